// One turn: what is replied and what is remembered, for everything a person can do.
import { describe, expect, test } from 'vitest';
import type { Outcome, QuestionContext } from '../../../src/answering/outcome.ts';
import { type ConversationState, MOST_REMEMBERED, newState } from '../../../src/conversation/state.ts';
import type { TakeTurn, Turn } from '../../../src/conversation/turn.ts';
import { plannedAnswerer, smallTurn } from '../../support/small-answering.ts';
import { TODAY } from '../../support/small-knowledge.ts';

const anOffer: Outcome = { kind: 'offer', entryIds: ['communities-count', 'schools-count', 'money'], confidence: 0.3 };
const offerOfOne: Outcome = { ...anOffer, entryIds: ['money'] };
const turn = smallTurn(
  plannedAnswerer({
    'offer three': anOffer,
    'offer one': offerOfOne,
    'something odd': { kind: 'decline', gapId: null, declineId: null, also: [], confidence: 0.9 },
  }),
);

/** The conversation's turns, one for each message. */
function talk(
  messages: readonly string[],
  {
    from = newState,
    by = turn,
    today = TODAY,
  }: { readonly from?: ConversationState; readonly by?: TakeTurn; readonly today?: string } = {},
): readonly Turn[] {
  let state = from;
  return messages.map((message) => {
    const taken = by.take(state, message, today);
    state = taken.state;
    return taken;
  });
}

function last(turns: readonly Turn[]): Turn {
  const taken = turns.at(-1);
  if (!taken) throw new Error('no turn was taken');
  return taken;
}

const afterSaying = (...messages: readonly string[]) => last(talk(messages));
const textAfter = (...messages: readonly string[]) =>
  afterSaying(...messages)
    .replies.map(({ text }) => text)
    .join('\n\n');
const kindsAfter = (...messages: readonly string[]) => afterSaying(...messages).replies.map(({ kind }) => kind);

describe('opening', () => {
  test('greets with the privacy notice and three suggestions, and changes nothing', () => {
    const { replies, state } = turn.open(newState, TODAY);
    expect(replies).toHaveLength(1);
    expect(replies[0]).toMatchObject({ kind: 'smalltalk', text: 'line greeting\n\nline privacy-notice' });
    expect(replies[0]?.suggestions).toEqual(['What a community was', 'Whether schools had to join', 'How many communities there were']);
    expect(state).toEqual(newState);
  });
});

describe('a message without words', () => {
  test.each(['', '   ', '\n\t', '\u0000\u200b', '...', '<br>', '!!'])('%j is said to be empty and forgets nothing', (message) => {
    const { replies, state } = last(talk(['offer three', message]));
    expect(replies).toMatchObject([{ kind: 'smalltalk', text: 'line empty-message' }]);
    expect(state).toEqual(afterSaying('offer three').state);
  });

  test('a lone question mark asks for help', () => {
    expect(textAfter('?')).toBe('line help 111');
  });
});

describe('an answer', () => {
  test('shows its notice in full once, and then short', () => {
    const [first, second] = talk(['how many communities were there', 'how many schools belonged']);
    expect(first?.replies[0]).toMatchObject({ kind: 'answer', entryIds: ['communities-count'] });
    expect(first?.replies[0]?.text).toContain('The groups ended on 28 January 2026.');
    expect(first?.state.noticesShown).toEqual(['ended']);
    expect(second?.replies[0]?.text).toContain('The groups have ended.');
    expect(second?.replies[0]?.text).not.toContain('28 January 2026');
  });

  test('as at an earlier day says what was known then', () => {
    const { replies } = last(talk(['how many communities were there'], { today: '2016-07-15' }));
    expect(replies[0]?.text).toContain('some 117');
    expect(replies[0]?.text).not.toContain('148');
  });

  test('is remembered with its ask; only the last few are', () => {
    const asks = ['how many communities were there', 'how many schools belonged', 'who announced the help', 'how much money was there'];
    const { state } = last(talk(asks));
    expect(state.asked.map(({ ask }) => ask)).toEqual(asks.slice(-MOST_REMEMBERED));
    expect(state.asked.at(-1)?.replies).toEqual(afterSaying(...asks).replies);
  });

  test('is given in the light of what was asked before, and of who asks', () => {
    const seen: QuestionContext[] = [];
    const answerer = plannedAnswerer({});
    const by = smallTurn({ ...answerer, decide: (text, context) => (seen.push(context), answerer.decide(text, context)) });
    talk(['We are a school. How many communities were there?', 'and schools?'], { by });
    expect(seen).toMatchObject([
      { today: TODAY, earlier: [], audience: 'school' },
      { today: TODAY, earlier: ['We are a school. How many communities were there?'], audience: 'school' },
    ]);
  });

  test('does not change the state it was given', () => {
    const before = structuredClone(afterSaying('offer three').state);
    const frozen = Object.freeze(structuredClone(before));
    talk(['2'], { from: frozen });
    expect(frozen).toEqual(before);
  });
});

