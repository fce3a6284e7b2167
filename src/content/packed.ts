// The content as one JSON text, so that a start need not read and check every YAML file again when none has changed.
import { z } from 'zod';
import type { Content } from './content.ts';
import { actsFile } from './schema/acts.ts';
import { contactsFile } from './schema/contacts.ts';
import { declinesFile } from './schema/declines.ts';
import { dialogFile } from './schema/dialogs.ts';
import { entryFrontMatter } from './schema/entries.ts';
import { factsFile } from './schema/facts.ts';
import { figuresFile } from './schema/figures.ts';
import { premisesFile } from './schema/premises.ts';
import { regionsFile } from './schema/regions.ts';
import { releasesFile } from './schema/releases.ts';
import { statusFile } from './schema/status.ts';
import { timesFile } from './schema/times.ts';
import { urgentFile } from './schema/urgent.ts';
import { wordsFile } from './schema/words.ts';

const packed = z.strictObject({
  releases: releasesFile,
  facts: factsFile,
  entries: z.array(z.strictObject({ front: entryFrontMatter, topic: z.string(), body: z.string(), file: z.string() })),
  words: wordsFile,
  times: timesFile,
  declines: declinesFile,
  acts: actsFile,
  urgent: urgentFile,
  /** One text, blanks between: a list would cost a string object for each word twice. */
  english: z.string(),
  regions: regionsFile,
  status: statusFile,
  contacts: contactsFile,
  figures: figuresFile,
  premises: premisesFile,
  dialogs: z.strictObject({ 'en-NZ': dialogFile, 'mi-NZ': dialogFile }),
});

/** The content, without the labelled questions, as JSON. */
export function packContent({ knowledge, dialogs }: Content): string {
  const entries = [...knowledge.entries.values()].map(({ topic, body, file, ...front }) => ({ front, topic, body, file }));
  const { words, times, urgent, regions, status, figures, premises } = knowledge;
  const list = <T>(map: ReadonlyMap<unknown, T>): readonly T[] => [...map.values()];
  return JSON.stringify({
    releases: list(knowledge.releases),
    facts: list(knowledge.facts),
    entries,
    words,
    times,
    declines: list(knowledge.declines),
    acts: list(knowledge.acts),
    urgent,
    english: [...knowledge.english].join(' '),
    regions,
    status,
    contacts: list(knowledge.contacts),
    figures,
    premises,
    dialogs,
  });
}

/** What {@link packContent} packed; throws what JSON or zod throw for anything else. The rules of the knowledge check are not run again. */
export function unpackContent(text: string): Content {
  const { entries, dialogs, ...rest } = packed.parse(JSON.parse(text));
  const byId = <K, T extends { readonly id: K }>(list: readonly T[]) => new Map(list.map((one) => [one.id, one]));
  return {
    knowledge: {
      releases: byId(rest.releases),
      facts: byId(rest.facts),
      entries: byId(entries.map(({ front, ...other }) => ({ ...front, ...other }))),
      words: rest.words,
      times: rest.times,
      declines: byId(rest.declines),
      acts: byId(rest.acts),
      urgent: rest.urgent,
      english: new Set(rest.english.split(' ')),
      regions: rest.regions,
      status: rest.status,
      contacts: byId(rest.contacts),
      figures: rest.figures,
      premises: rest.premises,
      questions: [],
    },
    dialogs,
  };
}
