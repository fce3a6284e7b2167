// knowledge/entries/<topic>/<id>.md: one thing people ask, and the answer written as references to facts.
import { z } from 'zod';
import { id, line } from './common.ts';

export const audience = z.enum(['anyone', 'teo', 'school', 'early-learning', 'parent', 'media']);
export type Audience = z.infer<typeof audience>;

/** Subjects a status notice can concern. */
export const statusSubject = z.enum(['joining', 'funding', 'roles', 'numbers', 'contacts', 'existence']);
export type StatusSubject = z.infer<typeof statusSubject>;

export const entryFrontMatter = z
  .strictObject({
    id,
    /** `answer`: the releases settle it. `gap`: the subject is theirs, but no release says it; the reply is a decline that says exactly that. */
    kind: z.enum(['answer', 'gap']),
    /** A gap whose matter is the asker's own, theirs to settle with their office: the reply offers a person at once. */
    personal: z.boolean().default(false),
    /** What an offer shows: a short question-like title without figures, e.g. "How many communities there were". */
    title: line.max(80),
    /** Facts the reply rests on, the lead fact first. A gap's facts are those it mentions as settled; may be empty. */
    facts: z.array(z.int().positive()).max(8).default([]).readonly(),
    /** Measure whose dated facts the entry tells: the body's `{fact:lead}` and `{date:lead}` then mean the fact as at the date asked for. */
    series: id.optional(),
    /** Whom the releases say it of. "teo" is never told to a school as if theirs. */
    audience: audience.default('anyone'),
    /** Which status notices concern it. */
    status: z.array(statusSubject).default([]).readonly(),
    /** Ways people ask; at least three, by the editor. */
    asks: z.array(line).min(3).readonly(),
    /** Concepts of words.yaml that mark a question for this entry, with weights (about 0.2 to 2). */
    profile: z.record(id, z.number().positive()).default({}),
    /** Entries worth offering next to this one. */
    related: z.array(id).max(4).default([]).readonly(),
    /** Topics of labelled questions (knowledge/questions) that belong here although their facts do not say so; needed for gaps. */
    topics: z.array(line).default([]).readonly(),
  })
  .readonly();

export const entry = z.intersection(
  entryFrontMatter,
  z.object({
    /** Folder under entries/. */
    topic: id,
    /** The answer: Markdown paragraphs with references `{fact:51}` `{date:51}` `{contact:ies-info}` `{release:001}`. */
    body: line,
    /** For faults: path of the file, relative to the knowledge folder. */
    file: line,
  }),
);
export type Entry = z.infer<typeof entry>;
