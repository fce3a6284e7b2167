// A message is split into what it asks, what it tells, and what is mere courtesy.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { splitMessage } from '../../../../src/answering/reading/split.ts';
import { anyText } from '../../../support/any-text.ts';

const asksOf = (message: string) =>
  splitMessage(message)
    .filter(({ role }) => role === 'ask')
    .map(({ text }) => text);
const rolesOf = (message: string) => splitMessage(message).map(({ role }) => role);

describe('splitting a message', () => {
  test('drops greeting and signature', () => {
    const mail = 'Kia ora koutou,\n\nHow many schools joined?\n\nNgā mihi\nMere';
    expect(asksOf(mail)).toEqual(['How many schools joined?']);
    expect(
      splitMessage(mail)
        .filter(({ role }) => role === 'courtesy')
        .map(({ text }) => text),
    ).toEqual(['Kia ora koutou,', 'Ngā mihi']);
  });

  test.each(['Dear Sir or Madam,', 'Tēnā koe', 'Good morning', 'Many thanks', 'Kind regards', 'Yours sincerely', 'Nāku noa, nā'])(
    '"%s" asks nothing',
    (courtesy) => {
      expect(rolesOf(`${courtesy}\nWho belongs?`)).toEqual(['courtesy', 'ask']);
    },
  );

  test('a greeting that goes on to ask is an ask, with or without a question mark', () => {
    expect(asksOf('Hi, how many schools joined')).toEqual(['how many schools joined']);
    expect(asksOf('Hi, how many schools joined?')).toEqual(['how many schools joined?']);
    expect(rolesOf('kia ora who belongs to a community. I am a parent.')).toEqual(['ask', 'context']);
    expect(asksOf('thanks, and who pays?')).toEqual(['who pays?']);
    expect(asksOf('We are a school. Best way to join')).not.toEqual(['We are a school.']);
  });

  test('a request joined to a question is an ask of its own', () => {
    expect(asksOf('Who belongs, and tell me who pays?')).toEqual(['Who belongs', 'tell me who pays?']);
    expect(asksOf('How many joined and please send the list')).toEqual(['How many joined', 'send the list']);
  });

  test('what stands in a list is asked, although no item is a sentence', () => {
    expect(asksOf('As at July: (a) total communities (b) total schools')).toEqual(['total communities', 'total schools']);
    expect(asksOf('The board wants 1. whether we qualify 2. the money')).toEqual(['whether we qualify', 'the money']);
    expect(rolesOf('I read point 1. It was long. Who belongs?')).not.toEqual(['ask', 'ask', 'ask']);
  });

  test.each([
    ['How many schools joined? Who paid for it?', ['How many schools joined?', 'Who paid for it?']],
    ['Who belongs and who pays?', ['Who belongs', 'who pays?']],
    ['How many schools joined, and when did it start?', ['How many schools joined', 'when did it start?']],
    ['What is it, who runs it', ['What is it', 'who runs it']],
  ])('%s holds two asks', (message, asks) => {
    expect(asksOf(message)).toEqual(asks);
  });

  test('one ask stays one, although it lists several things', () => {
    expect(asksOf('How many schools, kura and students were there?')).toHaveLength(1);
    expect(asksOf('Are leaders and teachers paid?')).toHaveLength(1);
  });

  test.each([
    ['1. How many schools?\n2. Who pays?', 2],
    ['1) How many schools? 2) Who pays? 3) Who leads?', 3],
    ['a) who belongs?\nb) who pays?', 2],
    ['- who belongs?\n- who pays?', 2],
    ['First, who belongs? Second, who pays?', 2],
  ])('a list is read item by item: %j', (message, count) => {
    const asks = asksOf(message);
    expect(asks).toHaveLength(count);
    expect(asks.every((ask) => /^(how|who)/i.test(ask))).toBe(true);
  });

  test('a story before the ask is context', () => {
    const clauses = splitMessage('I am the principal of a small school. We heard of this last year. What would we have to do to join?');
    expect(clauses.map(({ role }) => role)).toEqual(['context', 'context', 'ask']);
  });

  test.each(['Please tell me who belongs', 'I need to know who belongs', 'Could you list the members', 'I wonder who belongs'])(
    '"%s" is an ask',
    (request) => {
      expect(rolesOf(`We are a school. ${request}.`)).toEqual(['context', 'ask']);
    },
  );

  test('a decimal number or a figure with a point at its end does not break a sentence wrongly', () => {
    expect(asksOf('Was it 1.5 million dollars?')).toEqual(['Was it 1.5 million dollars?']);
  });

  test('without any ask everything told counts as one', () => {
    expect(rolesOf('number of schools')).toEqual(['ask']);
    expect(rolesOf('Our school. The money.')).toEqual(['ask', 'ask']);
  });

  test('mere courtesy stays courtesy', () => {
    expect(rolesOf('Kia ora')).toEqual(['courtesy']);
  });

  test.each(['', ' ', '?!', '…'])('nothing is left of %j', (message) => {
    expect(splitMessage(message)).toEqual([]);
  });

  test('every message with a letter has a clause, each with a letter or digit', () => {
    const text = fc.oneof(
      anyText(120),
      fc
        .array(fc.constantFrom('a', '?', ' ', '. ', ', and who ', '1) ', '- ', '\n', 'hi', 'who', 'x', ';', '|'), { maxLength: 12 })
        .map((parts) => parts.join('')),
    );
    fc.assert(
      fc.property(text, (message) => {
        const clauses = splitMessage(message);
        if (/\p{L}/u.test(message)) expect(clauses).not.toEqual([]);
        expect(clauses.filter((clause) => !/[\p{L}\p{N}]/u.test(clause.text))).toEqual([]);
      }),
      { numRuns: 500 },
    );
  });
});
