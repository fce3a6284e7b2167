// `npm run ask -- "question" [--json] [--as-at 2016-07-01] [--explain]`; without a question, a conversation.
import { parseArgs } from 'node:util';
import { createEnquiries } from '../app/enquiries.ts';
import { prepare } from '../app/prepared.ts';
import { type Clock, systemClock } from '../base/clock.ts';
import { isDay } from '../base/day.ts';
import { Fault } from '../base/fault.ts';
import { randomIds } from '../base/ids.ts';
import { silentLogger } from '../base/logger.ts';
import { converse, printReply } from '../channels/terminal/terminal.ts';
import { readSettings } from '../config/settings.ts';
import { replyToActivity } from '../conversation/activity.ts';
import { nothingConfigured } from '../conversation/handing-over/hand-over.ts';
import { openMemoryStorage } from '../storage/storage.ts';
import { explanation } from './explanation.ts';
import { run } from './run.ts';

const usage = 'npm run ask -- "your question" [--json] [--as-at 2016-07-01] [--explain]';

function readArguments(argv: readonly string[]) {
  try {
    const { values, positionals } = parseArgs({
      args: [...argv],
      allowPositionals: true,
      options: { json: { type: 'boolean' }, explain: { type: 'boolean' }, 'as-at': { type: 'string' } },
    });
    const asAt = values['as-at'];
    if (asAt !== undefined && !isDay(asAt)) throw new Error(`--as-at "${asAt}" is not a calendar day`);
    return { question: positionals.join(' '), json: values.json ?? false, explain: values.explain ?? false, asAt };
  } catch (cause) {
    throw new Fault('arguments-bad', `${cause instanceof Error ? cause.message : 'The arguments cannot be read'}.`, {
      cure: `Write ${usage}`,
      cause,
    });
  }
}

await run(async () => {
  const { question, json, explain, asAt } = readArguments(process.argv.slice(2));
  const { knowledgeDir, dialogsDir, today } = readSettings(process.env);
  const clock: Clock = systemClock(asAt ?? today ?? undefined);
  const { content, model } = prepare({ knowledgeDir, dialogsDir, log: silentLogger });
  const storage = await openMemoryStorage({ clock });
  const { conversations, answerer } = createEnquiries({
    content,
    model,
    store: storage.conversations,
    clock,
    ids: randomIds,
    handOver: { ...nothingConfigured, isTrial: true },
    log: silentLogger,
  });
  const key = { channel: 'terminal', conversationId: randomIds.next() } as const;
  try {
    if (question === '') {
      const isInteractive = process.stdin.isTTY === true;
      await converse(conversations, key, { input: process.stdin, output: process.stdout, isInteractive });
      return;
    }
    if (explain) process.stdout.write(explanation(answerer.explain(question, { today: clock.today(), earlier: [], audience: null })));
    const { replies } = await conversations.receive({ ...key, messageId: '1', text: question });
    if (json) {
      const activities = replies.map((reply) => replyToActivity(reply, { name: 'Kāhui Ako enquiries', replyToId: '1' }));
      process.stdout.write(`${JSON.stringify({ question, replies: activities }, null, 2)}\n`);
    } else process.stdout.write(replies.map((reply) => printReply(reply, process.stdout.isTTY === true)).join('\n'));
  } finally {
    await storage.close();
  }
});
