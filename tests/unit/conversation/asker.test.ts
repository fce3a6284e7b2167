// Rules that hold for TEOs alone: told to them, asked about with somebody unknown, and never told to others as theirs.
import { describe, expect, test } from 'vitest';
import { last, talk } from '../../support/small-talk.ts';
import { teoTurn } from '../../support/small-teos.ts';

const taking = (...messages: readonly string[]) => last(talk(messages, { by: teoTurn }));
const told = (...messages: readonly string[]) => taking(...messages).replies.map(({ kind, entryIds }) => `${kind} ${entryIds.join(' ')}`);

describe('an asker who has not said who they are', () => {
  test('hears for whom it holds, and is asked who they are, with buttons', () => {
    const { replies, state } = taking('are we bound to it');
    expect(replies).toMatchObject([{ kind: 'answer', entryIds: ['teo-bound'] }]);
    expect(replies[0]?.text.endsWith('line ask-audience')).toBe(true);
    expect(replies[0]?.suggestions).toEqual(['line audience-school', 'line audience-early-learning', 'What TEOs could gain']);
    expect(state.audienceAsked).toBe('now');
  });

  test('is asked once only', () => {
    const { replies, state } = taking('are we bound to it', 'what do we gain');
    expect(replies[0]?.text).not.toContain('line ask-audience');
    expect(state.audienceAsked).toBe('before');
  });

  test.each([
    ['we are a school', 'school'],
    ['a school', 'school'],
    ['our kura', 'school'],
    ["I'm a mother", 'parent'],
  ] as const)('and then says "%s" gets the reply for that, without asking again', (message, audience) => {
    const { replies, state } = taking('are we bound to it', message);
    expect(replies).toMatchObject([{ kind: 'decline', entryIds: ['school-bound'] }]);
    expect(replies[0]?.text.startsWith('line mended\n\n')).toBe(true);
    expect(state.audience).toBe(audience);
    expect(told('are we bound to it', message, 'what do we gain')).toEqual(['decline teo-gains']);
  });

  test('and says what no gap stands for hears that it is said of others', () => {
    const { replies } = taking('are we bound to it', 'a kindergarten');
    expect(replies).toMatchObject([{ kind: 'decline', entryIds: ['teo-bound'] }]);
    expect(replies[0]?.text).toContain('line decline-of-others');
  });

  test('and is a TEO hears the same again', () => {
    expect(told('are we bound to it', 'a polytech')).toEqual(['answer teo-bound']);
  });

  test('and says yes is asked which', () => {
    const { replies, state } = taking('are we bound to it', 'yes');
    expect(replies).toMatchObject([
      { kind: 'clarify', text: 'line audience-which', suggestions: ['line audience-school', 'line audience-early-learning'] },
    ]);
    expect(last(talk(['a school'], { by: teoTurn, from: state })).replies).toMatchObject([{ kind: 'decline', entryIds: ['school-bound'] }]);
  });

  test('and asks something else is answered', () => {
    expect(told('are we bound to it', 'how many communities were there')).toEqual(['answer communities-count']);
  });
});

describe('an asker who has said who they are', () => {
  test('in the same message, or earlier, gets what is said of them', () => {
    expect(told('We are a school. Are we bound to it?')).toEqual(['decline school-bound']);
    expect(told('we are a school', 'how many communities were there', 'are we bound to it')).toEqual(['decline school-bound']);
    expect(told('we are a polytech', 'are we bound to it')).toEqual(['answer teo-bound']);
    expect(taking('we are a polytech', 'are we bound to it').replies[0]?.text).not.toContain('line ask-audience');
  });

  test('and asks about TEOs gets what is said of TEOs', () => {
    expect(told('we are a school', 'is a polytech bound')).toEqual(['answer teo-bound']);
  });

  test('and asks the same for themselves gets what is said of them', () => {
    expect(told('we are a school', 'is a polytech bound', 'and for us?')).toEqual(['decline school-bound']);
    expect(told('we are a polytech', 'is a school bound', 'and are we?')).toEqual(['answer teo-bound']);
  });

  test('a TEO that asks about schools gets the gap of schools', () => {
    expect(told('we are a polytech', 'is a school bound')).toEqual(['decline school-bound']);
  });

  test('only by way of introduction, before any ask, is not thanked for it', () => {
    const { replies, state } = taking('we are a school');
    expect(replies[0]?.text).not.toContain('line mended');
    expect(state).toMatchObject({ audience: 'school', audienceAsked: 'never' });
  });

  test('and takes back what they asked about is thanked, and gets the gap of what they meant', () => {
    const { replies } = taking('is a polytech bound', 'no, I meant a school');
    expect(replies).toMatchObject([{ kind: 'decline', entryIds: ['school-bound'] }]);
    expect(replies[0]?.text.startsWith('line mended\n\n')).toBe(true);
  });

  test('hears no more of what is for TEOs when they want more', () => {
    expect(told('we are a school', 'is a polytech bound', 'more')).toEqual(['answer what-is']);
    expect(told('is a polytech bound', 'more')).toEqual(['answer teo-gains']);
  });
});

test('no conversation tells a school what holds for TEOs alone, unless it asks about TEOs', () => {
  const asks = ['are we bound to it', 'what do we gain', 'is it binding', 'gains please', 'must we be bound', 'more', 'and for us?', 'why'];
  for (const first of asks)
    for (const second of asks)
      for (const { kind, entryIds, text } of talk(['we are a school', first, second], { by: teoTurn }).flatMap(({ replies }) => replies))
        if (entryIds.some((id) => id.startsWith('teo-')))
          expect([kind, text]).toEqual(['decline', expect.stringContaining('line decline-of-others')]);
});
