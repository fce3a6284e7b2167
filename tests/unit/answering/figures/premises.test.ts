// What a clause takes for granted is found whole: who is named, what is said of them, and whether a "not" turns it round.
import { describe, expect, test } from 'vitest';
import { createPremiseFinder } from '../../../../src/answering/figures/premises.ts';
import { wordsOf } from '../../../../src/answering/reading/words.ts';
import type { Premises } from '../../../../src/content/schema/premises.ts';
import { countedKnowledge } from '../../../support/small-figures.ts';

const find = createPremiseFinder(countedKnowledge.premises);
const says = (text: string, finder = find) =>
  finder(wordsOf(text)).map(({ premise, isRight, isOpen }) => `${premise.id} ${isRight ? 'right' : 'wrong'}${isOpen ? ' open' : ''}`);

describe('premises', () => {
  test.each<[string, readonly string[]]>([
    ['The board approves our plan', ['who-approves wrong']],
    ["The board approves our plan, doesn't it?", ['who-approves wrong']],
    ["Isn't it the board that approves the plan?", ['who-approves wrong']],
    ['The board does not approve our plan', ['who-approves right']],
    ['The board can approve our plan', ['who-approves wrong']],
    ['No board approves our plan', ['who-approves right']],
    ['None of the boards approves our plan', ['who-approves right']],
    ['No, the board approves our plan', ['who-approves wrong']],
    ['The Minister approves our plan', ['who-approves right']],
    ['The Minister never approves our plan', ['who-approves wrong']],
    ['Does the board approve our plan?', ['who-approves wrong open']],
    ['Does the Minister approve our plan?', ['who-approves right open']],
    ['We do not know what they did before, the board approves the plan', []],
    ['It is a myth that the board approves the plan', []],
    ['Show me which board approves the plan', []],
    ['The board or the Minister approves the plan', ['who-approves right']],
    ['The board approves our budget', []],
    ['Who approves the plan?', []],
    ['', []],
  ])('%s', (text, expected) => expect(says(text)).toEqual(expected));

  const premise = { id: 'p', facts: [16], entry: 'e', correction: 'c', about: ['region'], unless: [] };
  const withPatterns = (wrong: readonly string[], right: readonly string[] = []): Premises => ({
    classes: { bare: ['(no schools|none at all)'] },
    negations: ['not', 'no'],
    premises: [{ ...premise, wrong, right }],
  });

  test('a "no" inside what is named turns nothing round', () => {
    expect(says('the region had no schools', createPremiseFinder(withPatterns(['region .. <bare>'])))).toEqual(['p wrong']);
  });
  test('nor does one that the pattern itself says', () => {
    const finder = createPremiseFinder(withPatterns(['region .. can not .. join']));
    expect(says('that region can not join', finder)).toEqual(['p wrong']);
    expect(says('it is not so that the region can not join', finder)).toEqual(['p right']);
  });
  test('claimed both ways at once it is left out', () => {
    expect(says('one region left and one region stayed', createPremiseFinder(withPatterns(['region left'], ['region stayed'])))).toEqual(
      [],
    );
  });
});
