// knowledge/figures.yaml: how counts are asked for in words, and which figures may be worked out from two of the ledger's.
import { z } from 'zod';
import { id, line } from './common.ts';
import { patternLists, patternsOver } from './patterns.ts';

/** Lists that the program looks for by name; what is counted and said of it is named by the measures. */
export const figureWords = [
  'how-many',
  'figure',
  'share',
  'difference',
  'more',
  'before',
  'new',
  'not',
  'double',
  'average',
  'projection',
  'series',
  'total',
  'latest',
  'first',
  'next',
  'after',
  'date',
  'what',
  'about',
  'almost',
  'over',
  'under',
  'exactly',
  'between',
  'every',
  'none',
  'most',
  'few',
  'told',
  'claiming',
  'being',
  'filler',
  'month',
  'season',
  'calendar',
] as const;
export type FigureWord = (typeof figureWords)[number];

const lists = z.array(id).min(1).readonly();
const measure = z
  .strictObject({
    /** A measure of the ledger. */
    id,
    /** What it counts, as a sentence would have it: "communities with a leader". */
    noun: line,
    /** What its figure is called, when it is not "the number of" what it counts. */
    called: line.optional(),
    /** Lists of words that name what is counted. */
    thing: lists,
    /** Lists that must be said beside it. */
    cues: z.array(id).default([]).readonly(),
    /** The entry that tells it. */
    entry: id,
    /** Gap entries for a time before its first fact and after its last; without them such a time is not looked at. */
    gaps: z.strictObject({ earlier: id, later: id }).readonly().optional(),
    /** Of what is not a count only claims are looked at; questions about it are read as all others are. */
    kind: z.enum(['count', 'money', 'years', 'share']).default('count'),
  })
  .readonly();
export type CountedMeasure = z.infer<typeof measure>;

const difference = z
  .strictObject({
    /** Measures of which the second is taken from the first, both of one day. */
    of: id,
    less: id,
    /** What remains, as a sentence would have it. */
    is: line,
    thing: lists,
    cues: lists,
    entry: id,
  })
  .readonly();
export type Difference = z.infer<typeof difference>;

const share = z
  .strictObject({
    /** Measures of which the first is a part of the second, both of one day. */
    part: id,
    whole: id,
    /** What those of the part did, past tense: "were in a community". */
    did: line,
    /** The measure whose fact says this share in words. */
    stated: id.optional(),
    entry: id,
  })
  .readonly();
export type Share = z.infer<typeof share>;

const moment = z
  .strictObject({
    release: id,
    /** The entry that tells the release's date. */
    entry: id,
    says: z.array(line).readonly(),
  })
  .readonly();

export const figuresFile = z
  .strictObject({
    /** Named lists in the pattern language of urgent.yaml; a list may use lists above it as `<name>`. */
    words: patternLists,
    measures: z.array(measure).min(1).readonly(),
    differences: z.array(difference).readonly(),
    shares: z.array(share).readonly(),
    moments: z.array(moment).readonly(),
  })
  .superRefine((file, context) => {
    const known = new Set(Object.keys(file.words));
    const issue = (path: readonly (string | number)[], message: string) => context.addIssue({ code: 'custom', path: [...path], message });
    for (const name of figureWords) if (!known.has(name)) issue(['words'], `the list "${name}" is missing`);
    for (const part of ['measures', 'differences'] as const) {
      for (const [at, { thing, cues }] of file[part].entries())
        for (const name of [...thing, ...cues]) if (!known.has(name)) issue([part, at], `"${name}" is no list of words`);
    }
    for (const [at, { says }] of file.moments.entries()) patternsOver(known, says, ['moments', at, 'says'], context);
  })
  .readonly();
export type Figures = z.infer<typeof figuresFile>;
