// Looks for anything in a reply that ledger, contacts, status and dialogs do not hold: the guard's judge, sharing nothing with it but the knowledge.
import type { Composed } from '../../src/answering/composing/composed.ts';
import type { Content } from '../../src/content/content.ts';
import type { Contact } from '../../src/content/schema/contacts.ts';
import type { Fact } from '../../src/content/schema/facts.ts';
import { saidIn as extract, NUMBERS, type Said, spelled } from './said.ts';

export type ReplyChecker = {
  /** What the reply says that it has from nowhere, as at `today`; empty for a sound one. */
  check(reply: Composed, today: string): readonly string[];
};

/** Each text is taken apart once: the same few hundred hold up thousands of replies. */
const known = new Map<string, readonly Said[]>();
function saidIn(text: string): readonly Said[] {
  const said = known.get(text) ?? extract(text);
  known.set(text, said);
  return said;
}

const grouped = (value: number) => value.toLocaleString('en-NZ');
const valuesOf = ({ value, details = {} }: Fact): readonly string[] => [
  ...(typeof value === 'string' ? [value] : typeof value === 'object' ? value : []),
  ...Object.values(details),
];
/** The fact's own figure as {@link saidIn} would find it. */
function figureOf({ value, unit }: Fact): string | null {
  if (typeof value !== 'number') return null;
  return unit === 'NZ$ million' ? `$${value} million` : unit === 'per cent' ? `${value} per cent` : String(value);
}
const valuesIn = (texts: readonly string[], ...kinds: readonly Said['kind'][]): readonly string[] =>
  texts.flatMap((text) => saidIn(text).flatMap(({ kind, value }) => (kinds.includes(kind) ? [value] : [])));
