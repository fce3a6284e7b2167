// Whole conversations of any messages in any order: nothing breaks, the state stays small, and what is picked is what was shown.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { MOST_SUGGESTIONS } from '../../../src/answering/composing/composed.ts';
import { conversationState, MOST_REMEMBERED } from '../../../src/conversation/state.ts';
import type { Turn } from '../../../src/conversation/turn.ts';
import { anyText } from '../../support/any-text.ts';
import { TODAY } from '../../support/small-builders.ts';
import { smallKnowledge } from '../../support/small-knowledge.ts';
import { offeringTurn, talk } from '../../support/small-talk.ts';
import { teoTurn } from '../../support/small-teos.ts';

/** Every kind of message once, and some of them in several ways. */
const said = fc.constantFrom(
  'how many communities were there',
  'How many schools belonged? And who announced the help?',
  'are we bound to it',
  'offer three',
  'offer one',
  'we are a school',
  'a polytech',
  'a kindergarten in Hamilton',
  'and schools?',
  'and in 2015?',
  'not schools, teachers',
  'no, I meant the money',
  'sorry',
  'says who?',
  'when was that?',
  'are you sure?',
  'why?',
  'go on',
  'is that still so',
  "that's not what I asked",
  'yes',
  'no',
  'both',
  'neither',
  'the second one',
  'the one about money',
  '3',
  'and the first?',
  'thanks',
  'say that again',
  'go back',
  'start over',
  'te reo',
  'delete my data',
  'a person please',
  'Hamilton',
  'skip',
  'a parent',
  'here',
  'me@example.org',
  '021 123 4567',
  'change the place',
  'cancel',
  'any news',
  'who won the cup',
  'he is in danger',
  '',
);
const message = fc.oneof({ weight: 5, arbitrary: said }, { weight: 1, arbitrary: anyText(60) });
const conversation = fc.array(message, { minLength: 1, maxLength: 12 });
const turns = fc.constantFrom(offeringTurn, teoTurn);

/** Far more than three answers take, far less than three of the longest messages would. */
const MOST_CHARACTERS = 20_000;

describe('a conversation of any messages', () => {
  test('is answered at every turn, and remembers little, in the shape it is stored in', () => {
    fc.assert(
      fc.property(conversation, turns, (messages, by) => {
        for (const { state, replies } of talk(messages, { by })) {
          expect(conversationState.safeParse(JSON.parse(JSON.stringify(state))).success).toBe(true);
          expect(JSON.stringify(state).length).toBeLessThan(MOST_CHARACTERS);
          expect(state.asked.length).toBeLessThanOrEqual(MOST_REMEMBERED);
          expect(replies.length).toBeGreaterThan(0);
          for (const { text, suggestions } of replies) {
            expect(text.trim()).not.toBe('');
            expect(suggestions.length).toBeLessThanOrEqual(MOST_SUGGESTIONS);
          }
        }
      }),
      { numRuns: 60 },
    );
  });

  test('remembers asks of a few hundred characters at most, however they are joined', () => {
    fc.assert(
      fc.property(fc.array(fc.oneof(said, fc.constant('and schools '.repeat(80))), { minLength: 1, maxLength: 12 }), (messages) => {
        for (const { state } of talk(messages)) for (const { ask } of state.asked) expect((ask ?? '').length).toBeLessThanOrEqual(600);
      }),
      { numRuns: 30 },
    );
  });

  test('goes on from what was shown: an ordinal picks the item that stood there', () => {
    const titleOf = (id: string | undefined) => smallKnowledge.entries.get(id ?? '')?.title;
    const pick = ({ state }: Turn, words: string) => offeringTurn.take(state, words, TODAY).replies.flatMap(({ entryIds }) => entryIds);
    fc.assert(
      fc.property(conversation, (messages) => {
        const taken = talk(messages).at(-1);
        if (!taken) return;
        const { offered, asked } = taken.state;
        offered.forEach((id, at) => {
          expect(pick(taken, `number ${at + 1}`)).toEqual([id]);
        });
        if (offered.length > 0) return;
        const shown = asked.at(-1)?.replies.flatMap(({ suggestions }) => suggestions) ?? [];
        // Beside titles, a reply may show a way to a person and kinds of place, which are no numbered items.
        const titles = shown.filter((title) => [...smallKnowledge.entries.values()].some((entry) => entry.title === title));
        if (taken.state.caseForm !== null) return;
        titles.forEach((title, at) => {
          expect(titleOf(pick(taken, `number ${at + 1}`)[0])).toBe(title);
        });
      }),
      { numRuns: 60 },
    );
  });
});
