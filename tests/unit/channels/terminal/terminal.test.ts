// A conversation over plain streams: greeted, every line answered in turn, ended with the input.
import { PassThrough, Readable } from 'node:stream';
import { text } from 'node:stream/consumers';
import { describe, expect, test } from 'vitest';
import { converse, printReply } from '../../../../src/channels/terminal/terminal.ts';
import type { Conversations } from '../../../../src/conversation/conversations.ts';
import { MAX_MESSAGE_CHARACTERS } from '../../../../src/conversation/message.ts';
import { aChart, aReply, fakeConversations } from '../../../support/fake-conversations.ts';

const key = { channel: 'terminal', conversationId: 't1' } as const;

async function talk(
  input: string,
  {
    isInteractive = false,
    conversations = fakeConversations(),
  }: { readonly isInteractive?: boolean; readonly conversations?: Conversations } = {},
): Promise<string> {
  const output = new PassThrough();
  const written = text(output);
  await converse(conversations, key, { input: Readable.from([input]), output, isInteractive });
  output.end();
  return written;
}

describe('a conversation in the terminal', () => {
  test('greets first, and ends with the input', async () => {
    expect(await talk('')).toContain('Kia ora. Ask a question.');
  });

  test('answers each line, in order, also the last one without its line end', async () => {
    const output = await talk('one\ntwo\nthree');
    const answers = ['You said one.', 'You said two.', 'You said three.'].map((answer) => output.indexOf(answer));
    expect(answers.every((at) => at >= 0)).toBe(true);
    expect(answers).toEqual([...answers].sort((one, other) => one - other));
  });

  test('gives every line an id of its own, so that the same words twice are asked twice', async () => {
    expect((await talk('again\nagain\n')).match(/You said again\./g)).toHaveLength(2);
  });

  test('passes over empty lines', async () => {
    const conversations = fakeConversations();
    await talk('\n   \none\n', { conversations });
    const items = await conversations.items(key, 0, 10);
    expect(items.filter(({ from }) => from === 'person')).toHaveLength(1);
  });

  test('passes a very long line on like any other', async () => {
    const output = await talk(`${'x'.repeat(3 * MAX_MESSAGE_CHARACTERS)}\none\n`);
    expect(output).toContain('x'.repeat(3 * MAX_MESSAGE_CHARACTERS));
    expect(output).toContain('You said one.');
  });

  test('prompts a person and does not prompt a pipe', async () => {
    expect((await talk('one\n', { isInteractive: true })).match(/\n> /g)).toHaveLength(2);
    expect(await talk('one\n')).not.toMatch(/^> $/m);
  });

  test('passes a broken store on', async () => {
    const conversations = fakeConversations();
    conversations.breakWith(new Error('no disk'));
    await expect(talk('one\n', { conversations })).rejects.toThrow('no disk');
  });
});

describe('a printed reply', () => {
  test('has its suggestions below', () => {
    expect(printReply(aReply({ text: 'Yes.', suggestions: ['One?', 'Two?'] }), false)).toBe('Yes.\n\n  > One?\n  > Two?\n');
  });

  test('has its charts between its words and its suggestions', () => {
    const printed = printReply(aReply({ text: 'Yes.', suggestions: ['One?'], charts: [aChart()] }), false);
    expect(printed).toMatch(/^Yes\.\n\n {2}How many there were\n.*█+ some 117\n.*█+ 148\n\n {2}> One\?\n$/);
  });

  test('does not say an offer twice', () => {
    const enquiry = { ...aReply().enquiry, kind: 'clarify' as const };
    expect(printReply(aReply({ text: '- One?', suggestions: ['One?'], enquiry }), false)).toBe('- One?\n');
  });

  test('is bold for a person only', () => {
    expect(printReply(aReply({ text: '**Note**' }), true)).toBe('\u001b[1mNote\u001b[22m\n');
    expect(printReply(aReply({ text: '**Note**' }), false)).toBe('Note\n');
  });
});
