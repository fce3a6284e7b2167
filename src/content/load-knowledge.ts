// Reads the knowledge door into a draft: every file parsed by its schema, every piece with its place.
import { join } from 'node:path';
import type { z } from 'zod';
import type { Knowledge } from './content.ts';
import type { KnowledgeDraft } from './drafts.ts';
import { englishWords } from './english.ts';
import type { Files } from './files.ts';
import { readEntries } from './load-entries.ts';
import { readQuestions } from './load-questions.ts';
import type { Placed } from './placed.ts';
import type { Problem } from './problem.ts';
import { actsFile } from './schema/acts.ts';
import { contactsFile } from './schema/contacts.ts';
import { declinesFile } from './schema/declines.ts';
import { factsFile } from './schema/facts.ts';
import { figuresFile } from './schema/figures.ts';
import { premisesFile } from './schema/premises.ts';
import { regionsFile } from './schema/regions.ts';
import { releasesFile } from './schema/releases.ts';
import { statusFile } from './schema/status.ts';
import { timesFile } from './schema/times.ts';
import { urgentFile } from './schema/urgent.ts';
import { wordsFile } from './schema/words.ts';
import { placeEach, placeWhole, readYaml, type Shaped, shape, type YamlSource } from './yaml-source.ts';

export type DraftRead<T> =
  | { readonly draft: T; readonly problems: readonly [] }
  | { readonly draft?: undefined; readonly problems: readonly Problem[] };

type FileRead<T> = { readonly source: YamlSource; readonly shaped: Shaped<T> };

/** The draft of a knowledge folder, or every fault of shape in it. Labelled questions are read only when asked for. */
export function readKnowledge({
  knowledgeDir,
  questions,
  files,
}: {
  readonly knowledgeDir: string;
  readonly questions: boolean;
  readonly files: Files;
}): DraftRead<KnowledgeDraft> {
  const releases = readFile(files, knowledgeDir, 'releases.yaml', releasesFile);
  const facts = readFile(files, knowledgeDir, 'facts.yaml', factsFile);
  const words = readFile(files, knowledgeDir, 'words.yaml', wordsFile);
  const times = readFile(files, knowledgeDir, 'times.yaml', timesFile);
  const declines = readFile(files, knowledgeDir, 'declines.yaml', declinesFile);
  const acts = readFile(files, knowledgeDir, 'acts.yaml', actsFile);
  const urgent = readFile(files, knowledgeDir, 'urgent.yaml', urgentFile);
  const regions = readFile(files, knowledgeDir, 'regions.yaml', regionsFile);
  const status = readFile(files, knowledgeDir, 'status.yaml', statusFile);
  const contacts = readFile(files, knowledgeDir, 'contacts.yaml', contactsFile);
  const figures = readFile(files, knowledgeDir, 'figures.yaml', figuresFile);
  const premises = readFile(files, knowledgeDir, 'premises.yaml', premisesFile);
  const entries = files.exists(join(knowledgeDir, 'entries')) ? readEntries(knowledgeDir, files) : missingEntries(knowledgeDir);
  const labelled = questions ? readQuestions(knowledgeDir, files) : { questions: [], problems: [] };

  const releasesPlaced = items(releases);
  const factsPlaced = items(facts);
  const declinesPlaced = items(declines);
  const actsPlaced = items(acts);
  const contactsPlaced = items(contacts);
  const wordsPlaced = whole(words);
  const timesPlaced = whole(times);
  const urgentPlaced = whole(urgent);
  const regionsPlaced = whole(regions);
  const statusPlaced = whole(status);
  const figuresPlaced = whole(figures);
  const premisesPlaced = whole(premises);
  const problems = [releases, facts, words, times, declines, acts, urgent, regions, status, contacts, figures, premises].flatMap(
    (read): readonly Problem[] => read.shaped.problems,
  );
  problems.push(...entries.problems, ...labelled.problems);
  if (problems.length > 0 || !wordsPlaced || !timesPlaced || !urgentPlaced || !regionsPlaced || !statusPlaced) return { problems };
  if (!figuresPlaced || !premisesPlaced) return { problems };
  return {
    draft: {
      releases: releasesPlaced,
      facts: factsPlaced,
      entries: entries.entries,
      words: wordsPlaced,
      times: timesPlaced,
      declines: declinesPlaced,
      acts: actsPlaced,
      urgent: urgentPlaced,
      regions: regionsPlaced,
      status: statusPlaced,
      contacts: contactsPlaced,
      figures: figuresPlaced,
      premises: premisesPlaced,
      questions: labelled.questions,
    },
    problems: [],
  };
}

/** The knowledge the program is given, without the places. */
export function knowledgeOf(draft: KnowledgeDraft): Knowledge {
  const byId = <K, T extends { readonly id: K }>(pieces: readonly Placed<T>[]) => new Map(pieces.map(({ item }) => [item.id, item]));
  return {
    releases: byId(draft.releases),
    facts: byId(draft.facts),
    entries: byId(draft.entries),
    words: draft.words.item,
    times: draft.times.item,
    declines: byId(draft.declines),
    acts: byId(draft.acts),
    urgent: draft.urgent.item,
    english: englishWords(),
    regions: draft.regions.item,
    status: draft.status.item,
    contacts: byId(draft.contacts),
    figures: draft.figures.item,
    premises: draft.premises.item,
    questions: draft.questions.map(({ item }) => item),
  };
}

function readFile<S extends z.ZodType>(files: Files, dir: string, name: string, schema: S): FileRead<z.output<S>> {
  const file = join(dir, name);
  if (files.exists(file)) {
    const source = readYaml(file, files.read(file));
    return { source, shaped: shape(source, schema) };
  }
  const problems = [{ file, line: 1, fault: 'the file is missing', cure: 'add it, or name the right folder' }];
  return { source: { file, value: undefined, problems, lineOf: () => 1 }, shaped: { problems } };
}

function items<T>({ source, shaped }: FileRead<readonly T[]>): readonly Placed<T>[] {
  return shaped.value === undefined ? [] : placeEach(source, shaped.value);
}

function whole<T>({ source, shaped }: FileRead<T>): Placed<T> | null {
  return shaped.value === undefined ? null : placeWhole(source, shaped.value);
}

function missingEntries(dir: string): ReturnType<typeof readEntries> {
  return {
    entries: [],
    problems: [{ file: join(dir, 'entries'), line: 1, fault: 'the folder is missing', cure: 'add it, or name the right folder' }],
  };
}
