// Names of people, places, publications and organisations may stand in an entry only as references.
import { MONTHS } from '../../base/day.ts';
import type { ContentDraft } from '../drafts.ts';
import { type Placed, problemAt } from '../placed.ts';
import type { Problem } from '../problem.ts';
import { parseBody } from '../references.ts';
import type { Entry } from '../schema/entries.ts';
import type { Fact } from '../schema/facts.ts';
import { GLOSSARY } from './glossary.ts';
import { inBody } from './in-body.ts';

type Guard = {
  /** Names found anywhere. */
  readonly names: RegExp | null;
  /** Places of regions.yaml, by which a name that begins a sentence is told from a word that does. */
  readonly places: ReadonlySet<string>;
};
type Found = { readonly name: string; readonly offset: number };

const GLOSSARY_PATTERN = wordsPattern(GLOSSARY);
const MONTHS_PATTERN = wordsPattern(MONTHS);
/** Words that begin with a capital, in a row; "of", "and" and the like may join them. */
const CAPITALS = /\p{Lu}[\p{L}\p{N}’'-]*(?:[ \u00a0](?:(?:of|and|the|o|te|a)[ \u00a0])*\p{Lu}[\p{L}\p{N}’'-]*)*/gu;
/** Where a capital is only the start of a sentence, list item, heading or quotation. */
const SENTENCE_START = /(?:^|[.?!:]\s+|\n\s*(?:[-*#]+\s+|\d+\.\s+)?)[“"‘'(*_[]*$/u;

/** Guarded names and other capitalised names in the words of a body or title. */
export function namesOutsideLedger({ knowledge }: ContentDraft): readonly Problem[] {
  const guarded = [
    ...knowledge.facts.flatMap(({ item }) => protectedNames(item)),
    ...knowledge.contacts.flatMap(({ item }) => capitalised([item.name])),
  ];
  const places = knowledge.regions.item.regions.flatMap(({ name, places: others }) => [name, ...others]);
  const guard: Guard = { names: guarded.length === 0 ? null : wordsPattern(guarded), places: new Set(places) };
  return knowledge.entries.flatMap((entry) => [...inTitle(entry, knowledge.facts, guard), ...inText(entry, guard)]);
}

/** The values and details of a fact that are names, less those of the glossary: entries may not write them. */
export function protectedNames(fact: Fact): readonly string[] {
  const values = typeof fact.value === 'number' || fact.value === undefined ? [] : [fact.value].flat();
  return capitalised([...values, ...Object.values(fact.details ?? {})]);
}

function capitalised(names: readonly string[]): readonly string[] {
  return names.filter((name) => /\p{Lu}/u.test(name) && /\p{Lu}/u.test(name.replace(GLOSSARY_PATTERN, '')) && !COMMON.has(name));
}

/** Single names too common a word to guard by themselves. */
const COMMON: ReadonlySet<string> = new Set(['Education']);

/** A title cannot hold references, so it may name what its own facts hold: "Waitakere", not another place. */
function inTitle(entry: Placed<Entry>, facts: readonly Placed<Fact>[], guard: Guard): readonly Problem[] {
  const own = facts.filter(({ item }) => entry.item.facts.includes(item.id)).flatMap(({ item }) => protectedNames(item));
  return namesIn(entry.item.title, guard, '')
    .filter(({ name }) => !own.some((held) => ` ${held} `.includes(` ${name} `)))
    .map(({ name }) =>
      problemAt(entry, ['title'], `the title holds the name "${name}", which none of its facts holds`, 'say it without the name'),
    );
}

function inText(entry: Placed<Entry>, guard: Guard): readonly Problem[] {
  let before = '';
  return parseBody(entry.item.body).flatMap((part) => {
    const context = before;
    before = part.kind === 'text' ? part.text : 'x';
    return part.kind === 'text'
      ? namesIn(part.text, guard, context).map(({ name, offset }) =>
          inBody(
            entry,
            part.offset + offset,
            `the name "${name}" stands outside the ledger`,
            'print it with {fact:N}, {fact:N:detail}, {contact:id} or {release:id}; a word of the subject goes into src/content/check/glossary.ts',
          ),
        )
      : [];
  });
}

/** Names in `text`; `before` is what stands in front of it (a reference does not end a sentence). */
function namesIn(text: string, guard: Guard, before: string): readonly Found[] {
  const found: Found[] = [];
  const blank = (pattern: RegExp, whole: string, keep: (match: string, offset: number) => void) =>
    whole.replace(pattern, (match: string, ...rest: readonly unknown[]) => {
      const offset = rest.find((value) => typeof value === 'number');
      keep(match, typeof offset === 'number' ? offset : 0);
      return match.replace(/\p{L}/gu, ' ');
    });
  let open = text;
  if (guard.names) open = blank(guard.names, open, (name, offset) => found.push({ name, offset }));
  open = blank(GLOSSARY_PATTERN, open, () => {});
  open = blank(MONTHS_PATTERN, open, () => {});
  for (const match of open.matchAll(CAPITALS)) {
    const startsSentence = SENTENCE_START.test(before + text.slice(0, match.index));
    const isWord = startsSentence && !guard.places.has(match[0]) && !guard.places.has(match[0].split(' ')[0] ?? '');
    const rest = isWord ? match[0].replace(/^\S+\s*/, '').replace(/^(?:of|and|the|o|te|a)\s+/, '') : match[0];
    if (/\p{Lu}/u.test(rest)) found.push({ name: rest, offset: match.index + match[0].length - rest.length });
  }
  return found;
}

/** Whole words, the longest name first; the letter after must not go on with the word. */
function wordsPattern(names: readonly string[]): RegExp {
  const escaped = [...names].sort((a, b) => b.length - a.length).map((name) => name.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'));
  return new RegExp(`(?<![\\p{L}\\p{N}])(?:${escaped.join('|')})(?![\\p{L}\\p{N}])`, 'gu');
}
