// A reply becomes the activity that the outer contract describes.
import { describe, expect, test } from 'vitest';
import { replyToActivity } from '../../../src/conversation/activity.ts';
import { aChart, aReply } from '../../support/fake-conversations.ts';

const context = { name: 'Enquiries', replyToId: 'm1' } as const;
const source = { title: 'A release', publisher: 'A ministry', date: '2016-11-09', address: 'https://example.govt.nz/release' } as const;

describe('a reply as an activity', () => {
  test('is a Markdown message from the service that keeps text, speech, language and id', () => {
    const activity = replyToActivity(aReply({ id: 'r7', text: '**Kia ora**', speak: 'Kia ora', locale: 'mi-NZ' }), context);
    expect(activity).toMatchObject({
      type: 'message',
      id: 'r7',
      from: { id: 'enquiries', role: 'bot', name: 'Enquiries' },
      text: '**Kia ora**',
      textFormat: 'markdown',
      speak: 'Kia ora',
      locale: 'mi-NZ',
      replyToId: 'm1',
    });
  });

  test('a greeting answers nobody', () => {
    expect(replyToActivity(aReply(), { name: 'Enquiries', replyToId: null })).not.toHaveProperty('replyToId');
  });

  test('each suggestion is a button that sends its own words', () => {
    const activity = replyToActivity(aReply({ suggestions: ['One?', 'Two?'] }), context);
    expect(activity.suggestedActions).toEqual({
      actions: [
        { type: 'imBack', title: 'One?', value: 'One?' },
        { type: 'imBack', title: 'Two?', value: 'Two?' },
      ],
    });
    expect(replyToActivity(aReply({ suggestions: [] }), context)).not.toHaveProperty('suggestedActions');
  });

  test('carries what the reply rests on, unchanged, for programs', () => {
    const reply = aReply({ enquiry: { ...aReply().enquiry, kind: 'hand-over', factIds: [3, 4], caseReference: 'KA-7XQ' } });
    expect(replyToActivity(reply, context).channelData).toEqual({ enquiry: reply.enquiry });
  });

  test('each source is a numbered claim with title, address, publisher and date', () => {
    const second = { ...source, title: 'Another release', address: null };
    const activity = replyToActivity(aReply({ enquiry: { ...aReply().enquiry, sources: [source, second] } }), context);
    expect(activity.entities).toHaveLength(1);
    expect(activity.entities[0]).toMatchObject({ type: 'https://schema.org/Message', '@type': 'Message' });
    expect(activity.entities[0]?.citation.map(({ position }) => position)).toEqual([1, 2]);
    expect(activity.entities[0]?.citation[0]?.appearance).toEqual({
      '@type': 'DigitalDocument',
      name: 'A release',
      url: 'https://example.govt.nz/release',
      abstract: 'A ministry, 9 November 2016',
    });
    expect(activity.entities[0]?.citation[1]?.appearance).not.toHaveProperty('url');
  });

  test('a title longer than Teams shows is cut with an ellipsis', () => {
    const long = { ...source, title: 'Ā'.repeat(200) };
    const activity = replyToActivity(aReply({ enquiry: { ...aReply().enquiry, sources: [long] } }), context);
    const name = activity.entities[0]?.citation[0]?.appearance.name ?? '';
    expect([...name]).toHaveLength(80);
    expect(name.endsWith('…')).toBe(true);
  });

  test('each chart is a picture that is also said in words, and holds itself', () => {
    const charts = [aChart(), aChart({ title: 'Another', alt: 'Another one.' })];
    const { attachments, text } = replyToActivity(aReply({ charts }), context);
    const pictures = (attachments ?? []).flatMap((each) => (each.contentType === 'image/png' ? [each] : []));
    expect(pictures.map(({ name }) => name)).toEqual([aChart().alt, 'Another one.']);
    for (const { contentType, contentUrl } of pictures) {
      expect(contentType).toBe('image/png');
      expect(contentUrl).toMatch(/^data:image\/png;base64,[A-Za-z0-9+/]+=*$/);
    }
    expect(pictures[0]?.contentUrl).not.toBe(pictures[1]?.contentUrl);
    expect(text).toBe(aReply().text);
    expect(replyToActivity(aReply(), context)).not.toHaveProperty('attachments');
  });

  test('without sources there is nothing to cite', () => {
    expect(replyToActivity(aReply(), context).entities).toEqual([]);
  });
});
