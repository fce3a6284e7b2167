// Every reply the shipped knowledge and dialogs can make, on several days and in both languages: whole, dated, sourced, and past the guard.
import { describe, expect, test } from 'vitest';
import { createComposer } from '../../src/answering/composing/compose.ts';
import type { ComposeContext, Composed } from '../../src/answering/composing/composed.ts';
import { createGuard } from '../../src/answering/composing/guard.ts';
import { createLines } from '../../src/answering/composing/lines.ts';
import type { AskedTime } from '../../src/answering/reading/asked-times.ts';
import { formatDay } from '../../src/base/day.ts';
import { loadContent } from '../../src/content/load-content.ts';
import { referencesOf } from '../../src/content/references.ts';
import { type Language, languages } from '../../src/content/schema/dialogs.ts';
import { concern } from '../../src/content/schema/urgent.ts';
import { carryOutAct } from '../../src/conversation/acts.ts';
import { createPlainReplies } from '../../src/conversation/replies.ts';
import { newState } from '../../src/conversation/state.ts';
import { createWayToAPerson, lastOf, officesOf, unconfigured } from '../support/way-to-a-person.ts';

const content = loadContent({ knowledgeDir: 'knowledge', dialogsDir: 'dialogs' });
const { knowledge, dialogs } = content;
const composer = createComposer(knowledge);
const guard = createGuard(content);
const plain = createPlainReplies(knowledge);

/** Before any release, between the releases, after the last, and today. */
const DAYS = ['2015-11-17', '2015-11-18', '2016-07-01', '2016-12-01', '2020-01-01', '2026-11-22'] as const;
const LAST = '2016-12-01';

const contexts = languages.flatMap((language) => DAYS.map((today) => ({ language, today, context: contextOf(language, today) })));
const entries = [...knowledge.entries.values()];
const titles = new Set(entries.map(({ title }) => title));

function contextOf(language: Language, today: string, noticesShown: readonly string[] = []): ComposeContext {
  return { today, lines: createLines(dialogs[language]), noticesShown };
}

