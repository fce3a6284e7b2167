// The office's answer as the person gets it by e-mail.
import { expect, test } from 'vitest';
import { noOffices } from '../../../src/content/schema/offices.ts';
import { answerMail } from '../../../src/delivery/answer-mail.ts';
import { smallDelivery, smallOffices } from '../../support/small-cases.ts';

const answer = 'The schools choose together.\n\nRing us if they cannot agree.';
const phone = (reference: string) => `Ring the line and say ${reference}.`;
const answerBy = { kind: 'e-mail', address: 'mere@example.org' } as const;

test('the answer reads as a whole and says who answered and how to go on', () => {
  const mail = answerMail(smallDelivery({ kind: 'answer-mail', answer, case: { answerBy } }), { offices: smallOffices, phone });
  expect(mail).toMatchObject({
    to: 'mere@example.org',
    replyTo: 'canterbury@example.govt.nz',
    subject: '[KA-7F4MKRW2] Answer to your enquiry',
    isAutomatic: false,
  });
  expect(mail?.text).toBe(`Kia ora

You asked us a question through the Kāhui Ako enquiry assistant on 22 November 2026. Your reference is KA-7F4MKRW2.

Answer from Christchurch office
-------------------------------
The schools choose together.

Ring us if they cannot agree.

What you asked
--------------
    Our Kāhui Ako cannot agree on a lead. Who decides?

If you want to ask more
-----------------------
Reply to this e-mail. Your reply goes to the office that answered you.
Ring the line and say KA-7F4MKRW2.

Ngā mihi
`);
});

test('without a mailbox nobody is told to reply', () => {
  const mail = answerMail(smallDelivery({ answer, case: { answerBy } }), { offices: noOffices, phone });
  expect(mail?.replyTo).toBeNull();
  expect(mail?.text).toContain('Answer from the Ministry of Education\n');
  expect(mail?.text).toContain('Please do not reply to this e-mail');
});

test('there is none without an answer, or without an address to send it to', () => {
  expect(answerMail(smallDelivery({ answer: null, case: { answerBy } }), { offices: smallOffices, phone })).toBeNull();
  expect(answerMail(smallDelivery({ answer, case: { answerBy: { kind: 'here' } } }), { offices: smallOffices, phone })).toBeNull();
});
