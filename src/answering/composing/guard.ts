// The last look at a reply: nothing leaves that ledger, contacts, status, declines or dialogs do not hold.
import { formatDay } from '../../base/day.ts';
import type { Content } from '../../content/content.ts';
import { formatFact, formatNumber } from '../../content/render.ts';
import { derivable } from '../figures/derive.ts';
import { wordsOf } from '../reading/words.ts';
import type { Composed } from './composed.ts';

export type Violation = { readonly kind: 'figure' | 'date' | 'address' | 'e-mail' | 'name'; readonly found: string };

export type Guard = {
  /** What the reply says that nothing of ours holds; empty for a sound reply. */
  check(composed: Composed): readonly Violation[];
};

const DATE = /(?<!\d)\d{1,2} (?:January|February|March|April|May|June|July|August|September|October|November|December)(?: \d{4})?(?!\d)/g;
const FIGURE = /\d[\d,]*(?:\.\d+)?/g;
const ADDRESS = /https?:\/\/[^\s)\]]+/g;
const MAIL = /[\w.+-]+@[\w-]+(?:\.[\w-]+)+/g;
/** A capitalised word that does not begin a sentence, list item, quotation or paragraph. */
const NAME = /(?<=[\p{Ll},;)] )\p{Lu}[\p{L}'’-]+/gu;

const trimmed = (address: string) => address.replace(/[.,;:]+$/, '');
const figuresOf = (texts: readonly string[]) =>
  texts.flatMap((text) => text.match(FIGURE) ?? []).map((figure) => figure.replace(/,+$/, ''));

/** Takes the phrases that hold a figure out of a text, longest first and only whole: "0800 437 4636" lets no "437" pass. */
function createRemover(phrases: readonly string[]): (text: string) => string {
  const withFigures = [...new Set(phrases.map((phrase) => phrase.trim()))].filter((phrase) => /\d/.test(phrase));
  if (withFigures.length === 0) return (text) => text;
  const escaped = withFigures
    .sort((one, other) => other.length - one.length)
    .map((phrase) => phrase.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'));
  const pattern = new RegExp(`(?<![\\d,.])(?:${escaped.join('|')})(?!,?\\d)`, 'g');
  return (text) => text.replace(pattern, ' ');
}

/**
 * Any reply may say, whole and as they stand, the contacts, notices, titles, other places to go, regions and release
 * dates, and the figures of dialog lines. Other figures and dates must come from the facts the reply itself rests on, or
 * follow from them by the rules of figures.yaml, for which they are worked out again here; addresses and names may come
 * from anywhere in the content. What a reply only repeats of the person's own words, and a case's reference, are not looked at.
 */
export function createGuard({ knowledge, dialogs }: Content): Guard {
  const written = (texts: readonly (string | null)[]): readonly string[] => texts.filter((text) => text !== null);
  const phrases = written([
    ...[...knowledge.contacts.values()].flatMap(({ name, phone, how, address, reviewedOn }) => [
      reviewedOn === null ? null : formatDay(reviewedOn),
      name,
      phone,
      phone?.replaceAll(' ', '') ?? null,
      how,
      address,
    ]),
    ...knowledge.status.notices.flatMap(({ full, short, source }) => [full, short, source.title, source.publisher, source.address]),
    ...[...knowledge.declines.values()].flatMap(({ title, goTo }) => [title, ...goTo.flatMap(({ name, address }) => [name, address])]),
    ...[...knowledge.entries.values()].map(({ title }) => title),
    ...knowledge.regions.regions.flatMap(({ name, places }) => [name, ...places]),
    ...knowledge.regions.ambiguous.map(({ place }) => place),
    formatDay(knowledge.regions.asAt),
    ...[...knowledge.releases.values()].flatMap(({ title, publisher, date, address }) => [title, publisher, formatDay(date), address]),
  ]);
  const lines = [...Object.values(dialogs).flatMap((dialog) => Object.values(dialog)), String(knowledge.status.reviewEveryDays)];
  const factTexts = new Map(
    [...knowledge.facts.values()].map((fact) => [
      fact.id,
      { says: [formatFact(fact) ?? '', ...Object.values(fact.details ?? {})], day: formatDay(fact.asAt) },
    ]),
  );
  const everything = [
    ...phrases,
    ...lines,
    ...[...factTexts.values()].flatMap(({ says }) => says),
    ...[...knowledge.entries.values()].map(({ body }) => body),
  ];
  const withoutPhrases = createRemover(phrases);
  const lineFigures = figuresOf(lines);
  const addresses = new Set(everything.flatMap((text) => text.match(ADDRESS) ?? []).map(trimmed));
  const mails = new Set(everything.flatMap((text) => text.match(MAIL) ?? []));
  const names = new Set(everything.flatMap(wordsOf));

  return {
    check: ({ text: said, factIds, charts = [], repeats = [], caseReference }) => {
      const own = [...repeats, ...(caseReference === undefined ? [] : [caseReference])].filter((each) => each !== '');
      const ours = own.reduce((text, each) => text.replaceAll(each, ' '), said);
      const text = [ours, ...charts.flatMap(({ title, alt, points }) => [title, alt, ...points.map(({ label }) => label)])].join('\n\n');
      const facts = factIds.flatMap((id) => factTexts.get(id) ?? []);
      const { numbers, perCents } = derivable(
        knowledge.figures,
        factIds.flatMap((id) => knowledge.facts.get(id) ?? []),
      );
      const figures = new Set([...lineFigures, ...figuresOf(facts.flatMap(({ says }) => says)), ...numbers.map(formatNumber), ...perCents]);
      const days = new Set(facts.flatMap(({ says, day }) => [day, ...says.flatMap((said) => said.match(DATE) ?? [])]));
      const withoutAddresses = text.replace(ADDRESS, ' ');
      const rest = withoutPhrases(withoutAddresses);
      const violations: Violation[] = [];
      for (const [found] of rest.matchAll(DATE)) if (!days.has(found)) violations.push({ kind: 'date', found });
      for (const figure of figuresOf([rest.replace(DATE, ' ')]))
        if (!figures.has(figure)) violations.push({ kind: 'figure', found: figure });
      for (const [found] of text.matchAll(ADDRESS)) if (!addresses.has(trimmed(found))) violations.push({ kind: 'address', found });
      for (const [found] of text.matchAll(MAIL)) if (!mails.has(found)) violations.push({ kind: 'e-mail', found });
      for (const [found] of withoutAddresses.matchAll(NAME))
        if (!wordsOf(found).every((word) => names.has(word))) violations.push({ kind: 'name', found });
      return violations;
    },
  };
}
