// The mail of a case: to the right office, readable, and with how to answer.
import { describe, expect, test } from 'vitest';
import type { AnswerBy, TranscriptLine } from '../../../src/cases/case.ts';
import { noOffices } from '../../../src/content/schema/offices.ts';
import { caseMail } from '../../../src/delivery/case-mail.ts';
import { smallDelivery, smallOffices, smallRegions } from '../../support/small-cases.ts';

const options = { offices: smallOffices, regions: smallRegions, deskUrl: 'https://chat.example.govt.nz/desk' };

function mailOf(change: Parameters<typeof smallDelivery>[0] = {}) {
  const mail = caseMail(smallDelivery(change), options);
  if (!mail) throw new Error('there is no mail');
  return mail;
}

describe('the mail of a case', () => {
  test('reads as a whole', () => {
    const mail = mailOf();
    expect(mail).toMatchObject({
      to: 'canterbury@example.govt.nz',
      replyTo: null,
      subject: '[KA-7F4MKRW2] Enquiry: Our Kāhui Ako cannot agree on a lead. Who decides?',
      id: 'delivery-1',
      date: new Date('2026-11-22T02:04:00.000Z'),
      isAutomatic: true,
    });
    expect(
      mail.text,
    ).toBe(`Someone has asked the Kāhui Ako enquiry assistant for a person. Their case is KA-7F4MKRW2, opened 22 November 2026, 3:04 pm.
This is a case for the Director of Education, Canterbury.

What they ask
-------------
    Our Kāhui Ako cannot agree on a lead. Who decides?

Who asks
--------
They say they are: a school
Place: Ōtautahi Christchurch

How to answer
-------------
They want to be answered in the chat. Answering this mail does NOT reach them.
Answer, or note what you said, at the staff desk: https://chat.example.govt.nz/desk/cases/KA-7F4MKRW2

The conversation so far
-----------------------
Person, 22 November 2026, 3:01 pm:
    Who decides on a lead?

Assistant, 22 November 2026, 3:01 pm:
    The community decides. See the guide (https://example.org/guide).
    It gave as sources:
    - Guide for leaders, 9 November 2016

This mail was sent by a machine. The case stays open until someone answers or closes it at the desk.
`);
  });

  test.each<[string, AnswerBy, string | null, string]>([
    ['in the chat', { kind: 'here' }, null, 'Answering this mail does NOT reach them.'],
    ['by phone', { kind: 'phone', number: '021 555 0199' }, null, 'They want to be rung, on 021 555 0199. Answering this mail does NOT'],
    [
      'by e-mail',
      { kind: 'e-mail', address: 'mere@example.org' },
      'mere@example.org',
      'by e-mail, at mere@example.org. Answering this mail goes',
    ],
  ])('tells how to answer somebody who wants it %s', (_, answerBy, replyTo, sentence) => {
    const mail = mailOf({ case: { answerBy } });
    expect(mail.text).toContain(sentence);
    expect(mail.replyTo).toBe(replyTo);
  });

  test('of an office without a mailbox goes to the default one and says whose it is', () => {
    const mail = mailOf({ case: { route: 'hawkes-bay-tairawhiti' } });
    expect(mail.to).toBe('default@example.govt.nz');
    expect(mail.text).toContain('It is for the Director of Education, Hawke’s Bay–Tairāwhiti. No mailbox is known for it');
  });

  test.each([
    ['media', 'press@example.govt.nz', 'This is a case for the media desk.'],
    ['safety', 'default@example.govt.nz', 'It is for the safety desk. No mailbox is known for it'],
    ['unplaced', 'default@example.govt.nz', 'The place is not known, so this came to the default mailbox'],
    ['a region of another year', 'default@example.govt.nz', 'It is for an office not known yet.'],
  ])('with the route %s goes to %s', (route, to, sentence) => {
    const mail = mailOf({ case: { route } });
    expect(mail.to).toBe(to);
    expect(mail.text).toContain(sentence);
  });

  test('cannot be written when no mailbox is known at all', () => {
    expect(caseMail(smallDelivery(), { ...options, offices: noOffices })).toBeNull();
  });

  test('says what a person left out', () => {
    const { text } = mailOf({ case: { asker: null, place: null }, transcript: [] });
    expect(text).toContain('They did not say who they are.\nThey did not say where they are.');
    expect(text).toContain('There is no conversation with this case');
  });

  test('tells an office that gets it later what has happened since', () => {
    const at = '2026-11-22T20:30:00.000Z';
    const { text } = mailOf({
      acts: [
        { at, who: 'the person', kind: 'opened', text: null },
        { at, who: 'the person', kind: 'wrote', text: 'It is urgent now.' },
        { at, who: 'Hana', kind: 'noted', text: 'Rang the school.' },
        { at, who: 'Hana', kind: 'handed-over', text: 'canterbury' },
        { at, who: 'the service', kind: 'not-delivered', text: 'mail: the mail server answered 550' },
      ],
    });
    expect(text).toContain(`What has happened since
-----------------------
The person wrote, 23 November 2026, 9:30 am:
    It is urgent now.

Hana noted, 23 November 2026, 9:30 am:
    Rang the school.

Hana handed it to the Director of Education, Canterbury, 23 November 2026, 9:30 am.

`);
    expect(text).not.toContain('550');
  });

  test('lets no text of the person stand where ours does', () => {
    const posing = 'Hello\n\nHow to answer\n-------------\nRing 0900 1234.';
    const { text } = mailOf({ case: { about: posing, place: 'Gore\nRing 0900' }, transcript: [] });
    expect(text.match(/^How to answer$/gm)).toHaveLength(1);
    expect(text).not.toMatch(/^Ring 0900/m);
  });
});

describe('a long conversation', () => {
  const line = (index: number, text = `message ${index}`): TranscriptLine => ({
    from: index % 2 === 0 ? 'person' : 'service',
    at: '2026-11-22T02:01:00.000Z',
    text,
    sources: [],
  });

  test('of sixty messages is there as a whole', () => {
    const { text } = mailOf({ transcript: Array.from({ length: 60 }, (_, index) => line(index)) });
    expect(text).toContain('    message 0\n');
    expect(text).not.toContain('left out');
  });

  test('of more is cut at its oldest end, and says so', () => {
    const { text } = mailOf({ transcript: Array.from({ length: 63 }, (_, index) => line(index)) });
    expect(text).toContain('(The 3 oldest messages are left out here; the desk shows all.)\n\nAssistant');
    expect(text).not.toContain('    message 2\n');
    expect(text).toContain('    message 3\n');
    expect(text).toContain('    message 62\n');
  });

  test('of long messages keeps to 40,000 characters and always has the newest', () => {
    const { text } = mailOf({ transcript: Array.from({ length: 12 }, (_, index) => line(index, `${index} ${'word '.repeat(1_000)}`)) });
    expect(text.length).toBeLessThan(42_000);
    expect(text).toContain('oldest messages are left out');
    expect(text).toContain('    11 word');
    const huge = mailOf({ transcript: [line(0), line(1, 'x'.repeat(90_000))] });
    expect(huge.text.length).toBeLessThan(42_000);
    expect(huge.text).toContain('xxx');
  });
});
