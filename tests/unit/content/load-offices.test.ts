// The contacts file: offices by region, however the region is written, and one fault for everything that is wrong.
import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { Fault } from '../../../src/base/fault.ts';
import { loadOffices } from '../../../src/content/load-offices.ts';
import { type Regions, regionsFile } from '../../../src/content/schema/regions.ts';
import { memoryFiles } from '../../support/knowledge-folder.ts';

const regions: Regions = {
  asAt: '2016-05-24',
  source: 'a list',
  regions: [
    { id: 'hawkes-bay-tairawhiti', name: 'Hawke’s Bay–Tairāwhiti', places: ['Napier'] },
    { id: 'otago-southland', name: 'Otago–Southland', places: ['Gore'] },
  ],
  ambiguous: [],
};

const load = (text: string) => loadOffices({ file: 'offices.yaml', regions, files: memoryFiles({ 'offices.yaml': text }) });

function faultOf(text: string): string {
  try {
    load(text);
  } catch (error) {
    if (error instanceof Fault && error.code === 'contacts-not-sound') return error.message;
    throw error;
  }
  throw new Error('the file loaded although it should not');
}

describe('a contacts file', () => {
  test('gives the offices by region id, and null for what is not known', () => {
    const offices = load(`
default: { mailbox: enquiries@example.govt.nz }
regions:
  - region: Otago–Southland
    office: Dunedin office
    phone: 03 471 5200
    mailbox: south@example.govt.nz
    verifiedOn: 2026-11-01
media: { mailbox: press@example.govt.nz }
`);
    expect(offices.fallback).toEqual({ office: null, phone: null, mailbox: 'enquiries@example.govt.nz', verifiedOn: null });
    expect([...offices.regions]).toEqual([
      ['otago-southland', { office: 'Dunedin office', phone: '03 471 5200', mailbox: 'south@example.govt.nz', verifiedOn: '2026-11-01' }],
    ]);
    expect(offices.media?.mailbox).toBe('press@example.govt.nz');
    expect(offices.safety).toBeNull();
  });

  test('may know nothing at all', () => {
    const offices = load('default: { mailbox: null }\nregions: []\nmedia: null\n');
    expect(offices.fallback.mailbox).toBeNull();
    expect(offices.regions.size).toBe(0);
  });

  test.each(['hawkes-bay-tairawhiti', 'Hawke’s Bay–Tairāwhiti', "hawke's bay - tairawhiti", 'HAWKES BAY TAIRĀWHITI'])(
    'may write a region as %s',
    (region) => {
      const offices = load(`default: {}\nregions:\n  - region: "${region}"\n    phone: 06 833 6730\n`);
      expect([...offices.regions.keys()]).toEqual(['hawkes-bay-tairawhiti']);
    },
  );
});

test('the example in the documentation is sound, with the regions that are shipped', () => {
  const project = resolve(import.meta.dirname, '../../..');
  const example = /```yaml\n([^`]*)```/.exec(readFileSync(join(project, 'docs/operating.md'), 'utf8'))?.[1] ?? '';
  const shipped = regionsFile.parse(parse(readFileSync(join(project, 'knowledge/regions.yaml'), 'utf8')));
  const offices = loadOffices({ file: 'offices.yaml', regions: shipped, files: memoryFiles({ 'offices.yaml': example }) });
  expect(offices.regions.size).toBeGreaterThan(1);
  expect(offices.safety?.mailbox).not.toBeNull();
});

describe('a bad contacts file', () => {
  test('is told of everything at once, each with line and cure', () => {
    const message = faultOf(`default: { mailbox: not an address }
regions:
  - region: Atlantis
    mailbox: a@example.org
  - region: otago-southland
    verifiedOn: 2026-02-30
  - region: Otago–Southland
    fax: 03 1
`);
    expect(message).toContain('(5 found)');
    expect(message).toContain(
      'offices.yaml:1: default.mailbox "not an address": must be one e-mail address. Cure: write it as the example',
    );
    expect(message).toContain('offices.yaml:3: there is no region "Atlantis". Cure: use one of Hawke’s Bay–Tairāwhiti, Otago–Southland.');
    expect(message).toContain('offices.yaml:6: regions.1.verifiedOn "2026-02-30": not a calendar day');
    expect(message).toContain('offices.yaml:7: the region "Otago–Southland" is here twice. Cure: take one of the two out.');
    expect(message).toContain('offices.yaml:8: "fax" is not known here');
  });

  test.each([
    ['that is not YAML', 'default: [', 'offices.yaml:1: this is not YAML'],
    ['that is empty', '', 'offices.yaml:1: '],
    ['without a default', 'regions: []', 'default is missing'],
    ['with a mailbox list', 'default: { mailbox: "a@x.org, b@x.org" }\nregions: []', 'must be one e-mail address'],
    ['with a header in a mailbox', 'default: { mailbox: "a@x.org\\nBcc: b@x.org" }\nregions: []', 'must be one e-mail address'],
    ['whose phone lost its quotes', 'default: { phone: 0800437 }\nregions: []', 'default.phone: '],
    ['with a region that is no name', 'default: {}\nregions:\n  - region: 7', 'offices.yaml:3: regions.0.region'],
  ])('%s is refused', (_, text, expected) => {
    expect(faultOf(text)).toContain(expected);
  });

  test('that is not there names the setting', () => {
    const lost = () => loadOffices({ file: '/nowhere/offices.yaml', regions });
    expect(lost).toThrow(expect.objectContaining({ code: 'contacts-unreadable', where: '/nowhere/offices.yaml' }));
  });
});