describe('after an offer', () => {
  test('a number or an ordinal chooses', () => {
    expect(afterSaying('offer three', '2').replies).toMatchObject([{ kind: 'answer', entryIds: ['schools-count'] }]);
    expect(afterSaying('offer three', 'the last one please').replies).toMatchObject([{ kind: 'answer', entryIds: ['money'] }]);
  });

  test('a title chooses', () => {
    expect(afterSaying('offer three', 'How much money there was').replies).toMatchObject([{ kind: 'answer', entryIds: ['money'] }]);
  });

  test('yes to one is an answer; yes to three asks which and still holds the offer', () => {
    expect(afterSaying('offer one', 'yes').replies).toMatchObject([{ kind: 'answer', entryIds: ['money'] }]);
    const which = afterSaying('offer three', 'yes');
    expect(which.replies).toMatchObject([
      {
        kind: 'clarify',
        text: 'line yes-which',
        suggestions: ['How many communities there were', 'How many schools belonged', 'How much money there was'],
      },
    ]);
    expect(last(talk(['3'], { from: which.state })).replies).toMatchObject([{ kind: 'answer', entryIds: ['money'] }]);
  });

  test('another question is answered, and the offer is gone', () => {
    const asked = afterSaying('offer three', 'who announced the help');
    expect(asked.replies).toMatchObject([{ kind: 'answer', entryIds: ['announcer'] }]);
    expect(asked.state.offered).toEqual([]);
  });

  test('a choice is not taken for one when nothing was offered', () => {
    expect(kindsAfter('2')).not.toEqual(['answer']);
  });

  test('an urgent need goes before the choice', () => {
    expect(kindsAfter('offer one', 'yes, in danger')).toEqual(['urgent']);
  });
});

describe('a person please', () => {
  test('asks for the place, with the phone line and where that comes from', () => {
    const { replies, state } = afterSaying('a person please');
    expect(replies).toMatchObject([{ kind: 'hand-over', factIds: [9, 8], asAt: '2016-11-09' }]);
    expect(replies[0]?.text).toBe(
      'line ask place The Line (0800 111 222)\n\nline person source The groups go on, The Bureau, 9 November 2016',
    );
    expect(replies[0]?.sources).toMatchObject([{ title: 'The groups go on' }]);
    expect(state.awaitsPlace).toBe(true);
  });

  test.each([
    ['Hamilton', 'Hamilton', 'Waikato'],
    ['we are in kaitaia', 'Kaitāia', 'Tai Tokerau'],
    ['Dunedn', 'Dunedin', 'Otago'],
    ['Otago', 'Otago', 'Otago'],
  ])('then "%s" names the region and its day, and asks no more', (message, place, region) => {
    const { replies, state } = afterSaying('a person please', message);
    expect(replies).toMatchObject([{ kind: 'hand-over' }]);
    expect(replies[0]?.text).toContain(`line region ${place}, ${region}, 24 May 2016, The Line (0800 111 222)`);
    expect(state.awaitsPlace).toBe(false);
  });

  test('with the place said at once needs no asking back', () => {
    expect(textAfter('let me talk to a real person in Hamilton')).toContain('line region Hamilton, Waikato');
  });

  test('in a place of two regions asks which, and takes the answer', () => {
    const { replies, state } = afterSaying('a person please', 'Border Town');
    expect(replies[0]?.text).toContain('line ambiguous Border Town: Tai Tokerau, Waikato');
    expect(replies[0]?.suggestions).toEqual(['Tai Tokerau', 'Waikato']);
    expect(state.awaitsPlace).toBe(true);
    expect(textAfter('a person please', 'Border Town', 'Waikato')).toContain('line region Waikato, Waikato');
  });

  test('in a place nobody knows asks for another', () => {
    const { replies, state } = afterSaying('a person please', 'Atlantis');
    expect(replies[0]?.text).toContain('line unknown place The Line (0800 111 222)');
    expect(state.awaitsPlace).toBe(true);
    expect(textAfter('a person please', 'Atlantis', 'Hamilton')).toContain('line region Hamilton');
  });

  test('lets go when the person asks something else instead', () => {
    const { replies, state } = afterSaying('a person please', 'how many schools belonged');
    expect(replies).toMatchObject([{ kind: 'answer', entryIds: ['schools-count'] }]);
    expect(state.awaitsPlace).toBe(false);
    expect(textAfter('a person please', 'thanks')).toBe('line act-thanks');
  });

  test('a place alone, when nobody asked for one, is no wish for a person', () => {
    expect(kindsAfter('Dunedin')).not.toEqual(['hand-over']);
  });
});

