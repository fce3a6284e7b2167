// Checks the ledger against the releases' own texts, where they are at hand.
import { createHash } from 'node:crypto';
import { join } from 'node:path';
import type { KnowledgeDraft } from '../drafts.ts';
import type { Files } from '../files.ts';
import { foldText } from '../fold.ts';
import { type Placed, problemAt } from '../placed.ts';
import type { Problem } from '../problem.ts';
import { formatNumber } from '../render.ts';
import type { Fact } from '../schema/facts.ts';
import type { Release } from '../schema/releases.ts';
import { inBody } from './in-body.ts';

/** A run of this many words in common with a release is its sentence, not ours; titles and addresses are shorter. */
const CARRIED_WORDS = 9;

/** Missing texts, paragraphs that are not the ones the facts were read from, values that their paragraph does not hold, sentences carried over. */
export function findTextProblems(knowledge: KnowledgeDraft, textsDir: string, files: Files): readonly Problem[] {
  const texts = new Map<string, ReadonlyMap<number, string>>();
  const problems = knowledge.releases.flatMap((release) => {
    const file = join(textsDir, release.item.text);
    if (!files.exists(file))
      return [problemAt(release, ['text'], `the text ${release.item.text} is not among the releases`, 'name the file of its text')];
    const paragraphs = paragraphsOf(files.read(file));
    texts.set(release.item.id, paragraphs);
    return fingerprintProblems(release, paragraphs);
  });
  const carried = runsOf([...texts.values()].flatMap((paragraphs) => [...paragraphs.values()]));
  return [
    ...problems,
    ...knowledge.facts.flatMap((fact) => valueProblems(fact, texts.get(fact.item.release)?.get(fact.item.paragraph))),
    ...knowledge.facts.flatMap((fact) =>
      carriedRun(ownWords(fact.item), carried)
        ? [problemAt(fact, ['says'], `fact ${fact.item.id} uses a release's own sentence`, 'say it in our own words')]
        : [],
    ),
    ...knowledge.entries.flatMap((entry) => {
      const run = carriedRun(entry.item.body, carried);
      return run ? [inBody(entry, 0, `the body uses a release's own words: "${run}"`, 'say it in our own words')] : [];
    }),
  ];
}

/** Paragraph number → text: blocks between blank lines from 1; the front matter, where there is one, is 0. */
export function paragraphsOf(text: string): ReadonlyMap<number, string> {
  const match = /^---\n([\s\S]*?)\n---\n([\s\S]*)$/.exec(text);
  const blocks = (match?.[2] ?? text)
    .split(/\n\s*\n/)
    .map((block) => block.trim())
    .filter((block) => block !== '');
  const numbered = blocks.map((block, index): [number, string] => [index + 1, block]);
  return new Map(match?.[1] === undefined ? numbered : [[0, match[1]], ...numbered]);
}

/** First 16 hex digits of SHA-256 over the paragraph, white space folded. */
export function fingerprintOf(paragraph: string): string {
  return createHash('sha256').update(paragraph.replace(/\s+/g, ' ').trim()).digest('hex').slice(0, 16);
}

function fingerprintProblems(release: Placed<Release>, paragraphs: ReadonlyMap<number, string>): readonly Problem[] {
  const recorded = new Set(release.item.paragraphs.map(({ n }) => n));
  const changed = release.item.paragraphs.flatMap(({ n, fingerprint }, index) => {
    const paragraph = paragraphs.get(n);
    if (paragraph === undefined) return [problemAt(release, ['paragraphs', index], `the text has no paragraph ${n}`, 'take it out')];
    return fingerprintOf(paragraph) === fingerprint
      ? []
      : [
          problemAt(
            release,
            ['paragraphs', index],
            `paragraph ${n} is not the text the facts were read from`,
            `read its facts again, then record ${fingerprintOf(paragraph)}`,
          ),
        ];
  });
  const missing = [...paragraphs.keys()].filter((n) => !recorded.has(n));
  return [
    ...changed,
    ...missing.map((n) =>
      problemAt(release, ['paragraphs'], `paragraph ${n} of the text has no fingerprint`, `add ${fingerprintOf(paragraphs.get(n) ?? '')}`),
    ),
  ];
}

function valueProblems(fact: Placed<Fact>, paragraph: string | undefined): readonly Problem[] {
  if (paragraph === undefined) return [];
  const { id, value, details, qualifier } = fact.item;
  const text = ` ${foldText(paragraph)} `;
  const holds = (words: string) => paragraph.includes(words) || text.includes(` ${foldText(words)} `);
  const values = [value ?? [], Object.values(details ?? {})].flat();
  const absent = values.filter((one) => !(typeof one === 'number' ? spellings(one).some(holds) : holds(one)));
  const problems = absent.map((one) =>
    problemAt(
      fact,
      ['value'],
      `paragraph ${fact.item.paragraph} of "${fact.item.release}" does not hold "${one}"`,
      'correct the value, or name the right paragraph',
    ),
  );
  return qualifier === 'exactly' || holds(qualifier)
    ? problems
    : [
        ...problems,
        problemAt(
          fact,
          ['qualifier'],
          `paragraph ${fact.item.paragraph} does not say "${qualifier}" of fact ${id}`,
          'use the qualifier of the release',
        ),
      ];
}

const WORDS = ['zero', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten', 'eleven', 'twelve'] as const;

function spellings(value: number): readonly string[] {
  return [formatNumber(value), WORDS[value] ?? formatNumber(value)];
}

/** The sentence less its values: names and figures may be carried over. */
function ownWords(fact: Fact): string {
  const values = [fact.value ?? [], Object.values(fact.details ?? {})].flat().map(String);
  return values.reduce((says, value) => says.replaceAll(value, ' { } '), fact.says);
}

function runsOf(paragraphs: readonly string[]): ReadonlySet<string> {
  return new Set(paragraphs.flatMap((paragraph) => windows(foldText(withoutAddresses(paragraph)))));
}

function carriedRun(text: string, runs: ReadonlySet<string>): string | null {
  return windows(foldText(withoutAddresses(text))).find((run) => runs.has(run)) ?? null;
}

function withoutAddresses(text: string): string {
  return text.replace(/https?:\/\/\S+/g, ' ').replace(/\{[^{}]*\}/g, ' 0 ');
}

function windows(folded: string): readonly string[] {
  const words = folded.split(' ');
  return words.length < CARRIED_WORDS
    ? []
    : words.slice(CARRIED_WORDS - 1).map((_, index) => words.slice(index, index + CARRIED_WORDS).join(' '));
}
