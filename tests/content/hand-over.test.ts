// The way to a person over the real knowledge: whole conversations as people write, and any messages at any point of the form.
import fc from 'fast-check';
import { beforeAll, describe, expect, test } from 'vitest';
import { createAnswerer } from '../../src/answering/answerer.ts';
import { createComposer } from '../../src/answering/composing/compose.ts';
import type { Composed } from '../../src/answering/composing/composed.ts';
import { createGuard, type Guard } from '../../src/answering/composing/guard.ts';
import { prepare } from '../../src/app/prepared.ts';
import { silentLogger } from '../../src/base/logger.ts';
import { loadContent } from '../../src/content/load-content.ts';
import { languages } from '../../src/content/schema/dialogs.ts';
import { type ConversationState, conversationState, newState } from '../../src/conversation/state.ts';
import { createTurn, type TakeTurn, type Turn } from '../../src/conversation/turn.ts';
import { anyMessage } from '../support/any-message.ts';
import { createReplyChecker, type ReplyChecker } from '../support/reply-checker.ts';
import { textOf, visitOf } from '../support/small-visits.ts';
import { officesOf } from '../support/way-to-a-person.ts';

const folders = { knowledgeDir: 'knowledge', dialogsDir: 'dialogs' };
/** The reading is learned here only when nobody has prepared it, which takes a while. */
const PATIENCE_MILLISECONDS = 5 * 60 * 1000;
const MOST_STATE_BYTES = 64 * 1024;
const TODAY = '2026-11-22';

const { knowledge, dialogs } = loadContent(folders);
let turn: TakeTurn;
let guard: Guard;
let checker: ReplyChecker;

beforeAll(() => {
  const { content, model } = prepare({ ...folders, log: silentLogger });
  turn = createTurn({
    content,
    answerer: createAnswerer({ knowledge: content.knowledge, model }),
    composer: createComposer(content.knowledge),
    handOver: { offices: officesOf(content), deliver: ['mail'] },
  });
  guard = createGuard(content);
  checker = createReplyChecker(content);
}, PATIENCE_MILLISECONDS);

const faultsOf = (replies: readonly Composed[]): readonly string[] =>
  replies.flatMap((reply) => [
    ...(reply.text.trim() === '' ? ['says nothing'] : []),
    ...(reply.suggestions.length > 3 ? ['more than three suggestions'] : []),
    ...guard.check(reply).map(({ kind, found }) => `${kind} refused: ${found}`),
    ...checker.check(reply, TODAY),
  ]);
const faultsOfState = (state: ConversationState): readonly string[] => {
  const stored: unknown = JSON.parse(JSON.stringify(state));
  const bytes = Buffer.byteLength(JSON.stringify(state));
  return [
    ...(conversationState.safeParse(stored).success ? [] : ['no valid state']),
    ...(bytes < MOST_STATE_BYTES ? [] : [`${bytes} bytes`]),
  ];
};

type Expected = { readonly route: string; readonly asker?: string | null; readonly about?: string; readonly by?: object };
type Talk = readonly [who: string, messages: readonly string[], expected: Expected | null];

const here = { kind: 'here' };
const mailTo = (address: string) => ({ kind: 'e-mail', address });
const ring = (number: string) => ({ kind: 'phone', number });

