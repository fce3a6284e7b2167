// What people answer to "who is asking?" and "how should they answer you?".
import { describe, expect, test } from 'vitest';
import { fold } from '../../../../src/answering/reading/clean.ts';
import { wordsOf } from '../../../../src/answering/reading/words.ts';
import { confirmationOf } from '../../../../src/conversation/handing-over/agreeing.ts';
import { answerByIn, askerIn } from '../../../../src/conversation/handing-over/answers.ts';

const asker = (text: string) => askerIn(fold(text), wordsOf(text));
const answerBy = (text: string, wanted: 'e-mail' | 'phone' | null = null) => answerByIn(text, fold(text), wanted);
const phone = (text: string) => {
  const read = answerBy(text, 'phone');
  return read.kind === 'answer-by' && read.answerBy.kind === 'phone' ? read.answerBy.number : read.kind;
};

describe('who is asking', () => {
  test.each([
    ['1', 'school'],
    ['2.', 'teo'],
    ['number 4', 'whanau'],
    ['the third one', 'early-learning'],
    ['five', 'media'],
    ['tuaono', 'other'],
    ['im a mum', 'whanau'],
    ["I'm the principal of a kura", 'school'],
    ['we run a kindy', 'early-learning'],
    ['a PTE', 'teo'],
    ['polytech', 'teo'],
    ['journalist', 'media'],
    ['he whānau', 'whanau'],
    ['te hunga pāpāho', 'media'],
    ['kōhungahunga', 'early-learning'],
    ['parent ffs', 'whanau'],
    ['none of these', 'other'],
    ['someone else', 'other'],
    ['just a member of the public', 'other'],
    ['not a school, a parent', 'whanau'],
  ])('"%s" is %s', (text, who) => {
    expect(asker(text)).toBe(who);
  });

  test.each(['', '7', '0', '42', 'qwerty', 'yes', 'x'.repeat(5_000), 'not a school'])('%s does not say', (text) => {
    expect(asker(text)).toBeNull();
  });
});

describe('how to answer', () => {
  test.each(['here', 'Here in this chat', 'in teams please', 'konei', 'this chat is fine', 'here is good, not by phone'])(
    '"%s" is here',
    (text) => {
      expect(answerBy(text)).toEqual({ kind: 'answer-by', answerBy: { kind: 'here' } });
    },
  );

  test.each([
    ['me@school.example', 'me@school.example'],
    ['email me at x@y.nz thanks', 'x@y.nz'],
    ['My address is Jane.O-Neill+ka@kura.school.nz.', 'Jane.O-Neill+ka@kura.school.nz'],
    ['(jane@school.nz)', 'jane@school.nz'],
    ['jane@school.nz or 021 123 4567', 'jane@school.nz'],
  ])('"%s" holds the address %s', (text, address) => {
    expect(answerBy(text)).toEqual({ kind: 'answer-by', answerBy: { kind: 'e-mail', address } });
  });

  test.each(['x@', '@y.nz', 'me@school', 'a@b@c.nz', `${'x'.repeat(260)}@y.nz`, 'jane@ school.nz'])('"%s" is no whole address', (text) => {
    expect(answerBy(text)).toEqual({ kind: 'bad-address' });
  });

  test.each([
    ['by email', 'e-mail'],
    ['E-mail please', 'e-mail'],
    ['imera', 'e-mail'],
    ['ring me', 'phone'],
    ['can u txt me', 'phone'],
    ['waea', 'phone'],
    ['not by email, phone', 'phone'],
  ])('"%s" wants %s, without saying where', (text, wanted) => {
    expect(answerBy(text)).toEqual({ kind: 'wanted', wanted });
  });

  test.each([
    ['021 123 4567', '021 123 4567'],
    ['(09) 555-1234', '(09) 555-1234'],
    ['+64 21 123 456', '+64 21 123 456'],
    ['555 1234', '555 1234'],
    ['my number is 021 123 4567 after 3pm', '021 123 4567'],
    ['ring 07 858 7130 ext 12', '07 858 7130 ext 12'],
    ['021 123 4567 between 3 and 4:30 or on the 3rd', '021 123 4567'],
    ['mob: 0211234567, ask for Jane', '0211234567'],
  ])('"%s" holds the number %s', (text, number) => {
    expect(phone(text)).toBe(number);
  });

  test.each(['021 ABC 4567', '0800 IES INFO', '02I 123 4567', '12', '0800 437 INFO', '1'.repeat(16), 'after 3pm', '123456'])(
    '"%s" is no number to ring',
    (text) => {
      expect(phone(text)).toBe('bad-number');
    },
  );

  test('an address or number of the other kind than was asked for is taken all the same', () => {
    expect(answerBy('021 123 4567', 'e-mail')).toMatchObject({ answerBy: { kind: 'phone' } });
    expect(answerBy('x@y.nz', 'phone')).toMatchObject({ answerBy: { kind: 'e-mail' } });
    expect(answerBy('here', 'phone')).toMatchObject({ answerBy: { kind: 'here' } });
  });

  test('nonsense is unclear, and asked for an address or number it is a bad one', () => {
    for (const text of ['', '???', 'whatever', 'no phone please', 'x'.repeat(5_000)]) expect(answerBy(text).kind).toBe('unclear');
    expect(answerBy('jane', 'e-mail').kind).toBe('bad-address');
    expect(answerBy('later', 'phone').kind).toBe('bad-number');
  });
});

describe('may I pass it on?', () => {
  const confirmed = (text: string) => confirmationOf(text, wordsOf(text));

  test.each([
    ...['yes', 'Yep.', 'yes thats right send it', 'ok', 'looks good to me, thanks', 'yes, pass it on', 'go ahead', 'all correct', 'āe'],
    ...['Āe, tukuna', 'ka pai, tukua', 'pass it on please', 'I agree', 'that is fine', 'sure, send it now'],
  ])('"%s" agrees', (text) => {
    expect(confirmed(text)).toBe('yes');
  });

  test.each(['no', 'nope', 'no thanks', 'No, do not pass it on', "don't send it, no", 'kāo', 'not now', 'please do not send that'])(
    '"%s" refuses',
    (text) => {
      expect(confirmed(text)).toBe('no');
    },
  );

  test.each([
    ...[
      'yes?',
      'go on',
      'pass',
      'that',
      'is that right',
      'yes but change the place',
      'thanks',
      'maybe',
      'it',
      'the place is wrong',
      'send it where?',
      '',
    ],
    ...['yes i am the principal', 'no, it is Tauranga', 'what happens then', 'who reads it', 'send me the number'],
  ])('"%s" is neither', (text) => {
    expect(confirmed(text)).toBeNull();
  });
});
