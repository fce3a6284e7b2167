// Where the releases' texts are at hand, figures, names and fingerprints are checked against them; and the report says so.
import { describe, expect, test } from 'vitest';
import { checkKnowledge } from '../../../src/cli/knowledge.ts';
import { fingerprintOf, paragraphsOf } from '../../../src/content/check/release-texts.ts';
import { type FolderTexts, lineHolding, memoryFiles, tinyFolder, withChange } from '../../support/knowledge-folder.ts';

const FACTS = 'knowledge/facts.yaml';
const FIRST = 'There are ninety-six, I mean 96, in all. It costs $5 million.';
const SECOND = ['Some 1,170 of them.', 'Mere\u00a0Ngata said in Northland to ring 0800 111 222.\nIt costs $5 million.'] as const;

const texts: FolderTexts = { 'texts/first.txt': `${FIRST}\n`, 'texts/second.txt': `---\ntitle: "x"\n---\n\n${SECOND.join('\n\n')}\n` };
const recorded = ['0000000000000001', '0000000000000002', '0000000000000003'].reduce(
  (folder: FolderTexts, blank, index) =>
    withChange('knowledge/releases.yaml', blank, fingerprintOf([FIRST, ...SECOND][index] ?? ''), folder),
  tinyFolder,
);
/** The front matter of second.txt is its paragraph 0. */
const folder = withChange(
  'knowledge/releases.yaml',
  'address: null\n  paragraphs:\n',
  `address: null\n  paragraphs:\n    - { n: 0, fingerprint: '${fingerprintOf('title: "x"')}' }\n`,
  { ...recorded, ...texts },
);

function report(given: FolderTexts, today = '2026-11-22') {
  return checkKnowledge({ knowledgeDir: 'knowledge', dialogsDir: 'dialogs', textsDir: 'texts', today, files: memoryFiles(given) });
}

describe('checking against the texts', () => {
  test('finds nothing when ledger and texts agree', () => {
    expect(report(folder)).toEqual({
      lines: ["Checked against the releases' texts.", 'The knowledge is sound: 7 facts, 2 entries, 25 declines, 2 labelled questions.'],
      sound: true,
    });
  });

  test('says when the texts are not at hand', () => {
    expect(report(recorded)).toMatchObject({ sound: true, lines: [expect.stringContaining('Texts not at hand'), expect.anything()] });
  });

  test.each([
    [
      'a paragraph that changed',
      'texts/first.txt',
      'in all',
      'altogether',
      'knowledge/releases.yaml',
      'n: 1',
      /paragraph 1 is not the text the facts were read from/,
    ],
    [
      'a paragraph without a fingerprint',
      'texts/first.txt',
      'million.\n',
      'million.\n\nMore.\n',
      'knowledge/releases.yaml',
      'paragraphs:',
      /paragraph 2 of the text has no fingerprint/,
    ],
    [
      'a text that is not there',
      'knowledge/releases.yaml',
      'text: first.txt',
      'text: one.txt',
      'knowledge/releases.yaml',
      'one.txt',
      /the text one\.txt is not among the releases/,
    ],
  ])('refuses %s', (_name, file, from, to, inFile, marker, fault) => {
    const changed = withChange(file, from, to, folder);
    const { lines, sound } = report(changed);
    expect(sound).toBe(false);
    expect(lines[0]).toMatch(fault);
    expect(lines[0]).toContain(`${inFile}:${lineHolding(changed, inFile, marker)}: `);
    expect(lines.at(-1)).toBe('The knowledge is not sound: 1 fault.');
  });

  test('refuses a figure that its paragraph does not hold', () => {
    const changed = withChange(
      FACTS,
      "'There were 96 communities in all.'\n  value: 96",
      "'There were 95 communities in all.'\n  value: 95",
      folder,
    );
    expect(report(changed).lines[0]).toMatch(/^knowledge\/facts\.yaml:4: paragraph 1 of "first" does not hold "95"/);
  });

  test('refuses a name that its paragraph does not hold', () => {
    const changed = { ...folder, [FACTS]: (folder[FACTS] ?? '').replaceAll('Mere Ngata', 'Mary Ngata') };
    expect(report(changed).lines[0]).toMatch(/does not hold "Mary Ngata"/);
  });

  test('refuses a qualifier that the release does not use', () => {
    const changed = withChange(
      FACTS,
      "some 1,170 communities.'\n  value: 1170\n  unit: communities\n  qualifier: some",
      "about 1,170 communities.'\n  value: 1170\n  unit: communities\n  qualifier: about",
      folder,
    );
    expect(report(changed).lines[0]).toMatch(/does not say "about" of fact 2/);
  });

  test("refuses a release's own sentence in a body", () => {
    const sentence = 'They will work hard together to lift what every child can do at school.';
    const changed = withChange('texts/first.txt', 'million.\n', `million. ${sentence}\n`, folder);
    const copied = withChange(
      'knowledge/entries/numbers/count.md',
      'Communities of Learning.\n',
      `Communities of Learning.\n\n${sentence}\n`,
      changed,
    );
    expect(report(copied).lines.join('\n')).toMatch(/the body uses a release's own words: "they will work hard together/);
    expect(report(changed).lines.join('\n')).not.toMatch(/own words/);
  });
});

describe('the report', () => {
  test('warns of a contact not reviewed for more than 180 days without failing', () => {
    const { lines, sound } = report(folder, '2027-05-01');
    expect(sound).toBe(true);
    expect(lines.filter((line) => line.startsWith('Warning: '))).toEqual([
      expect.stringContaining('the contact "line" was last reviewed 181 days ago'),
      expect.stringContaining('the notice "ended" was last reviewed 181 days ago'),
    ]);
    expect(report(folder, '2027-04-30').lines.join()).not.toContain('Warning');
  });

  test('warns of what was never reviewed', () => {
    expect(report(withChange('knowledge/contacts.yaml', "reviewedOn: '2026-11-01'", 'reviewedOn: null', folder)).lines[0]).toMatch(
      /^Warning: knowledge\/contacts\.yaml:8: the contact "line" has never been reviewed\. Cure: /,
    );
  });

  test('lists faults of shape before anything else is looked at', () => {
    expect(report(withChange('dialogs/en-NZ.yaml', "'Goodbye'", "''", folder))).toMatchObject({
      sound: false,
      lines: [expect.stringContaining('dialogs/en-NZ.yaml:2: closing'), expect.anything()],
    });
  });
});

describe('paragraphs of a text', () => {
  test('are blocks between blank lines, the data above them being 0', () => {
    expect([...paragraphsOf('---\na: 1\n---\n\nOne\nmore\n \nTwo\n')]).toEqual([
      [0, 'a: 1'],
      [1, 'One\nmore'],
      [2, 'Two'],
    ]);
  });

  test('have a fingerprint that white space does not change', () => {
    expect(fingerprintOf(' One\u00a0 more\n')).toBe(fingerprintOf('One more'));
    expect(fingerprintOf('One more')).not.toBe(fingerprintOf('One mere'));
  });
});
