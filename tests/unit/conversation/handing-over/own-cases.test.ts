// What a conversation may do with its own cases, and what it hears of anybody else's.
import { describe, expect, test } from 'vitest';
import { noOffices } from '../../../../src/content/schema/offices.ts';
import { plannedAnswerer, smallTurn } from '../../../support/small-answering.ts';
import { smallSettings, smallVisit, textOf, visitOf } from '../../../support/small-visits.ts';

const REFERENCE = 'KA-22222222';
const withCase = ({ answer = 'here', place = 'Kaitaia', settings = smallSettings } = {}) => {
  const visit = smallVisit(settings);
  const opened = visit.saying('a person please', place, '1', 'Our board and the lead differ.', answer, 'yes');
  return { visit, opened };
};

describe('the confirmed form', () => {
  test('opens one case with all that was said, and says where it went and how it is called', () => {
    const { opened } = withCase();
    expect(opened.effects).toEqual([
      {
        kind: 'open',
        case: {
          ...{ reference: REFERENCE, route: 'north', place: 'Kaitāia', asker: 'school', about: 'Our board and the lead differ.' },
          ...{ answerBy: { kind: 'here' }, entryIds: [], deliver: ['mail'] },
        },
      },
    ]);
    expect(opened.replies).toMatchObject([{ kind: 'hand-over', caseReference: REFERENCE }]);
    const text = textOf(opened);
    for (const line of [`passed-on line to-director Tai Tokerau ${REFERENCE}`, 'office-confirmed North office, 07 555 0100 3 May 2026'])
      expect(text).toContain(`line ${line}`);
    for (const line of ['passed-on-here', `passed-on-ask ${REFERENCE}`]) expect(text).toContain(`line ${line}`);
    expect(text).not.toContain('fallback');
  });

  test('says plainly where no mailbox of the office is known', () => {
    expect(textOf(withCase({ place: 'Hamilton' }).opened)).toContain('line passed-on-fallback line to-director Waikato');
    expect(textOf(withCase({ place: 'Hamilton' }).opened)).toContain('line office-unconfirmed Middle office');
    expect(textOf(withCase({ place: 'Dunedin' }).opened)).toContain('line passed-on-fallback line to-director Otago');
  });

  test('says plainly that nothing goes out where nothing is configured', () => {
    const { opened } = withCase({ settings: { offices: noOffices, deliver: [] } });
    expect(opened.effects).toMatchObject([{ case: { deliver: [] } }]);
    expect(textOf(opened)).toContain('line passed-on-waits');
    expect(textOf(opened)).not.toContain('line passed-on-fallback');
  });

  test.each([
    ['x@y.example', 'line passed-on-e-mail x@y.example', { kind: 'e-mail', address: 'x@y.example' }],
    ['021 123 4567', 'line passed-on-phone 021 123 4567', { kind: 'phone', number: '021 123 4567' }],
  ])('keeps and repeats how to answer: %s', (answer, line, answerBy) => {
    const { opened } = withCase({ answer });
    expect(textOf(opened)).toContain(line);
    expect(opened.effects).toMatchObject([{ case: { answerBy } }]);
  });

  test('keeps what the conversation had told, unless the matter is another', () => {
    const visit = smallVisit();
    visit.saying('how many schools belonged', 'a person please', 'Hamilton', '1', 'yes', 'here');
    expect(visit.say('yes').effects).toMatchObject([{ case: { entryIds: ['schools-count'] } }]);
  });

  test('confirmed twice is one case', () => {
    const { visit } = withCase();
    const again = visit.say('yes');
    expect(again.effects).toEqual([]);
    expect(textOf(again)).toBe(`line passed-on-again ${REFERENCE}`);
    expect(visit.say('yes, send it').effects).toEqual([]);
  });

  test('may be followed by another case of its own', () => {
    const { visit } = withCase();
    const begun = visit.say('a person please');
    expect(textOf(begun)).toContain(`line case-open-already ${REFERENCE}`);
    expect(visit.saying('1', 'Another matter', 'here', 'yes').effects).toMatchObject([
      { case: { place: 'Kaitāia', about: 'Another matter' } },
    ]);
    expect(visit.cases().map(({ reference }) => reference)).toEqual(['KA-22222223', REFERENCE]);
    expect(textOf(visit.say('any news?'))).toMatch(/KA-22222223[\s\S]*KA-22222222/);
  });
});

