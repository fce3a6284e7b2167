// The form over the Bot Framework: the question in words and as a card, and what the card brings back.
import { afterEach, describe, expect, test } from 'vitest';
import { createLines } from '../../src/answering/composing/lines.ts';
import { newForm } from '../../src/conversation/handing-over/form.ts';
import { cardOf } from '../../src/conversation/handing-over/form-card.ts';
import type { IncomingMessage } from '../../src/conversation/message.ts';
import { startBotServer } from '../support/bot-framework-server.ts';
import { startFakeConnector } from '../support/fake-connector.ts';
import { aReply } from '../support/fake-conversations.ts';
import { smallDialogs } from '../support/small-dialogs.ts';

const running: { stop(): Promise<void> }[] = [];
afterEach(async () => {
  for (const server of running.splice(0)) await server.stop();
});

const blank = { place: null, regionId: null, audience: null, about: '', isSafetyConcern: false, entryIds: [] } as const;
const asked = aReply({
  id: 'r1',
  text: 'Which town?',
  suggestions: ['Skip'],
  form: cardOf(newForm(blank), createLines(smallDialogs['en-NZ'])),
});

async function start() {
  const received: IncomingMessage[] = [];
  const connector = await startFakeConnector();
  const bot = await startBotServer({
    conversations: {
      open: async () => ({ replies: [], repeated: false }),
      receive: async (message) => {
        received.push(message);
        return { replies: [asked], repeated: false };
      },
      items: async () => [],
      onItems: () => () => {},
    },
  });
  running.push(bot, connector);
  const activity = {
    ...{ type: 'message', id: 'm1', channelId: 'emulator', serviceUrl: connector.serviceUrl },
    ...{ from: { id: 'u1', name: 'Ana' }, recipient: { id: 'b1' }, conversation: { id: 'c1' } },
  };
  return { bot, connector, received, activity };
}

describe('the form', () => {
  test('is asked in words with its buttons, and beside them as a card', async () => {
    const { bot, connector, activity } = await start();
    await bot.post({ ...activity, text: 'a person please' });
    const sent = connector.posted.map((posted) => posted.activity);
    expect(sent).toMatchObject([
      { text: 'Which town?', suggestedActions: { actions: [{ title: 'Skip' }] } },
      { attachments: [{ contentType: 'application/vnd.microsoft.card.adaptive', content: { type: 'AdaptiveCard', version: '1.4' } }] },
    ]);
    expect(sent[0]).not.toHaveProperty('attachments');
  });

  test('comes back as fields and words, with the address for an answer, without anybody’s name', async () => {
    const { bot, connector, received, activity } = await start();
    const value = { form: 'kahui-ako-case', place: 'Hamilton', about: 'The lead' };
    const response = await bot.post({ ...activity, value });
    expect(response.status).toBe(200);
    expect(received).toMatchObject([
      {
        text: 'Hamilton\nThe lead',
        form: { place: 'Hamilton', about: 'The lead' },
        replyAddress: { serviceUrl: connector.serviceUrl, conversation: { id: 'c1' }, bot: { id: 'b1' }, user: { id: 'u1' } },
      },
    ]);
    expect(JSON.stringify(received)).not.toContain('Ana');
  });

  test('in the response of a caller who waits is the same two messages', async () => {
    const { bot, connector, activity } = await start();
    const response = await bot.post({ ...activity, text: 'a person please', deliveryMode: 'expectReplies' });
    expect(await response.json()).toMatchObject({
      activities: [
        { id: 'r1', text: 'Which town?' },
        { id: 'r1-form', attachments: [{}] },
      ],
    });
    expect(connector.attempts()).toBe(0);
  });
});
