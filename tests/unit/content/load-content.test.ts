// Loading: a sound folder becomes content; a bad one becomes one fault that lists every problem with its line and cure.
import { describe, expect, test } from 'vitest';
import { Fault } from '../../../src/base/fault.ts';
import { loadContent } from '../../../src/content/load-content.ts';
import { type FolderTexts, lineHolding, memoryFiles, tinyFolder, withChange } from '../../support/knowledge-folder.ts';

const FACTS = 'knowledge/facts.yaml';
const COUNT = 'knowledge/entries/numbers/count.md';

function load(texts: FolderTexts, questions = false) {
  return loadContent({ knowledgeDir: 'knowledge', dialogsDir: 'dialogs', questions, files: memoryFiles(texts) });
}

function faultOf(texts: FolderTexts): Fault {
  try {
    load(texts);
  } catch (error) {
    if (error instanceof Fault) return error;
  }
  throw new Error('the folder loaded although it should not');
}

function without(file: string): FolderTexts {
  return Object.fromEntries(Object.entries(tinyFolder).filter(([name]) => name !== file));
}

describe('loading content', () => {
  test('gives facts, entries and dialogs by their ids', () => {
    const { knowledge, dialogs } = load(tinyFolder);
    expect([...knowledge.facts.keys()]).toEqual([1, 2, 3, 4, 5, 6, 7]);
    expect(knowledge.facts.get(2)).toMatchObject({ value: 1170, qualifier: 'some', sameAs: [], partOf: [] });
    expect([...knowledge.entries.keys()]).toEqual(['count', 'who']);
    expect(knowledge.contacts.get('line')?.phone).toBe('0800 111 222');
    expect(knowledge.acts.get('thanks')?.kind).toBe('talk');
    expect(dialogs['mi-NZ']).toEqual({ greeting: 'Kia ora {name}', closing: 'Ka kite' });
  });

  test('gives an entry its topic, body and file', () => {
    expect(load(tinyFolder).knowledge.entries.get('count')).toMatchObject({
      topic: 'numbers',
      file: 'entries/numbers/count.md',
      body: 'As at {date:lead} there were {fact:lead} Communities of Learning.',
      audience: 'anyone',
      status: [],
    });
  });

  test('reads an entry whose lines end as on Windows', () => {
    const texts = { ...tinyFolder, [COUNT]: (tinyFolder[COUNT] ?? '').replaceAll('\n', '\r\n') };
    expect(load(texts).knowledge.entries.get('count')?.body).toBe('As at {date:lead} there were {fact:lead} Communities of Learning.');
  });

  test('leaves labelled questions out unless they are asked for, and names their author', () => {
    expect(load(tinyFolder).knowledge.questions).toEqual([]);
    expect(load(tinyFolder, true).knowledge.questions.map(({ author, facts }) => [author, facts])).toEqual([
      ['a', [2]],
      ['a', [4]],
    ]);
  });

  test('does not read questions it was not asked for, so that a bad one cannot stop the start', () => {
    const texts = { ...tinyFolder, 'knowledge/questions/a.jsonl': 'no JSON' };
    expect(load(texts).knowledge.entries.size).toBe(2);
  });

  test.each([
    ['a missing key', FACTS, '  paragraph: 1\n- id: 2', '\n- id: 2', '- id: 1', /0\.paragraph is missing\. Cure: add "paragraph"/],
    ['an unknown key', FACTS, 'subject: joining', 'subjcet: joining', 'subjcet', /"subjcet" is not known here/],
    ['a value of the wrong kind', FACTS, 'id: 3', 'id: three', 'id: three', /2\.id "three": /],
    [
      'a day that does not exist',
      FACTS,
      "asAt: '2016-07-01'\n  release: second\n  paragraph: 1",
      "asAt: '2016-02-30'\n  release: second\n  paragraph: 1",
      '2016-02-30',
      /not a calendar day/,
    ],
    [
      'a word list that is none',
      'knowledge/words.yaml',
      'says: [cluster]',
      'says: cluster',
      'says: cluster',
      /concepts\.2\.says "cluster": /,
    ],
    ['text that is not YAML', 'knowledge/words.yaml', 'says: [cluster]', 'says: [cluster', 'aliases', /this is not YAML/],
    [
      'a key given twice',
      'knowledge/contacts.yaml',
      '  use: enquiries',
      '  use: enquiries\n  use: urgent',
      'use: urgent',
      /this is not YAML: Map keys must be unique/,
    ],
    ['front matter with an unknown key', COUNT, 'related:', 'realted:', 'realted:', /"realted" is not known here/],
    ['too few ways to ask', COUNT, '  - number of communities\n', '', 'asks:', /asks: /],
    ['an empty dialog line', 'dialogs/en-NZ.yaml', "'Goodbye'", "''", 'closing', /closing: /],
  ])('refuses %s at its line', (_name, file, from, to, marker, message) => {
    const texts = withChange(file, from, to);
    const fault = faultOf(texts);
    expect(fault.code).toBe('content-not-sound');
    expect(fault.message).toMatch(message);
    expect(fault.message).toContain(`${file}:${lineHolding(texts, file, marker)}: `);
    expect(fault.message).toContain('Cure: ');
  });

  test.each(['knowledge/words.yaml', 'knowledge/times.yaml', 'knowledge/contacts.yaml', 'dialogs/mi-NZ.yaml'])(
    'says that %s is missing',
    (file) => {
      expect(faultOf(without(file)).message).toContain(`${file}:1: the file is missing. Cure: `);
    },
  );

  test('says that an entry has no front matter, no body or the wrong place', () => {
    const fault = faultOf({
      ...tinyFolder,
      'knowledge/entries/numbers/bare.md': 'Only text.\n',
      'knowledge/entries/numbers/empty.md': (tinyFolder[COUNT] ?? '').split('\n').slice(0, -2).join('\n'),
      'knowledge/entries/stray.md': 'Only text.\n',
    });
    expect(fault.message).toContain('bare.md:1: the front matter between two lines of --- is missing');
    expect(fault.message).toContain('empty.md:');
    expect(fault.message).toContain('the entry has no body');
    expect(fault.message).toContain('stray.md:1: an entry is a file entries/<topic>/<id>.md');
  });

  test('lists all problems of all files in one fault', () => {
    const texts = withChange('dialogs/en-NZ.yaml', "'Goodbye'", "''", withChange(FACTS, 'subject: joining', 'subjcet: joining'));
    const lines = faultOf(texts)
      .message.split('\n')
      .filter((line) => line.includes('Cure: ') && line.includes('.yaml:'));
    expect(lines.map((line) => line.split(':')[0])).toEqual(['dialogs/en-NZ.yaml', FACTS, FACTS]);
  });

  test('refuses to start on a figure outside the ledger', () => {
    expect(faultOf(withChange(COUNT, 'Communities of Learning.', 'Communities of Learning, that is 96.')).message).toContain(
      `${COUNT}:15: the figure "96" stands outside the ledger`,
    );
  });

  test('starts on an earlier day, before what it holds was published', () => {
    expect(
      load(Object.fromEntries(Object.entries(tinyFolder).map(([file, text]) => [file, text.replaceAll('2016-07-01', '2099-07-01')])))
        .knowledge.facts.size,
    ).toBe(7);
  });
});