const talks: readonly Talk[] = [
  [
    'a hurried principal',
    [
      'can i talk to someone',
      'yea hamilton east primary',
      'im principal at a school',
      'our board is split about the lead',
      'just ring me',
      '021 123 4567 after 3pm',
      'yes thats right send it',
    ],
    { route: 'waikato', asker: 'school', about: 'our board is split about the lead', by: ring('021 123 4567') },
  ],
  [
    'a TEO manager',
    [
      'i need to speak to a real person pls',
      "we're in palmerston north",
      'we are a PTE',
      'how do we get our learners counted and who signs off',
      'my email is manager@pte.ac.nz',
      'yep all good send it thanks',
    ],
    { route: 'taranaki-whanganui-manawatu', asker: 'teo', by: mailTo('manager@pte.ac.nz') },
  ],
  [
    'a parent',
    ['a person please', 'Rotorua', 'parent', 'the community will not tell us who leads it', 'here is fine', 'ok'],
    { route: 'bay-of-plenty-waiariki', asker: 'whanau', by: here },
  ],
  [
    'a worried mother',
    [
      'i want to speak to a human',
      'dunedin',
      'number 4',
      'my son comes home with bruises from that school',
      'go on',
      'email me at x@y.nz thanks',
      'yes',
    ],
    { route: 'safety', asker: 'whanau', by: mailTo('x@y.nz') },
  ],
  [
    'a journalist',
    ["Hi, I'm a reporter from Stuff and need to talk to someone about kahui ako funding", 'yes', 'reporter@stuff.example', 'send it'],
    { route: 'media', asker: 'media', by: mailTo('reporter@stuff.example') },
  ],
  [
    'someone in te reo',
    ['te reo', 'he tangata koa', 'kei rotorua mātou', 'he kura', 'mō te pūtea', 'konei', 'āe, tukuna'],
    { route: 'bay-of-plenty-waiariki', asker: 'school', about: 'mō te pūtea', by: here },
  ],
  ['someone who refuses everything', ['person please', 'none of your business', 'no', 'id rather not', 'no'], null],
  ['someone who answers nothing', ['person please', 'asdf', 'jkl', 'qwer'], null],
  [
    'someone who passes over all but the matter',
    ['a person please', 'skip', 'skip', 'who leads our community', 'skip', 'yes'],
    { route: 'unplaced', asker: null, by: here },
  ],
  ['someone who changes their mind', ['a person please', 'Hamilton', 'school', 'the lead', 'here', 'cancel'], null],
  ['someone who says no at last', ['a person please', 'Hamilton', 'school', 'the lead', 'here', 'no thanks'], null],
  [
    'someone who changes the place',
    ['a person please', 'Hamilton', 'school', 'the lead', 'here', 'change the place to Dunedin', 'yes'],
    { route: 'otago-southland', by: here },
  ],
  [
    'someone who asks in between',
    [
      'talk to a person',
      'what is a kahui ako?',
      'hamilton',
      'how many schools are there',
      '1',
      'our own matter',
      'whats it cost',
      'here',
      'yes',
    ],
    { route: 'waikato', asker: 'school', about: 'our own matter' },
  ],
  [
    'an angry father',
    [
      'this is useless, get me a human NOW',
      'why do u need that',
      'auckland',
      'parent ffs',
      'nobody ever rings back',
      'email',
      'angry@dad.example',
      'send',
    ],
    { route: 'auckland', asker: 'whanau', by: mailTo('angry@dad.example') },
  ],
  [
    'a pasted e-mail',
    [
      'person',
      'hamilton',
      'school',
      'From: Jane Smith\nTo: board@school.nz\nSubject: Re: lead role\n\nHi all, who appoints the lead? It has been vacant since 2 March 2024, and $4,500 is at stake.\nJane, 09 555 1234',
      'email me: jane@school.example',
      'yes please',
    ],
    { route: 'waikato', by: mailTo('jane@school.example') },
  ],
  [
    'a place of two regions',
    [
      'a person please',
      knowledge.regions.ambiguous[0]?.place ?? '',
      knowledge.regions.regions.find(({ id }) => id === knowledge.regions.ambiguous[0]?.regions[0])?.name ?? '',
      '1',
      'the lead',
      'here',
      'yes',
    ],
    { route: knowledge.regions.ambiguous[0]?.regions[0] ?? '', asker: 'school' },
  ],
  [
    'a mistyped town',
    ['a person please', 'Christchruch', 'kindy', 'the lead', 'not by email, ring me', 'my number is (03) 555-1234 thanks', 'looks good'],
    { route: 'canterbury', asker: 'early-learning', by: ring('(03) 555-1234') },
  ],
  [
    'a bad number and a bad address',
    ['a person please', 'Hamilton', '1', 'the lead', 'phone', '021 ABC 4567', 'ring 021 555 123', 'yes'],
    { route: 'waikato', by: ring('021 555 123') },
  ],
  [
    'someone told twice that we cannot say',
    ['who won the rugby last night', 'best pizza in hamilton', 'yes please', 'Hamilton', '6', 'keep it', 'here', 'yes'],
    { route: 'waikato', asker: 'other' },
  ],
  [
    'a kindergarten that tells it all at once',
    ['we run a kindy in Hamilton and want a person to ring us about how our board was left out', 'yes', 'ring 07 555 1234', 'go ahead'],
    { route: 'waikato', asker: 'early-learning', by: ring('07 555 1234') },
  ],
];