const isFigureOf = (fact: Fact, figure: string) => figureOf(fact) === figure || valuesIn(valuesOf(fact), 'figure').includes(figure);
/** "Two names": how many a fact lists. */
const countOf = ({ value }: Fact): readonly string[] => (typeof value === 'object' ? [NUMBERS[value.length] ?? ''] : []);
/** Words as they stand, and without the ending of a possessive. */
const wordsOf = (texts: readonly string[]) => texts.flatMap(spelled).map((word) => word.replace(/['’]s$/, ''));

/** Figures that two facts of one measure, or two of one release and day, lead to: growth, rest, share. */
function workedOut(one: Fact, other: Fact): readonly string[] {
  if (typeof one.value !== 'number' || typeof other.value !== 'number' || one === other) return [];
  const [small, large] = one.value < other.value ? [one.value, other.value] : [other.value, one.value];
  const perCent = (share: number) => [0, 1].map((places) => `${Number((share * 100).toFixed(places))} per cent`);
  const isSeries = one.measure !== undefined && one.measure === other.measure && one.asAt !== other.asAt;
  if (isSeries) return [String(large - small), ...perCent((large - small) / small)];
  if (one.release !== other.release || one.asAt !== other.asAt) return [];
  return [String(large - small), ...perCent(small / large), ...perCent(1 - small / large)];
}

/** A reply without what it says to be the person's own words or a deployment's, and without its case's reference. */
function withoutRepeats({ text, repeats = [], caseReference }: Composed): string {
  const theirs = [...repeats, ...(caseReference === undefined ? [] : [caseReference])].filter((each) => each.trim() !== '');
  return theirs.toSorted((one, other) => other.length - one.length).reduce((rest, each) => rest.split(each).join(' '), text);
}

export function createReplyChecker({ knowledge, dialogs }: Content): ReplyChecker {
  const { facts, releases, contacts, status, declines, entries, regions } = knowledge;
  const list = <T>(map: ReadonlyMap<unknown, T>): readonly T[] => [...map.values()];
  const present = (texts: readonly (string | null | undefined)[]) => texts.filter((text) => typeof text === 'string');
  const lines = Object.values(dialogs).flatMap((dialog) => Object.values(dialog));
  const contactTextsFor = (...uses: readonly Contact['use'][]) =>
    present(list(contacts).flatMap(({ name, phone, how, address, use }) => (uses.includes(use) ? [name, phone, how, address] : [])));
  const regionTexts = [...regions.regions.flatMap(({ name, places }) => [name, ...places]), ...regions.ambiguous.map(({ place }) => place)];
  const declineTexts = present(
    list(declines).flatMap(({ title, goTo }) => [title, ...goTo.flatMap(({ name, address }) => [name, address])]),
  );
  /** The stretches of the dialogs with a number of theirs or of a setting. */
  const numbered = lines
    .map((line) => line.replaceAll('{days}', String(status.reviewEveryDays)))
    .flatMap((line) => [...line.matchAll(/[^{}\d]{0,15}\d[\d,]*[^{}\d]{0,15}/g)].map(([stretch]) => stretch.trimEnd()));
  const lineWords = new Set(wordsOf(lines).flatMap((word) => [word, word.toLowerCase()]));
  const lineAddresses = valuesIn(lines, 'address', 'e-mail');
  const phones = new Set(valuesIn(present(list(contacts).map(({ phone }) => phone)), 'phone'));
  /** Any word that we ever write may open a sentence; no stranger's name may. */
  const everyWord = new Set(
    [
      ...lines,
      ...contactTextsFor('enquiries', 'urgent'),
      ...regionTexts,
      ...declineTexts,
      ...list(entries).flatMap(({ title, body }) => [title, body]),
      ...list(facts).flatMap((fact) => [fact.says, fact.qualifier, ...valuesOf(fact)]),
      ...list(releases).flatMap(({ title, publisher }) => [title, publisher]),
      ...status.notices.flatMap(({ full, short, source }) => [full, short, source.title, source.publisher]),
    ]
      .flatMap(spelled)
      .map((word) => word.toLowerCase()),
  );

  /** What a reply may say because of what it rests on, and when it is said. */
  const gather = ({ kind, factIds, entryIds }: Composed, speaksOfRegions: boolean, today: string) => {
    const named = factIds.flatMap((id) => facts.get(id) ?? []);
    const own = new Set(named.map(({ release }) => release));
    const out = list(releases).filter(({ id, date }) => date <= today && (own.has(id) || named.length === 0 || kind === 'decline'));
    const notices = status.notices.filter(({ from }) => from <= today);
    const isPlain = named.length === 0 && entryIds.length === 0;
    const titles = entryIds.flatMap((id) => entries.get(id)?.title ?? []);
    const phrases = [
      ...contactTextsFor('enquiries'),
      ...numbered,
      ...titles,
      ...notices.flatMap(({ full, short, source }) => [full.trim(), short, source.title, source.publisher, source.address]),
      ...present(out.flatMap(({ title, publisher, address }) => [title, publisher, address])),
      ...(speaksOfRegions ? regionTexts : []),
      // Help lines are short numbers: beside facts they would pass for figures.
      ...declineTexts,
      ...(isPlain ? contactTextsFor('urgent') : []),
    ];
    const written = [
      ...phrases,
      ...list(releases).map(({ publisher }) => publisher),
      ...named.flatMap((fact) => [fact.says, fact.subject, fact.unit ?? '', fact.qualifier, ...valuesOf(fact)]),
    ];
    const words = [...wordsOf(written), ...named.flatMap(countOf)];
    return {
      named,
      phrases: phrases.filter((phrase) => /\d/.test(phrase)),
      days: new Set([...named.map(({ asAt }) => asAt), ...out.map(({ date }) => date), ...(speaksOfRegions ? [regions.asAt] : [])]),
      dates: new Set(valuesIn(named.flatMap(valuesOf), 'date')),
      addresses: new Set([...lineAddresses, ...valuesIn(written, 'address', 'e-mail')]),
      phones,
      words: new Set(words),
      folded: new Set(words.map((word) => word.toLowerCase())),
      /** Paragraph → what is from nowhere in it. */
      checked: new Map<string, readonly string[]>(),
    };
  };
  const gathered = new Map<string, ReturnType<typeof gather>>();
  const heldBy = (reply: Composed, today: string) => {
    const { kind, factIds, entryIds, text } = reply;
    const speaksOfRegions =
      kind === 'hand-over' || (factIds.length > 0 && entryIds.length === 0) || valuesIn([text], 'date').includes(regions.asAt);
    const key = JSON.stringify([kind, factIds, entryIds, speaksOfRegions, today]);
    const held = gathered.get(key) ?? gather(reply, speaksOfRegions, today);
    gathered.set(key, held);
    return held;
  };

  const strangersIn = (text: string, held: ReturnType<typeof gather>): readonly string[] => {
    const masks = held.phrases.flatMap((phrase) => {
      const found: { readonly at: number; readonly end: number }[] = [];
      for (let at = text.indexOf(phrase); at >= 0; at = text.indexOf(phrase, at + 1)) {
        const isWhole = !/\d$/.test(text.slice(0, at)) && !/^[,.]?\d/.test(text.slice(at + phrase.length));
        if (isWhole) found.push({ at, end: at + phrase.length });
      }
      return found;
    });
    const open = saidIn(text).filter((said) => !masks.some(({ at, end }) => at <= said.at && said.end <= end));
    const shown = open.filter(({ kind }) => kind === 'figure').map(({ value }) => value);
    const operands = held.named.filter((fact) => shown.includes(figureOf(fact) ?? ''));
    const derived = new Set(operands.flatMap((one) => operands.flatMap((other) => workedOut(one, other))));
    const clauseOf = ({ at }: Said) => text.slice(0, at).split(/[.?!]\s|;|\n/).length;

    const isHeld = (said: Said): boolean => {
      const { kind, value } = said;
      switch (kind) {
        case 'address':
        case 'e-mail':
          return held.addresses.has(value);
        case 'phone':
          return held.phones.has(value);
        case 'date':
          return held.days.has(value) || held.dates.has(value);
        case 'name':
          return [lineWords, held.words].some((words) => words.has(value.replace(/['’]s$/, '')));
        case 'opening word':
          return everyWord.has(value.toLowerCase());
        case 'number word':
          return lineWords.has(value) || held.folded.has(value);
        case 'figure': {
          const days = open.filter((other) => other.kind === 'date' && clauseOf(other) === clauseOf(said)).map((other) => other.value);
          const near = held.named.filter(({ asAt }) => days.length === 0 || days.includes(asAt));
          return derived.has(value) || near.some((fact) => isFigureOf(fact, value));
        }
      }
    };
    return open.filter((said) => !isHeld(said)).map(({ kind, value }) => `${kind} from nowhere: ${value}`);
  };

  const checkText = (text: string, held: ReturnType<typeof gather>): readonly string[] => {
    const found = held.checked.get(text) ?? strangersIn(text, held);
    held.checked.set(text, found);
    return found;
  };

  return {
    check: (reply, today) => {
      const held = heldBy(reply, today);
      const faults: string[] = [];
      for (const id of reply.factIds) if (!facts.has(id)) faults.push(`there is no fact ${id}`);
      for (const { id, asAt } of held.named) if (asAt > today) faults.push(`fact ${id} is later than the day`);
      if (reply.asAt !== null && !held.named.some(({ asAt }) => asAt === reply.asAt)) faults.push(`as at ${reply.asAt}, of no fact`);
      for (const { title, publisher, date, address } of reply.sources)
        if (
          !held.named.some(({ release }) => {
            const of = releases.get(release);
            return of?.title === title && of.publisher === publisher && of.date === date && of.address === address;
          })
        )
          faults.push(`"${title}" is the source of no fact`);
      for (const suggestion of reply.suggestions)
        if (![...list(entries).map(({ title }) => title), ...regions.regions.map(({ name }) => name), ...lines].includes(suggestion))
          faults.push(`"${suggestion}" is suggested from nowhere`);
      for (const { title, alt, points } of reply.charts ?? []) {
        if (!reply.entryIds.some((id) => entries.get(id)?.title === title)) faults.push(`the chart "${title}" is of no entry`);
        faults.push(...checkText(alt, held));
        for (const { day, value, label } of points)
          if (!held.named.some((fact) => fact.asAt === day && fact.value === value && label.endsWith(grouped(value))))
            faults.push(`the chart shows ${label} for ${day}`);
      }
      // Paragraph by paragraph: what is worked out stands beside what it is worked out from.
      return [
        ...faults,
        ...withoutRepeats(reply)
          .split(/\n{2,}(?!- )/)
          .flatMap((paragraph) => checkText(paragraph, held)),
      ];
    },
  };
}
