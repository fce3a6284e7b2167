// Stored items become the set of activities that a client polls or is sent.
import { describe, expect, test } from 'vitest';
import { readWatermark, toActivitySet } from '../../../../src/channels/direct-line/activity-set.ts';
import { aChart, aReply } from '../../../support/fake-conversations.ts';

const session = { conversationId: 'c1', userId: 'dl_me', startedAt: 0, origins: [], kept: false } as const;
const sender = { name: 'Enquiries', pictures: () => 'data:image/png;base64,AAAA' };
const mine = { seq: 4, createdAt: '2026-11-22T01:02:03.000Z', from: 'person', messageId: 'm1', text: 'Hello' } as const;

describe('an activity set', () => {
  test("gives the person's own message back under the id that the client knows", () => {
    const { activities } = toActivitySet([mine], 0, session, sender);
    expect(activities[0]).toMatchObject({
      type: 'message',
      id: 'm1',
      from: { id: 'dl_me', role: 'user' },
      text: 'Hello',
      timestamp: '2026-11-22T01:02:03.000Z',
      conversation: { id: 'c1' },
      channelData: { clientActivityID: 'm1' },
    });
  });

  test("answers the person's message", () => {
    const item = { seq: 5, createdAt: mine.createdAt, from: 'service', inReplyTo: 'm1', reply: aReply() } as const;
    expect(toActivitySet([item], 4, session, sender).activities[0]).toMatchObject({
      from: { id: 'enquiries', role: 'bot', name: 'Enquiries' },
      recipient: { id: 'dl_me' },
      replyToId: 'm1',
      channelData: { enquiry: { kind: 'answer' } },
    });
  });

  test('draws the charts of a reply', () => {
    const item = { seq: 5, createdAt: mine.createdAt, from: 'service', inReplyTo: 'm1', reply: aReply({ charts: [aChart()] }) } as const;
    expect(toActivitySet([item], 4, session, sender).activities[0]).toMatchObject({
      attachments: [{ contentType: 'image/png', contentUrl: 'data:image/png;base64,AAAA', name: aChart().alt }],
    });
  });

  test('ends with the number of its last item, or with where the client was', () => {
    expect(toActivitySet([mine], 0, session, sender).watermark).toBe('4');
    expect(toActivitySet([], 17, session, sender)).toEqual({ activities: [], watermark: '17' });
    expect(toActivitySet([], 0, session, sender).watermark).toBe('0');
  });
});

describe('a watermark', () => {
  test.each([
    [null, 0],
    ['', 0],
    ['0', 0],
    ['12', 12],
  ])('%j means everything after %d', (watermark, afterSeq) => {
    expect(readWatermark(watermark)).toBe(afterSeq);
  });

  test.each(['-1', '1.5', 'abc', '1e3', ' 1', '9'.repeat(16)])('%j is not one of ours', (watermark) => {
    expect(readWatermark(watermark)).toBeNull();
  });
});
