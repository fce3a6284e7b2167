// The last look at a reply: nothing leaves that ledger, contacts, status, declines or dialogs do not hold.
import { formatDay } from '../../base/day.ts';
import type { Content } from '../../content/content.ts';
import { formatFact } from '../../content/render.ts';
import { wordsOf } from '../reading/words.ts';
import type { Composed } from './composed.ts';

export type Violation = { readonly kind: 'figure' | 'address' | 'e-mail' | 'name'; readonly found: string };

export type Guard = {
  /** What the reply says that nothing of ours holds; empty for a sound reply. */
  check(composed: Composed): readonly Violation[];
};

const FIGURE = /\d[\d,]*(?:\.\d+)?/g;
const ADDRESS = /https?:\/\/[^\s)\]]+/g;
const MAIL = /[\w.+-]+@[\w-]+\.[\w.]+/g;
/** A capitalised word that does not begin a sentence, list item, quotation or paragraph. */
const NAME = /(?<=[\p{Ll},;)] )\p{Lu}[\p{L}'’-]+/gu;

const trimmed = (address: string) => address.replace(/[.,;:]+$/, '');

/**
 * Figures are allowed by what the reply itself rests on (its facts, their dates) besides what any reply may say
 * (contacts, notices, dialogs, declines); addresses and names by all of the content.
 */
export function createGuard({ knowledge, dialogs }: Content): Guard {
  const common = [
    ...[...knowledge.contacts.values()].flatMap(({ name, phone, how, address }) => [name, phone, how, address]),
    ...knowledge.status.notices.flatMap(({ full, short, source }) => [full, short, source.title, source.publisher, source.address]),
    String(knowledge.status.reviewEveryDays),
    ...Object.values(dialogs).flatMap((dialog) => Object.values(dialog)),
    ...[...knowledge.declines.values()].flatMap(({ title, goTo }) => [title, ...goTo.flatMap(({ name, address }) => [name, address])]),
    ...[...knowledge.entries.values()].map(({ title }) => title),
    ...knowledge.regions.regions.flatMap(({ name, places }) => [name, ...places]),
    formatDay(knowledge.regions.asAt),
    ...[...knowledge.releases.values()].flatMap(({ title, publisher, date, address }) => [title, publisher, formatDay(date), address]),
  ].filter((text) => text !== null);
  const factTexts = new Map(
    [...knowledge.facts.values()].map((fact) => [fact.id, [formatFact(fact) ?? '', formatDay(fact.asAt), ...Object.values(fact.details ?? {})]]),
  );
  const figuresOf = (texts: readonly string[]) => new Set(texts.flatMap((text) => text.match(FIGURE) ?? []).map((figure) => figure.replace(/,+$/, '')));
  const commonFigures = figuresOf(common);
  const everything = [...common, ...[...factTexts.values()].flat(), ...[...knowledge.entries.values()].map(({ body }) => body)];
  const addresses = new Set(everything.flatMap((text) => text.match(ADDRESS) ?? []).map(trimmed));
  const mails = new Set(everything.flatMap((text) => text.match(MAIL) ?? []));
  const names = new Set(everything.flatMap(wordsOf));

  return {
    check: ({ text, factIds }) => {
      const allowed = figuresOf(factIds.flatMap((id) => factTexts.get(id) ?? []));
      const withoutAddresses = text.replace(ADDRESS, ' ');
      const violations: Violation[] = [];
      for (const [found] of withoutAddresses.matchAll(FIGURE)) {
        const figure = found.replace(/,+$/, '');
        if (!allowed.has(figure) && !commonFigures.has(figure)) violations.push({ kind: 'figure', found: figure });
      }
      for (const [found] of text.matchAll(ADDRESS)) if (!addresses.has(trimmed(found))) violations.push({ kind: 'address', found });
      for (const [found] of text.matchAll(MAIL)) if (!mails.has(found)) violations.push({ kind: 'e-mail', found });
      for (const [found] of withoutAddresses.matchAll(NAME))
        if (!wordsOf(found).every((word) => names.has(word))) violations.push({ kind: 'name', found });
      return violations;
    },
  };
}