describe('an urgent need', () => {
  test('gets the help lines and nothing else when it is clear', () => {
    const { replies, state } = afterSaying('offer three', 'he is in danger');
    expect(replies).toMatchObject([
      { kind: 'urgent', text: 'line urgent-danger\n\nline urgent 111 1737 Child Line 0508 333 444', factIds: [] },
    ]);
    expect(state.offered).toEqual([]);
  });

  test('gets the help lines first and the answer below when it is possible', () => {
    const { replies, state } = afterSaying('I am worried about a child. How many schools belonged?');
    expect(replies).toMatchObject([{ kind: 'urgent' }, { kind: 'answer', entryIds: ['schools-count'] }]);
    expect(replies[1]?.text.startsWith('line urgent-below\n\n')).toBe(true);
    expect(state.asked).toHaveLength(1);
  });

  test('is heard while a place is awaited', () => {
    expect(kindsAfter('a person please', 'in danger')).toEqual(['urgent']);
  });
});

describe('commands', () => {
  test('start over forgets everything but the language', () => {
    const { replies, state } = afterSaying('te reo', 'how many schools belonged', 'start over');
    expect(replies).toMatchObject([{ kind: 'smalltalk', text: 'rārangi act-restart' }]);
    expect(state).toEqual({ ...newState, language: 'mi-NZ' });
  });

  test('say that again repeats the last reply, word for word', () => {
    const said = afterSaying('how many schools belonged');
    expect(textAfter('how many schools belonged', 'say that again')).toBe(said.replies[0]?.text);
    expect(textAfter('how many schools belonged', 'thanks', 'say that again')).toBe(said.replies[0]?.text);
  });

  test('a repeated answer still carries its facts and sources', () => {
    const [said] = afterSaying('how many schools belonged').replies;
    expect(afterSaying('how many schools belonged', 'say that again').replies[0]).toMatchObject({
      factIds: said?.factIds,
      sources: said?.sources,
    });
  });

  test('go back goes to the reply before, and further back the next time', () => {
    const asks = ['how many communities were there', 'how many schools belonged', 'who announced the help'];
    expect(textAfter(...asks, 'go back')).toContain('line act-back\n\n');
    expect(textAfter(...asks, 'go back')).toContain('schools in them');
    expect(textAfter(...asks, 'go back', 'go back')).toContain('148 communities');
    expect(textAfter(...asks, 'go back', 'go back', 'go back')).toBe('line act-back-none');
  });

  test('shorter leaves the notice out', () => {
    const text = textAfter('how many communities were there', 'shorter');
    expect(text).not.toContain('**Note:**');
    expect(text).toContain('148 communities');
    expect(text).toContain('line source: The groups go on');
  });

  test.each([
    ['say that again', 'line act-repeat-none'],
    ['shorter', 'line act-repeat-none'],
    ['go back', 'line act-back-none'],
  ])('%s, when nothing was said, says so', (command, text) => {
    expect(textAfter(command)).toBe(text);
  });

  test('delete my data erases what was stored and starts anew', () => {
    const { erase, state, replies } = afterSaying('how many schools belonged', 'delete my data');
    expect({ erase, state }).toEqual({ erase: true, state: newState });
    expect(replies).toMatchObject([{ text: 'line act-delete-data' }]);
    expect(talk(['how many schools belonged', 'thanks', 'start over']).some((taken) => taken.erase)).toBe(false);
  });

  test('the language changes from that reply on, and back', () => {
    const [maori, thanks, english] = talk(['te reo', 'thanks', 'in english']);
    expect(maori).toMatchObject({ language: 'mi-NZ', replies: [{ text: 'rārangi act-te-reo' }] });
    expect(thanks).toMatchObject({ language: 'mi-NZ', replies: [{ text: 'rārangi act-thanks' }] });
    expect(english).toMatchObject({ language: 'en-NZ', replies: [{ text: 'line act-english' }] });
  });

  test('help, privacy and small talk each get their line', () => {
    expect(textAfter('help')).toBe('line help 111');
    expect(textAfter('privacy')).toBe('line privacy-more');
    expect(textAfter('kia ora')).toBe('line act-greeting');
  });

  test('small talk drops the offer, so that a later yes chooses nothing', () => {
    expect(afterSaying('offer one', 'thanks').state.offered).toEqual([]);
  });
});

describe('an apology', () => {
  test('gives the phone line and keeps the state', () => {
    const { state } = afterSaying('te reo', 'offer three');
    const { replies, state: kept, language } = turn.apology(state, TODAY);
    expect(replies).toMatchObject([{ kind: 'apology', text: 'rārangi apology The Line (0800 111 222)' }]);
    expect({ kept, language }).toEqual({ kept: state, language: 'mi-NZ' });
  });
});
