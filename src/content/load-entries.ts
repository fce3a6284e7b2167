// Reads knowledge/entries/<topic>/<id>.md: YAML front matter between --- lines, then the body.
import { join } from 'node:path';
import type { Files } from './files.ts';
import type { Placed } from './placed.ts';
import type { Problem } from './problem.ts';
import { type Entry, entryFrontMatter } from './schema/entries.ts';
import { readYaml, shape } from './yaml-source.ts';

export type EntriesRead = { readonly entries: readonly Placed<Entry>[]; readonly problems: readonly Problem[] };

/** All entries below `entries/`, in order of topic and id, and what kept others from being read. */
export function readEntries(knowledgeDir: string, files: Files): EntriesRead {
  const entries: Placed<Entry>[] = [];
  const problems: Problem[] = [];
  for (const name of files.below(join(knowledgeDir, 'entries'))) {
    const read = readEntry(knowledgeDir, `entries/${name}`, files);
    if ('fault' in read) problems.push(read);
    else if ('item' in read) entries.push(read);
    else problems.push(...read);
  }
  return { entries, problems };
}

function readEntry(knowledgeDir: string, name: string, files: Files): Placed<Entry> | Problem | readonly Problem[] {
  const file = join(knowledgeDir, name);
  const [, topic = '', leaf = '', ...deeper] = name.split('/');
  if (!leaf.endsWith('.md') || deeper.length > 0) {
    return { file, line: 1, fault: 'an entry is a file entries/<topic>/<id>.md', cure: 'move or rename the file' };
  }
  const text = files.read(file).replaceAll('\r\n', '\n');
  const match = /^---\n([\s\S]*?\n)---[ \t]*(?:\n|$)([\s\S]*)$/.exec(text);
  if (!match) return { file, line: 1, fault: 'the front matter between two lines of --- is missing', cure: 'start the file with it' };
  const [, frontMatter = '', rest = ''] = match;
  const source = readYaml(file, frontMatter, 2);
  const shaped = shape(source, entryFrontMatter);
  if (shaped.value === undefined) return shaped.problems;
  const bodyLine = text.slice(0, text.length - rest.trimStart().length).split('\n').length;
  const body = rest.trim();
  if (body === '') return { file, line: bodyLine, fault: 'the entry has no body', cure: 'write the answer below the front matter' };
  return {
    item: { ...shaped.value, topic, body, file: name },
    file,
    lineOf: (...path) => (path[0] === 'body' ? bodyLine : source.lineOf(path)),
  };
}
