// No reply holds a figure, date, name, number or address outside ledger, contacts, status and dialogs: every entry, day, audience and language.
import { describe, expect, test } from 'vitest';
import { createComposer } from '../../src/answering/composing/compose.ts';
import type { ComposeContext, Composed } from '../../src/answering/composing/composed.ts';
import { createLines } from '../../src/answering/composing/lines.ts';
import { createAudienceRule } from '../../src/answering/deciding/audience.ts';
import type { Outcome } from '../../src/answering/outcome.ts';
import type { AskedTime } from '../../src/answering/reading/asked-times.ts';
import type { Day } from '../../src/base/day.ts';
import { loadContent } from '../../src/content/load-content.ts';
import { languages } from '../../src/content/schema/dialogs.ts';
import { audience } from '../../src/content/schema/entries.ts';
import { concern } from '../../src/content/schema/urgent.ts';
import { carryOutAct } from '../../src/conversation/acts.ts';
import { createPlainReplies } from '../../src/conversation/replies.ts';
import { newState } from '../../src/conversation/state.ts';
import { createReplyChecker } from '../support/reply-checker.ts';
import { createWayToAPerson, officesOf, unconfigured } from '../support/way-to-a-person.ts';

type Told = Extract<Outcome, { kind: 'answer' | 'offer' | 'decline' }>;

const content = loadContent({ knowledgeDir: 'knowledge', dialogsDir: 'dialogs' });
const { knowledge, dialogs } = content;
const checker = createReplyChecker(content);
const composer = createComposer(knowledge);
const plain = createPlainReplies(knowledge);
const forAudience = createAudienceRule(knowledge);

const entries = [...knowledge.entries.values()];
const audiences = [null, ...audience.options];
const releaseDays = [...knowledge.releases.values()].map(({ date }) => date).sort();
const noticeDays = knowledge.status.notices.map(({ from }) => from);
const dayBefore = (day: Day): Day => new Date(Date.parse(`${day}T00:00:00Z`) - 86_400_000).toISOString().slice(0, 10);
/** Each day on which something new is known, the day before it, today, and one that nobody here will see. */
const days = [...new Set([...releaseDays, ...noticeDays].flatMap((day) => [dayBefore(day), day])), '2026-11-22', '2099-12-31'].sort();
const lastRelease = releaseDays.at(-1) ?? '';

/** In both languages, to a conversation that has seen no notice, and to one that has seen all. */
const contextsOn = (today: Day): readonly ComposeContext[] =>
  languages.flatMap((language) =>
    [[], knowledge.status.notices.map(({ id }) => id)].map((noticesShown) => ({
      today,
      lines: createLines(dialogs[language]),
      noticesShown,
    })),
  );

const answer = (entryIds: readonly string[], more: Partial<Extract<Outcome, { kind: 'answer' }>> = {}): Told => ({
  kind: 'answer',
  entryIds,
  gapIds: [],
  also: [],
  confidence: 1,
  ...more,
});
const decline = (more: Partial<Extract<Outcome, { kind: 'decline' }>>): Told => ({
  kind: 'decline',
  gapId: null,
  declineId: null,
  also: [],
  confidence: 1,
  ...more,
});
const alone = (id: string): Told => (knowledge.entries.get(id)?.kind === 'gap' ? decline({ gapId: id }) : answer([id]));
/** Two entries in one reply, as a message that asks for both gets them. */
const together = (one: string, other: string): Told => {
  const ids = [one, other];
  const isGap = (id: string) => knowledge.entries.get(id)?.kind === 'gap';
  const told = ids.filter((id) => !isGap(id));
  return told.length === 0 ? decline({ gapId: one, also: [other] }) : answer(told, { gapIds: ids.filter(isGap) });
};

/** What is from nowhere in replies to these outcomes on a day, for every audience, in every context. */
function foundIn(outcomes: readonly Told[], today: Day): readonly string[] {
  const asTold = outcomes.flatMap((outcome) => audiences.map((who) => forAudience(outcome, who, { clauses: [] })));
  // Most outcomes are the same for every audience.
  const different = new Map(asTold.map((outcome) => [JSON.stringify(outcome), outcome]));
  return contextsOn(today).flatMap((context) =>
    [...different].flatMap(([key, outcome]) => {
      if (outcome.kind !== 'answer' && outcome.kind !== 'offer' && outcome.kind !== 'decline') return [`not told: ${key}`];
      return faultsOf(composer.compose(outcome, context).composed, today).map((fault) => `${key}: ${fault}`);
    }),
  );
}
function faultsOf(reply: Composed, today: Day): readonly string[] {
  const empty = reply.text.trim() === '' ? ['says nothing'] : [];
  return [...empty, ...checker.check(reply, today)];
}

