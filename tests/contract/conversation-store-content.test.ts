// What goes into a ConversationStore comes out unchanged: texts of every kind, whole replies.
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { ConversationStore } from '../../src/conversation/store.ts';
import { fillings, type OpenStore, reply, web } from './stores.ts';

const remember = (state: unknown) => ({ state, replies: [] });

describe.each(fillings)('what is kept on $name', ({ open }) => {
  let opened: OpenStore;
  let store: ConversationStore;
  beforeEach(async () => {
    opened = await open();
    store = opened.store;
  });
  afterEach(() => opened.close());

  test.each([
    ['macrons', 'He aha ngā Kāhui Ako? Māori, whānau, tūpuna, ērā, ōna'],
    ['4,000 characters', 'ā'.repeat(4_000)],
    ['other scripts and emoji', '学校 школа 👩🏽‍🏫 e\u0301'],
    ['control characters and quotes', `a\u0000b\t\r\n"'\`;--\\ %_ \u2028`],
    ['a lone half of a pair', 'a\ud800b'],
    ['nothing', ''],
  ])('text with %s comes back as it went in', async (_, text) => {
    await store.turn(web('c'), { messageId: 'm1', text }, () => ({ state: { text }, replies: [reply('a', { text, speak: text })] }));
    expect(await store.items(web('c'), 0, 100)).toMatchObject([{ text }, { reply: { text, speak: text } }]);
    let seen: unknown;
    await store.turn(web('c'), { messageId: 'm2', text: 'next' }, (state) => {
      seen = state;
      return remember(state);
    });
    expect(seen).toEqual({ text });
  });

  test('a reply comes back whole', async () => {
    const full = reply('a', {
      locale: 'mi-NZ',
      suggestions: ['Kei hea?', 'Ko wai?'],
      charts: [
        {
          title: 'How many there were',
          alt: 'Bar chart.',
          points: [
            { day: '2016-07-01', value: 117, label: 'some 117' },
            { day: '2016-11-09', value: 148, label: '148' },
          ],
        },
      ],
      enquiry: {
        kind: 'hand-over',
        entryIds: ['what-is-a-kahui-ako'],
        factIds: [1, 80],
        sources: [
          { title: 'A release', publisher: 'A publisher', date: '2016-11-09', address: 'https://example.org/a' },
          { title: 'Another', publisher: 'A publisher', date: '2016-07-01', address: null },
        ],
        asAt: '2016-11-09',
        confidence: 0.8125,
        caseReference: 'KA-7XQ4',
      },
    });
    await store.turn(web('c'), { messageId: 'm1', text: 'Hello' }, () => ({ state: null, replies: [full] }));
    const again = await store.turn(web('c'), { messageId: 'm1', text: 'Hello' }, remember);
    expect(again).toMatchObject({ repeated: true });
    expect(again.replies).toEqual([full]);
  });

  test('a caller that changes what it got back changes nothing stored', async () => {
    const taken = await store.turn(web('c'), { messageId: 'm1', text: 'Hello' }, () => ({ state: null, replies: [reply('a')] }));
    const asTaken = structuredClone(taken.items);
    for (const given of [taken.items, await store.items(web('c'), 0, 100)]) {
      for (const item of given) Object.assign(item.from === 'service' ? item.reply : item, { text: 'changed' });
    }
    expect(await store.items(web('c'), 0, 100)).toEqual(asTaken);
  });
});
