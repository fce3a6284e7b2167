// Prints facts, contacts and bodies as people read them; what is not in the ledger cannot be printed.
import { formatDay } from '../base/day.ts';
import { Fault } from '../base/fault.ts';
import type { Knowledge } from './content.ts';
import { parseBody, type Reference } from './references.ts';
import type { Contact } from './schema/contacts.ts';
import type { Fact } from './schema/facts.ts';

export type Shelves = Pick<Knowledge, 'facts' | 'contacts' | 'releases'>;

/** `410000` → `410,000`, as New Zealand government writing does; figures below 1,000 stay as they are. */
export function formatNumber(value: number): string {
  return String(value).replace(/\B(?=(\d{3})+$)/g, ',');
}

/** `a, b and c`. */
export function formatList(items: readonly string[]): string {
  return items.length < 2 ? items.join('') : `${items.slice(0, -1).join(', ')} and ${items.at(-1)}`;
}

/** A fact's value without its qualifier: `410,000`, `$359 million`, `90 per cent`, `a, b and c`; null for a statement. */
function formatValue(fact: Fact): string | null {
  if (fact.value === undefined) return null;
  if (typeof fact.value === 'string') return fact.value;
  if (typeof fact.value !== 'number') return formatList(fact.value);
  const number = formatNumber(fact.value);
  if (fact.unit === 'NZ$ million') return `$${number} million`;
  return fact.unit === 'per cent' ? `${number} per cent` : number;
}

/** A fact's value with its qualifier in front: `more than 410,000`, `some 117`, `148`; null for a statement. */
export function formatFact(fact: Fact): string | null {
  const value = formatValue(fact);
  return value === null || fact.qualifier === 'exactly' ? value : `${fact.qualifier} ${value}`;
}

/** `0800 IES INFO (0800 437 4636)`; the name alone when there is no number or the name is the number. */
export function formatContact(contact: Contact): string {
  return contact.phone === null || contact.name.includes(contact.phone) ? contact.name : `${contact.name} (${contact.phone})`;
}

/**
 * The body with every reference printed. `lead` is the fact that `{fact:lead}` and `{date:lead}` mean.
 * A reference that begins a sentence gets a capital. Throws `reference-unknown` for what the shelves do not hold.
 */
export function renderBody(body: string, shelves: Shelves, lead?: Fact): string {
  let printed = '';
  for (const part of parseBody(body)) {
    if (part.kind === 'text') {
      printed += part.text;
      continue;
    }
    const words = part.kind === 'reference' ? renderReference(part.reference, shelves, lead) : null;
    if (words === null) {
      throw new Fault('reference-unknown', `${part.written} names nothing that can be printed.`, {
        where: 'entry body',
        cure: 'Run `npm run knowledge`: it names the file and line.',
      });
    }
    printed += beginsSentence(printed) ? capitalise(words) : words;
  }
  return printed;
}

/** What a reference prints; null when the shelves do not hold it. */
export function renderReference(reference: Reference, shelves: Shelves, lead?: Fact): string | null {
  switch (reference.kind) {
    case 'contact': {
      const contact = shelves.contacts.get(reference.contact);
      return contact ? formatContact(contact) : null;
    }
    case 'release': {
      const release = shelves.releases.get(reference.release);
      return release ? `“${release.title}”` : null;
    }
    case 'fact':
    case 'date': {
      const fact = reference.fact === 'lead' ? lead : shelves.facts.get(reference.fact);
      if (!fact) return null;
      if (reference.kind === 'date') return formatDay(fact.asAt);
      return reference.detail === null ? formatFact(fact) : (fact.details?.[reference.detail] ?? null);
    }
  }
}

function beginsSentence(before: string): boolean {
  return /(^|[.?]\s+|\n\s*([-*] +)?)[*_“"(]*$/.test(before);
}

function capitalise(words: string): string {
  return /^https?:/.test(words) ? words : words.charAt(0).toUpperCase() + words.slice(1);
}
