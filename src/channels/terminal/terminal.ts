// A conversation in the terminal: prints replies, numbers the suggestions, ends with the input.
import { createInterface } from 'node:readline';
import type { Readable, Writable } from 'node:stream';
import type { Conversations } from '../../conversation/conversations.ts';
import type { ConversationKey, Reply } from '../../conversation/message.ts';
import { toBars } from './to-bars.ts';
import { toTerminal } from './to-text.ts';

export type TerminalStreams = { readonly input: Readable; readonly output: Writable; readonly isInteractive: boolean };

/** A reply as text, with its charts and its suggestions below. */
export function printReply(reply: Reply, isInteractive: boolean): string {
  const bold = (text: string) => (isInteractive ? `\u001b[1m${text}\u001b[22m` : text);
  const suggestions = reply.enquiry.kind === 'clarify' ? [] : reply.suggestions;
  const more = suggestions.length > 0 ? `\n\n${suggestions.map((suggestion) => `  > ${suggestion}`).join('\n')}` : '';
  const charts = (reply.charts ?? []).map((chart) => `\n\n${toBars(chart)}`).join('');
  return `${toTerminal(reply.text, bold)}${charts}${more}\n`;
}

/** Holds one conversation over the streams until the input ends. Resolves then; every line read is answered first. */
export async function converse(
  conversations: Conversations,
  key: ConversationKey,
  { input, output, isInteractive }: TerminalStreams,
): Promise<void> {
  const prompt = () => {
    if (isInteractive) output.write('\n> ');
  };
  const say = (replies: readonly Reply[]) => output.write(`\n${replies.map((reply) => printReply(reply, isInteractive)).join('\n')}`);
  say((await conversations.open(key)).replies);
  prompt();
  let count = 0;
  for await (const line of createInterface({ input, terminal: false })) {
    count += 1;
    if (line.trim() !== '') say((await conversations.receive({ ...key, messageId: String(count), text: line })).replies);
    prompt();
  }
}
