// Cases on a terminal: everything that staff need, and people's words as nothing but text.
import { describe, expect, test } from 'vitest';
import { printCase, printList } from '../../../../src/cli/casework/printed.ts';
import { aFile, aSummary } from './files.ts';

// A red screen, a bell, a link, a line break in three forms, a turned direction and a hidden character.
const hostile = 'a\u001b[31mb\u0007\u001b]8;;http://x\u0007\r\n\u2028\u0085c\u202ed\u200be\u0000';
// Nothing but the line ends that we print ourselves.
const actedUpon = /[^\P{C}\n]|[\u2028\u2029]/u;

describe('a list of cases', () => {
  test('shows reference, state, who has it, route, day and delivery in columns, and the matter below', () => {
    const cases = [
      aSummary({ state: 'taken', takenBy: 'Mere', undelivered: 1 }),
      aSummary({ reference: 'KA-22223334', route: 'media', undelivered: 2, needsAHand: true, about: `Long ${'words '.repeat(60)}` }),
      aSummary({ reference: 'KA-22223336', state: 'deleted', about: '' }),
    ];
    expect(printList(cases, false).split('\n')).toEqual([
      'Case         State         Route    Opened                     Delivery',
      'KA-22223333  taken (Mere)  waikato  22 November 2026, 3:04 pm  being sent',
      '    Who decides?',
      'KA-22223334  waiting       media    22 November 2026, 3:04 pm  needs a hand',
      expect.stringMatching(/^ {4}Long words .{80,88}…$/),
      'KA-22223336  deleted       waikato  22 November 2026, 3:04 pm',
      '    (deleted)',
      '',
      '3 cases.',
      '',
    ]);
  });

  test('says when there is none, one, or more than are shown', () => {
    expect(printList([], false)).toBe('No case matches.\n');
    expect(printList([aSummary()], false)).toMatch(/\n1 case\.\n$/);
    expect(printList([aSummary(), aSummary()], true)).toMatch(/\nThe 2 changed last; there are more\.\n$/);
  });

  test('what people wrote is only ever text', () => {
    const printed = printList([aSummary({ about: hostile, takenBy: hostile, route: hostile })], false);
    expect(printed).not.toMatch(actedUpon);
    expect(printed.split('\n')).toHaveLength(6);
  });
});

describe('one case', () => {
  test('shows everything asked, said, done and sent', () => {
    expect(printCase(aFile({ about: 'Who decides?\nAnd when?' })).split('\n')).toEqual([
      'KA-22223333',
      '  State     waiting',
      '  Route     waikato',
      '  Opened    22 November 2026, 3:04 pm, by way of web',
      '  Changed   22 November 2026, 4:00 pm',
      '  Who asks  school',
      '  Place     Ōtorohanga',
      '  Answer    by e-mail to aroha@example.org',
      '',
      'What it is about',
      '  Who decides?',
      '  And when?',
      '',
      'Conversation',
      '  22 November 2026, 3:01 pm  person',
      '    How many?',
      '  22 November 2026, 3:02 pm  service',
      '    There were **117**.',
      '    Source: Some release, 9 November 2016',
      '',
      'Record',
      '  22 November 2026, 3:04 pm  opened, the person',
      '  22 November 2026, 4:00 pm  noted, Mere',
      '    Rang.',
      '    No answer.',
      '',
      'Deliveries',
      '  mail: waiting, next try 22 November 2026, 5:00 pm; 2 failed tries, the last because the server said 451 ' +
        '(queued 22 November 2026, 3:04 pm, id KA-22223333-1)',
      '',
    ]);
  });

  test.each([
    [{ kind: 'here' }, 'in the conversation (web)'],
    [{ kind: 'phone', number: '021 000 000' }, 'by phone, 021 000 000'],
  ] as const)('says how to answer: %o', (answerBy, line) => {
    expect(printCase(aFile({ answerBy }))).toContain(`\n  Answer    ${line}\n`);
  });

  test('says what was not given, and what is not there', () => {
    const printed = printCase(aFile({ place: null, asker: null }, { transcript: [], deliveries: [] }));
    expect(printed).toContain('Who asks  not said\n  Place     not said');
    expect(printed).toContain('Conversation\n  Nothing: the conversation was deleted.');
    expect(printed).toContain('Deliveries\n  None: nothing was configured to take it.');
  });

  test('says when a delivery arrived or needs a hand', () => {
    const [delivery] = aFile().deliveries;
    if (!delivery) throw new Error('the file has a delivery');
    const sent = { ...delivery, state: 'sent', dueAt: null, sentAt: '2026-11-22T04:00:00.000Z', attempts: 0, lastError: null } as const;
    const stuck = { ...delivery, state: 'needs-a-hand', dueAt: null, attempts: 1 } as const;
    const printed = printCase(aFile({}, { deliveries: [sent, stuck] }));
    expect(printed).toContain('mail: sent 22 November 2026, 5:00 pm (queued');
    expect(printed).toContain('mail: needs-a-hand; 1 failed try, the last because the server said 451 (queued');
  });

  test('that was deleted shows its record and nothing that was asked', () => {
    const printed = printCase(
      aFile({ state: 'deleted', about: '', place: null, asker: null, answerBy: { kind: 'here' } }, { transcript: [] }),
    );
    expect(printed).not.toMatch(/Who asks|Place|Answer|What it is about/);
    expect(printed).toContain('Conversation\n  (deleted)');
    expect(printed).toContain('opened, the person');
  });

  test('what people wrote is only ever text, and nothing of it stands at the margin', () => {
    const file = aFile({ about: hostile, place: hostile, takenBy: hostile, route: hostile, answerBy: { kind: 'phone', number: hostile } });
    const said = { ...file.transcript[0], from: 'person', at: '', text: `${hostile}\nRecord\n`, sources: [hostile] } as const;
    const acts = [{ at: '', who: hostile, kind: 'noted', text: `${hostile}\nDeliveries` }] as const;
    const printed = printCase({ ...file, transcript: [said], acts });
    expect(printed).not.toMatch(actedUpon);
    expect(printed.split('\n').filter((line) => /^\S/.test(line))).toEqual([
      'KA-22223333',
      'What it is about',
      'Conversation',
      'Record',
      'Deliveries',
    ]);
  });
});