test('the days hold what they should', () => {
  expect(days.length).toBeGreaterThanOrEqual(12);
  expect(days[0]?.localeCompare(releaseDays[0] ?? '')).toBe(-1);
  expect(audiences).toHaveLength(7);
});

describe.each(days)('as at %s nothing is from nowhere', (today) => {
  test('in any entry, for any audience', () => {
    expect(
      foundIn(
        entries.map(({ id }) => alone(id)),
        today,
      ),
    ).toEqual([]);
  });

  test('in any two related entries told together', () => {
    const pairs = entries.flatMap(({ id, related }) => related.map((other) => together(id, other)));
    expect(pairs.length).toBeGreaterThan(entries.length);
    expect(foundIn(pairs, today)).toEqual([]);
  });

  test('in any offer, with any suggestions beside it', () => {
    const offers = entries.flatMap(({ id, related }): readonly Told[] => [
      { kind: 'offer', entryIds: [id, ...related].slice(0, 3), confidence: 0.3 },
      decline({ also: [id, ...related] }),
    ]);
    expect(foundIn(offers, today)).toEqual([]);
  });

  test('in any decline', () => {
    const ids = [...knowledge.declines.keys(), null];
    expect(
      foundIn(
        ids.map((declineId) => decline({ declineId })),
        today,
      ),
    ).toEqual([]);
  });

  test('in any series, for whatever time is asked', () => {
    const moments = [...new Set([...days, ...[...knowledge.facts.values()].map(({ asAt }) => asAt)])];
    const asked: readonly (readonly AskedTime[])[] = [
      ...moments.flatMap((day): readonly (readonly AskedTime[])[] => [
        [{ kind: 'instant', from: day, day }],
        [{ kind: 'instant', from: day, day, fits: 2 }],
        [{ kind: 'before', day }],
        [{ kind: 'span', from: day, day: null }],
        [{ kind: 'growth', from: day, day: null }],
        [{ kind: 'earliest' }, { kind: 'instant', from: day, day }],
      ]),
      [{ kind: 'growth', from: null, day: null }],
      [{ kind: 'earliest' }, { kind: 'latest' }],
    ];
    const series = entries.filter((entry) => entry.series !== undefined);
    expect(series).not.toEqual([]);
    const outcomes = series.flatMap(({ id }) =>
      asked.flatMap((times) => [
        answer([id], { asked: { [id]: times } }),
        ...(['before', 'after'] as const).map((where) => decline({ dated: { entryId: id, where, asked: times } })),
      ]),
    );
    expect(foundIn(outcomes, today)).toEqual([]);
  });

  test('in what is said around the answers', () => {
    const acts = [...knowledge.acts.values()].filter(({ kind }) => kind !== 'person').map(({ id }) => id);
    for (const context of contextsOn(today)) {
      const linesOf = (language: (typeof languages)[number]) => createLines(dialogs[language]);
      const said = [
        plain.greeting(context),
        plain.help(context),
        plain.apology(context),
        ...concern.options.map((name) => plain.urgent(name, context)),
        ...acts.flatMap((act) => carryOutAct(act, newState, { replies: plain, context, linesOf }).replies),
      ];
      expect(said.flatMap((reply) => faultsOf(reply, today))).toEqual([]);
    }
  });
});

/** Every reply on the way to a person, from every place, with and without offices that are known, in both languages; each once. */
const toAPerson = (() => {
  const { regions, ambiguous } = knowledge.regions;
  const places = [...regions.flatMap(({ name, places: of }) => [name, ...of]), ...ambiguous.map(({ place }) => place), 'Atlantis'];
  const answers = ['2', 'Our board and the lead of 3 March 2019 differ over $4,500', 'phone', '04 555 9876', 'yes'];
  const settings = [unconfigured, { offices: officesOf(content), deliver: ['mail' as const] }];
  const replies = settings.flatMap((setting) => {
    const way = createWayToAPerson(content, setting);
    return languages.flatMap((language) =>
      places.flatMap((place) => way.turns([place, ...answers], { from: { ...newState, language } }).flatMap((turn) => turn.replies)),
    );
  });
  return [...new Map(replies.map((reply) => [`${reply.text} ${reply.repeats}`, reply])).values()];
})();

// The way to a person comes from the last release: before it there is nothing to check it against.
describe.each(days.filter((today) => today >= lastRelease))('as at %s nothing is from nowhere', (today) => {
  test('on the way to a person from any place, whatever is known of the offices', () => {
    expect(toAPerson.length).toBeGreaterThan(1000);
    expect(toAPerson.flatMap((reply) => faultsOf(reply, today).map((fault) => `${reply.text.slice(0, 80)}: ${fault}`))).toEqual([]);
  });
});