describe('"what about KA-…?"', () => {
  test.each([
    `what about ${REFERENCE}?`,
    'ka 2222 2222',
    'KA22222222 please',
    'any news on my case',
    'any news?',
    'have they answered yet',
    'any word back yet',
    'whats happening with my enquiry',
    'when will i hear from them',
  ])('%s tells the conversation’s own how it stands', (text) => {
    const { visit } = withCase();
    const taken = visit.say(text);
    expect(textOf(taken)).toContain(`line case-waiting ${REFERENCE} 22 November 2026 line to-director Tai Tokerau`);
    expect(textOf(taken)).toContain('line case-add');
    expect([taken.effects, taken.replies[0]?.caseReference]).toEqual([[], REFERENCE]);
  });

  test.each(['waiting', 'taken', 'answered', 'closed'] as const)('tells that it is %s', (state) => {
    const { visit } = withCase();
    visit.staff({ state });
    expect(textOf(visit.say(`what about ${REFERENCE}?`))).toContain(`line case-${state} ${REFERENCE}`);
  });

  test('tells nobody else anything, not even whether there is such a case', () => {
    const stranger = smallVisit();
    const told = textOf(stranger.say(`what about ${REFERENCE}?`));
    expect(told).toContain(`line case-unknown ${REFERENCE}`);
    expect(told.replaceAll(REFERENCE, 'KA-99999999')).toBe(textOf(smallVisit().say('what about KA-99999999?')));
    const { visit } = withCase();
    expect(textOf(visit.say('what about KA-99999999?'))).toContain('line case-unknown KA-99999999');
    expect(visit.say('delete KA-99999999').effects).toEqual([]);
    expect(visit.say('add to KA-99999999: hello there').effects).toEqual([]);
  });

  test('without any case says so', () => {
    expect(textOf(smallVisit().say('any news on my case?'))).toContain('line case-none');
  });

  test('is answered inside a form, which then goes on', () => {
    const { visit } = withCase();
    visit.saying('a person please');
    const taken = visit.say(`what about ${REFERENCE}?`);
    expect(textOf(taken)).toContain('line case-waiting');
    expect(textOf(taken)).toContain('line form-again');
    expect(visit.state().caseForm).not.toBeNull();
  });
});

test('in a trial nothing is promised', () => {
  const { opened } = withCase({ settings: { ...smallSettings, deliver: [], isTrial: true } });
  expect(textOf(opened)).toContain('line passed-on-trial');
  expect(textOf(opened)).not.toMatch(/passed-on-(?:here|ask|waits)/);
});

describe('a case of one’s own', () => {
  test('is added to', () => {
    const { visit } = withCase();
    for (const text of ['add: the meeting is on Friday', 'please tell them that the meeting is on Friday']) {
      const taken = visit.say(text);
      expect(taken.effects).toEqual([{ kind: 'wrote', reference: REFERENCE, text: 'the meeting is on Friday', deliver: ['mail'] }]);
      expect(textOf(taken)).toContain('line case-wrote');
    }
  });

  test.each(['delete my enquiry', 'please withdraw my case', 'can you delete the enquiry please?'])(
    '"%s" is asked back, and a yes takes it back',
    (text) => {
      const { visit } = withCase();
      visit.say('how many schools belonged');
      const asked = visit.say(text);
      expect([asked.effects, textOf(asked)]).toEqual([[], `line case-remove-ask ${REFERENCE}`]);
      const taken = visit.say('yes please');
      expect(taken.effects).toEqual([{ kind: 'erase', reference: REFERENCE }]);
      expect(textOf(taken)).toContain(`line case-removed ${REFERENCE}`);
      expect(textOf(visit.say('any news?'))).not.toContain(REFERENCE);
    },
  );

  test('named by its reference is taken back at once', () => {
    expect(withCase().visit.say(`cancel ${REFERENCE}`).effects).toEqual([{ kind: 'erase', reference: REFERENCE }]);
  });

  test('stays when the person says no, or means another thing', () => {
    const { visit } = withCase();
    visit.say('delete my enquiry');
    expect(visit.say('no').effects).toEqual([]);
    expect(visit.say('yes').effects).toEqual([]);
    for (const text of ['delete that message', 'cancel the request', 'drop the matter'])
      expect([text, withCase().visit.say(text).effects]).toEqual([text, []]);
  });

  test('is asked after by "cancel it" right after it was passed on, and by nothing that only speaks of cancelling', () => {
    expect(textOf(withCase().visit.say('cancel it'))).toBe(`line case-remove-ask ${REFERENCE}`);
    for (const text of [
      'why did they scrap it',
      'did the government cancel it',
      'when did they drop the case',
      'we want to drop it from our plan',
    ]) {
      const { visit } = withCase();
      visit.say('how many schools belonged');
      expect([text, visit.say(text).effects]).toEqual([text, []]);
    }
  });

  test('is not lost to a loose word about deleting: that is asked', () => {
    const visit = visitOf(smallTurn(plannedAnswerer({ 'please remove my name': { kind: 'act', act: 'delete-data', confidence: 0.7 } })));
    visit.saying('a person please', 'Kaitaia', '1', 'Our board and the lead differ.', 'here', 'yes');
    const asked = visit.say('please remove my name');
    expect([asked.erase, textOf(asked)]).toEqual([false, 'line delete-data-ask']);
    expect(visit.say('yes')).toMatchObject({ erase: true, effects: [{ kind: 'erase', reference: REFERENCE }] });
  });

  test('goes with all that was said when the person wants it all deleted', () => {
    const { visit } = withCase();
    const taken = visit.say('delete my data');
    expect(taken).toMatchObject({ erase: true, effects: [{ kind: 'erase', reference: REFERENCE }] });
    expect(textOf(taken)).toContain(`line act-delete-data-cases ${REFERENCE}`);
    expect(smallVisit().say('delete my data')).toMatchObject({ erase: true, effects: [] });
  });
});