describe('whole conversations', () => {
  test.each(talks)('of %s', (_who, messages, expected) => {
    const visit = visitOf(turn);
    const turns = messages.map((message) => visit.say(message));
    expect(turns.flatMap(({ replies, state }) => [...faultsOf(replies), ...faultsOfState(state)])).toEqual([]);
    const opened = turns.flatMap(({ effects }) => effects);
    if (expected === null) {
      expect(opened).toEqual([]);
      expect(turns.map(textOf).join(' ')).toContain('0800 437 4636');
      return;
    }
    const { by, ...rest } = expected;
    expect(opened).toMatchObject([{ kind: 'open', case: { ...rest, ...(by === undefined ? {} : { answerBy: by }) } }]);
    expect(turns.at(-1)?.effects).toHaveLength(1);
  });
});

/** The confirmation, as a reply shows it: its last line of the dialog. */
const showsConfirmation = ({ replies }: Turn) => {
  const asks = languages.map((language) => (dialogs[language]['ask-confirm'] ?? '').split('\n').at(-1) ?? '');
  return replies.some(({ text }) => asks.some((line) => text.includes(line)));
};

describe('any messages at any point of the form', () => {
  const before = ['a person please', 'Hamilton', '1', 'our own matter', 'here'];
  const said = fc.oneof(
    {
      weight: 3,
      arbitrary: fc.constantFrom(
        ...[
          'yes',
          'no',
          'go on',
          'skip',
          'back',
          'change',
          'change the place to Dunedin',
          'why',
          '2016',
          '24 May',
          '3',
          '021 123 4567',
          'x@y.example',
          'here',
          'phone',
          'Taupō',
          'cancel',
          'a person please',
          'what about KA-22222222',
          'delete my data',
          'te reo',
          'he is in danger',
          'May',
          'the',
          'any news?',
          'thanks',
          'how many schools?',
        ],
      ),
    },
    { weight: 2, arbitrary: anyMessage(knowledge) },
  );

  test('get sound replies and leave a sound state, and nothing is passed on without a yes to what was shown', () => {
    fc.assert(
      fc.property(
        fc.nat(before.length),
        fc.array(said, { minLength: 1, maxLength: 6 }),
        fc.constantFrom(...languages),
        (size, messages, language) => {
          const visit = visitOf(turn, { ...newState, language });
          let shown = false;
          for (const message of [...before.slice(0, size), ...messages]) {
            const isOpen = visit.state().caseForm?.step === 'confirm';
            const taken = visit.say(message);
            expect([...faultsOf(taken.replies), ...faultsOfState(taken.state)]).toEqual([]);
            if (taken.effects.some(({ kind }) => kind === 'open')) expect([isOpen, shown, message]).toEqual([true, true, message]);
            shown = showsConfirmation(taken) || (shown && taken.state.caseForm?.step === 'confirm');
          }
        },
      ),
      { numRuns: 250 },
    );
  });
});