/** What is wrong with a reply, whatever it says. */
function faultsOf(reply: Composed, context: ComposeContext): readonly string[] {
  const faults: string[] = guard.check(reply).map(({ kind, found }) => `${kind} from nowhere: ${found}`);
  if (/[{}]/.test(reply.text)) faults.push('a brace is left');
  if (/undefined|null|NaN|\[object/.test(reply.text)) faults.push('a value is missing');
  if (reply.text.trim() === '' || /\n{3}|[ \t]$/m.test(reply.text)) faults.push('empty, or stray blanks');
  if (reply.suggestions.length > 3) faults.push('more than three suggestions');
  if (new Set(reply.suggestions).size < reply.suggestions.length) faults.push('a suggestion twice');
  for (const suggestion of reply.suggestions) if (!titles.has(suggestion)) faults.push(`"${suggestion}" is no title`);
  const shown = reply.factIds.flatMap((id) => knowledge.facts.get(id) ?? []);
  for (const { id, asAt } of shown) if (asAt > context.today) faults.push(`fact ${id} is later than the day`);
  for (const { title, publisher, date, address } of reply.sources) {
    if (!reply.text.includes(title)) faults.push(`the title of "${title}" is not shown`);
    if (!reply.text.includes(publisher)) faults.push(`the publisher of "${title}" is not shown`);
    if (!reply.text.includes(formatDay(date))) faults.push(`the date of "${title}" is not shown`);
    if (address !== null && !reply.text.includes(address)) faults.push(`the address of "${title}" is not shown`);
    if (date > context.today) faults.push(`"${title}" is later than the day`);
  }
  if (reply.factIds.length > 0 && reply.sources.length === 0) faults.push('facts without a source');
  return faults;
}

/** The faults of what `make` composes, for every day and language. */
function faultsOverDays(make: (context: ComposeContext) => readonly Composed[]): readonly string[] {
  return contexts.flatMap(({ language, today, context }) =>
    make(context).flatMap((reply) => faultsOf(reply, context).map((fault) => `${language} ${today}: ${fault}`)),
  );
}

const answered = (ids: readonly string[], context: ComposeContext, gapIds: readonly string[] = []) =>
  composer.compose({ kind: 'answer', entryIds: ids, gapIds, also: [], confidence: 1 }, context).composed;
const declined = (gapId: string | null, declineId: string | null, context: ComposeContext) =>
  composer.compose({ kind: 'decline', gapId, declineId, also: [], confidence: 1 }, context).composed;

describe.each(entries.filter(({ kind }) => kind === 'answer').map((entry) => [entry.id, entry] as const))('the answer %s', (id, entry) => {
  test('is whole and sound on every day, in both languages', () => {
    expect(faultsOverDays((context) => [answered([id], context)])).toEqual([]);
  });

  test('is an answer with its facts and sources once all releases are out, and none before the first', () => {
    const reply = answered([id], contextOf('en-NZ', LAST));
    expect(reply).toMatchObject({ kind: 'answer', entryIds: [id] });
    expect(entry.facts.filter((fact) => !reply.factIds.includes(fact))).toEqual([]);
    expect(reply.sources).not.toEqual([]);
    expect(reply.asAt).not.toBeNull();
    expect(answered([id], contextOf('en-NZ', '2015-11-17'))).toMatchObject({ kind: 'decline', factIds: [], sources: [] });
  });

  test('says more than its source, and no exclamation marks', () => {
    const [body = ''] = answered([id], contextOf('en-NZ', LAST)).text.split('\n\n');
    expect(body.length).toBeGreaterThan(20);
    expect(body).not.toContain('!');
  });
});

describe.each(entries.filter(({ kind }) => kind === 'gap').map((entry) => [entry.id, entry] as const))('the gap %s', (id, entry) => {
  test('is whole and sound on every day, in both languages, alone and beside an answer', () => {
    expect(faultsOverDays((context) => [declined(id, null, context), answered(['what-is'], context, [id])])).toEqual([]);
  });

  test('is a decline that rests on the facts it mentions', () => {
    const reply = declined(id, null, contextOf('en-NZ', LAST));
    expect(reply).toMatchObject({ kind: 'decline', entryIds: [id] });
    expect(entry.facts.filter((fact) => !reply.factIds.includes(fact))).toEqual([]);
  });
});

describe('other replies', () => {
  test.each([...knowledge.declines.keys()])('the decline on %s is whole and sound, and names every place to go', (id) => {
    expect(faultsOverDays((context) => [declined(null, id, context)])).toEqual([]);
    const { text } = declined(null, id, contextOf('en-NZ', LAST));
    for (const { name, address } of knowledge.declines.get(id)?.goTo ?? []) {
      expect(text).toContain(name);
      if (address !== null) expect(text).toContain(`(${address})`);
    }
  });

  test('what nobody listed is declined whole, with the phone line', () => {
    expect(faultsOverDays((context) => [declined(null, null, context)])).toEqual([]);
    expect(declined(null, null, contextOf('en-NZ', LAST)).text).toContain(knowledge.contacts.get('ies-info')?.phone ?? 'no phone');
  });

  test('every entry can be offered', () => {
    for (const { id, title } of entries)
      expect(
        faultsOverDays((context) => [
          composer.compose({ kind: 'offer', entryIds: [...new Set([id, 'what-is', 'how-to-join'])], confidence: 0.2 }, context).composed,
        ]).map((fault) => `${title}: ${fault}`),
      ).toEqual([]);
  });

  test('every series is told for every day of its facts, and for another time', () => {
    const series = entries.filter((entry) => entry.series !== undefined);
    expect(series).not.toEqual([]);
    const days = [...new Set([...knowledge.facts.values()].map(({ asAt }) => asAt))];
    const asked: readonly AskedTime[] = [
      ...days.flatMap((day): readonly AskedTime[] => [
        { kind: 'instant', from: day, day },
        { kind: 'instant', from: day, day, fits: 2 },
        { kind: 'before', day },
        { kind: 'span', from: day, day: null },
      ]),
      { kind: 'instant', from: '2014-01-01', day: '2014-12-31' },
      { kind: 'instant', from: '2020-01-01', day: '2020-12-31' },
      { kind: 'instant', from: '2016-03-01', day: '2016-03-31' },
      { kind: 'growth', from: null, day: null },
      { kind: 'earliest' },
      { kind: 'latest' },
    ];
    for (const { id } of series) {
      const dated = (context: ComposeContext) => [
        ...asked.map(
          (time) =>
            composer.compose({ kind: 'answer', entryIds: [id], gapIds: [], also: [], confidence: 1, asked: { [id]: [time] } }, context)
              .composed,
        ),
        ...(['before', 'after'] as const).map(
          (where) =>
            composer.compose(
              { kind: 'decline', gapId: null, declineId: null, also: [], confidence: 1, dated: { entryId: id, where, asked: [] } },
              context,
            ).composed,
        ),
      ];
      expect(faultsOverDays(dated)).toEqual([]);
    }
  });

  test('two and three answers together are sound', () => {
    const ids = entries.filter(({ kind }) => kind === 'answer').map(({ id }) => id);
    const groups = ids.map((id, at) => [id, ids[(at + 7) % ids.length] ?? id, ids[(at + 19) % ids.length] ?? id]);
    expect(
      faultsOverDays((context) => groups.flatMap((group) => [answered(group, context), answered(group.slice(0, 2), context)])),
    ).toEqual([]);
  });

  test('notices already shown are short, and still sound', () => {
    const shown = knowledge.status.notices.map(({ id }) => id);
    for (const language of languages) {
      const context = contextOf(language, '2026-11-22', shown);
      expect(
        entries.flatMap(({ id, kind }) => faultsOf(kind === 'answer' ? answered([id], context) : declined(id, null, context), context)),
      ).toEqual([]);
    }
  });
});

describe('what is said around the answers', () => {
  test('greeting, help and apology are whole and sound; the greeting has the privacy notice', () => {
    expect(faultsOverDays((context) => [plain.greeting(context), plain.help(context), plain.apology(context)])).toEqual([]);
    for (const language of languages) expect(plain.greeting(contextOf(language, LAST)).text).toContain(dialogs[language]['privacy-notice']);
    expect(plain.greeting(contextOf('en-NZ', LAST)).suggestions).toHaveLength(3);
  });

  test.each(concern.options)('urgent help on %s gives the help lines in both languages', (name) => {
    expect(faultsOverDays((context) => [plain.urgent(name, context)])).toEqual([]);
    for (const language of languages) {
      const { text } = plain.urgent(name, contextOf(language, LAST));
      for (const phone of ['111', '1737', '0508 326 459', 'Oranga Tamariki']) expect(text).toContain(phone);
      expect(text.startsWith(dialogs[language][`urgent-${name}`] ?? 'no line')).toBe(true);
    }
  });

  describe.each(languages)('the way to a person in %s', (language) => {
    const context = contextOf(language, LAST);
    const from = { ...newState, language };
    const places = knowledge.regions.regions.flatMap(({ name, places: of }) => [name, ...of]);
    const said = new Set(Object.values(dialogs[language]));
    const settings = [unconfigured, { offices: officesOf(content), deliver: ['mail' as const] }];
    /** Suggestions are titles, or lines of the dialog, or regions to choose from. */
    const soundOf = (reply: Composed) =>
      faultsOf(
        { ...reply, suggestions: reply.suggestions.filter((one) => !said.has(one) && !regionNames.has(one) && !places.includes(one)) },
        context,
      );
    const regionNames = new Set(knowledge.regions.regions.map(({ name }) => name));

    test.each(settings)('is whole, dated and sourced from every place to the case', (setting) => {
      const way = createWayToAPerson(content, setting);
      for (const place of places) {
        const turns = way.turns([place, '4', 'our own matter', 'me@school.example', 'yes'], { from });
        expect(turns.flatMap(({ replies }) => replies.flatMap(soundOf))).toEqual([]);
        const [asked, found] = turns.map(({ replies }) => replies.map(({ text }) => text).join(' '));
        expect(asked).toContain(dialogs[language]['ask-place']);
        expect(found).not.toContain(dialogs[language]['place-unclear']);
        const region = knowledge.regions.regions.find(({ name, places: of }) => name === place || of.includes(place));
        const ambiguous = knowledge.regions.ambiguous.some(({ place: doubled }) => doubled === place);
        if (!ambiguous && region) expect(found).toContain(region.name);
      }
    });

    test('asks which region of a place that lies in several, and each of them settles it', () => {
      const way = createWayToAPerson(content);
      for (const { place, regions: ids } of knowledge.regions.ambiguous)
        for (const { name, id } of knowledge.regions.regions.filter((region) => ids.includes(region.id))) {
          const [, asked, settled] = way.turns([place, name], { from });
          expect([...(asked?.replies ?? []), ...(settled?.replies ?? [])].flatMap(soundOf)).toEqual([]);
          expect(asked?.replies[0]?.text).toContain(name);
          expect(settled?.state.caseForm?.regionId).toBe(id);
        }
    });

    test('reads its own buttons as what they say, at every step', () => {
      const way = createWayToAPerson(content);
      const paths: readonly (readonly string[])[] = [
        [],
        ['Hamilton'],
        ['Hamilton', '4'],
        ['Hamilton', '4', 'our matter'],
        ['Hamilton', '4', 'our matter', 'by phone'],
        ['Hamilton', '4', 'our matter', 'here'],
        ['Hamilton', '4', 'our matter', 'here', 'change'],
        ['Hamilton', '4', 'our matter', 'here', 'change about'],
      ];
      for (const path of paths)
        for (const button of lastOf(way.turns(path, { from })).flatMap(({ suggestions }) => suggestions)) {
          const taken = way.turns([...path, button], { from }).at(-1);
          expect([path.length, button, taken?.state.caseForm?.unclear ?? 0]).toEqual([path.length, button, 0]);
          expect(taken?.replies.flatMap(soundOf)).toEqual([]);
          if (button === dialogs[language]['form-yes']) expect(taken?.effects).toMatchObject([{ kind: 'open' }]);
          else expect(taken?.effects).toEqual([]);
          if (button === dialogs[language]['form-no']) expect(taken?.state.caseForm).toBeNull();
        }
    });

    test('is sound wherever it is left, misread, refused or taken up again', () => {
      const way = createWayToAPerson(content, settings[1]);
      const odd = [
        '???',
        '12 May 2017',
        '2016',
        'skip',
        'back',
        'why',
        'no',
        'rather not say',
        '0800 number',
        'change',
        'change the place',
        'Hamiltno',
        'nowhere',
        'yes',
        'cancel',
        'by e-mail',
        'x@',
        '021 ABC 999',
        'the',
        'May',
        'KA-22222222',
      ];
      for (const one of odd)
        for (const other of odd) {
          const turns = way.turns([one, other, '3', other, one, 'here', one], { from });
          expect(turns.flatMap(({ replies }) => replies.flatMap(soundOf))).toEqual([]);
        }
    });
  });

  test.each([...knowledge.acts.values()].filter(({ kind }) => kind !== 'person').map(({ id }) => id))(
    'the act %s has its line in both languages',
    (act) => {
      const linesOf = (language: Language) => createLines(dialogs[language]);
      const done = (context: ComposeContext) => carryOutAct(act, newState, { replies: plain, context, linesOf }).replies;
      expect(done(contextOf('en-NZ', LAST))).toHaveLength(1);
      expect(faultsOverDays(done)).toEqual([]);
    },
  );

  test('both languages have the same lines with the same fillings', () => {
    const fillings = (language: Language) =>
      Object.fromEntries(Object.entries(dialogs[language]).map(([key, line]) => [key, [...new Set(line.match(/\{[a-z-]+\}/g))].sort()]));
    expect(fillings('mi-NZ')).toEqual(fillings('en-NZ'));
  });

  test('every contact that an entry or a reply names exists and has what is shown of it', () => {
    const named = entries.flatMap(({ body }) =>
      referencesOf(body).flatMap((reference) => (reference.kind === 'contact' ? [reference.contact] : [])),
    );
    expect(named).not.toEqual([]);
    expect([...named, 'director'].filter((id) => !knowledge.contacts.has(id))).toEqual([]);
    for (const id of ['ies-info', 'emergency', '1737', 'oranga-tamariki']) expect(knowledge.contacts.get(id)?.phone).toMatch(/^[\d ]+$/);
  });
});