describe('while a person handles a case', () => {
  const taken = (lastSpoke: 'person' | 'staff' | null = null, state: 'taken' | 'answered' = 'taken') => {
    const { visit } = withCase();
    visit.staff({ state, lastSpoke });
    return visit;
  };

  test('what the bot could not answer goes to them once they are talking, and it stays out of it', () => {
    const said = taken('person').say('best pizza in town');
    expect(said.effects).toEqual([{ kind: 'wrote', reference: REFERENCE, text: 'best pizza in town', deliver: ['mail'] }]);
    expect(textOf(said)).toBe(`line case-wrote-handled ${REFERENCE} line to-director Tai Tokerau`);
  });

  test('before they have said anything, other words are not sent to them unasked', () => {
    expect(taken().say('best pizza in town').effects).toEqual([]);
  });

  test.each(['yes', 'ok', 'hi Ann, yes please do', 'there are 12 schools in our community', 'my phone number is 07 555 0100'])(
    'after a word of theirs "%s" is an answer to it',
    (text) => {
      expect(taken('staff', 'answered').say(text).effects).toMatchObject([{ kind: 'wrote', text }]);
      expect(taken('staff').say(text).effects).toMatchObject([{ kind: 'wrote', text }]);
    },
  );

  test('a question after a word of theirs goes to them, and is answered too where we can', () => {
    const said = taken('staff', 'answered').say('how many schools belonged?');
    expect(said.effects).toMatchObject([{ kind: 'wrote', text: 'how many schools belonged?' }]);
    expect(said.replies.map(({ kind }) => kind)).toEqual(['hand-over', 'answer']);
  });

  test('another matter is answered as ever', () => {
    const said = taken().say('how many schools belonged');
    expect([said.effects, said.replies[0]?.kind]).toEqual([[], 'answer']);
  });

  test('what the case is about is left to them', () => {
    const visit = smallVisit();
    visit.saying('how many schools belonged', 'a person please', 'Hamilton', '1', 'yes', 'here', 'yes');
    visit.staff({ state: 'taken' });
    expect(visit.say('how many schools belonged').effects).toMatchObject([{ kind: 'wrote' }]);
  });

  test('the first word after their answer goes to them, also a thank-you; commands do not', () => {
    expect(taken('staff', 'answered').say('thanks').effects).toMatchObject([{ kind: 'wrote', text: 'thanks' }]);
    expect(taken('person', 'answered').say('thanks').effects).toEqual([]);
    expect(taken('staff', 'answered').say('help').effects).toEqual([]);
    expect(taken('staff', 'answered').say('te reo').effects).toEqual([]);
  });

  test('a wish for a person opens no second form, but tells who has it, and the number', () => {
    const visit = taken();
    const said = visit.say('a person please');
    expect(textOf(said)).toContain(`line case-with-person ${REFERENCE}`);
    expect(textOf(said)).toContain('line phone-card The Line');
    expect(visit.state().caseForm).toBeNull();
    expect(textOf(visit.say('new enquiry'))).toContain('line ask-asker');
  });

  test('a card filled in meanwhile goes to them, and to their office', () => {
    const said = taken().say('Hamilton\nand the lead resigned', { place: 'Hamilton', about: 'and the lead resigned' });
    expect(said.effects).toMatchObject([{ kind: 'wrote', text: 'Hamilton\nand the lead resigned', deliver: ['mail'] }]);
  });

  test('urgent words still get help', () => {
    expect(taken().say('he is in danger').replies[0]?.kind).toBe('urgent');
  });
});
