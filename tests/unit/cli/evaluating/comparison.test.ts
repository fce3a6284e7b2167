// Runs are compared by rounded figures without timings, kept as a small file.
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { compactOf, compare, parseCompact } from '../../../../src/cli/evaluating/comparison.ts';
import { keep, keptFigures, writeReport } from '../../../../src/cli/evaluating/files.ts';
import { comparisonLines } from '../../../../src/cli/evaluating/printed-comparison.ts';
import { reportOf } from '../../../../src/cli/evaluating/report.ts';
import type { Scored } from '../../../../src/cli/evaluating/score.ts';
import { aScored } from '../../../support/scored-questions.ts';
import { smallKnowledge } from '../../../support/small-knowledge.ts';

const reportFor = (scored: readonly Scored[]) =>
  reportOf([{ kind: 'authors', scored, attempts: [], longestMilliseconds: [scored.length] }], smallKnowledge);
const schools = { kind: 'answer', facts: [5], register: 'plain' } as const;
const hit = aScored(schools, 'right', 'answer', { rightAt: 1, confidence: 0.9, milliseconds: 3 });
const miss = aScored(schools, 'missed', 'decline', { confidence: 0.1, milliseconds: 7 });

const folder = mkdtempSync(join(tmpdir(), 'evaluation-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('compact figures', () => {
  const compact = compactOf(reportFor([hit, hit, miss]));

  test('are rounded, in order of their names, and leave out what nothing was measured on', () => {
    expect(compact.questions).toBe(3);
    expect(compact.figures).toMatchObject({
      'author a · right': 0.667,
      'author a · right first': 0.667,
      'kind answer · right': 0.667,
      'mean over authors · right': 0.667,
      'registers clean · right first': 0.667,
      'subject small · right': 0.667,
      'target right first (forced choice)': 0.667,
    });
    const names = Object.keys(compact.figures);
    expect(names).toEqual([...names].sort());
    expect(names.filter((name) => name.includes('urgent') || name.includes('baseline') || name.includes('te reo'))).toEqual([]);
  });

  test('hold no timings, so that the same replies give the same figures', () => {
    const slower = [hit, hit, miss].map((one) => ({ ...one, milliseconds: one.milliseconds * 10 }));
    expect(compactOf(reportFor(slower))).toEqual(compact);
  });
});

describe('the comparison', () => {
  const before = { questions: 10, figures: { 'target a': 0.5, 'target b': 0.9, 'kind x': 0.25, 'kind y': 0.125, gone: 1 } };
  const now = { questions: 12, figures: { 'kind x': 0.25, 'kind y': 0.25, new: 1, 'target a': 0.75, 'target b': 0.9 } };

  test('is of the figures that both runs have', () => {
    expect(compare(before, now).map(({ figure }) => figure)).toEqual(['kind x', 'kind y', 'target a', 'target b']);
  });

  test('prints every target and what else changed', () => {
    const text = comparisonLines(before, now).join('\n');
    expect(text).toMatch(/^kind y +0\.125 +0\.250 +\+0\.125$/m);
    expect(text).toMatch(/^target a +0\.500 +0\.750 +\+0\.250$/m);
    expect(text).toMatch(/^target b +0\.900 +0\.900$/m);
    expect(text).not.toContain('kind x');
    expect(text).toContain('questions: 10 before, 12 now');
    expect(text).toContain('1 other figures are the same');
    expect(text).toContain('1 kept figures were not measured now');
  });

  test('says so when nothing is kept yet', () => {
    expect(comparisonLines(null, now).join('\n')).toContain('--keep');
  });
});

describe('what is written', () => {
  const folders = { build: join(folder, 'build'), kept: join(folder, 'kept') };
  const report = reportFor([hit, miss]);

  test('is everything in the build folder, and compact figures with pictures where they are kept', () => {
    expect(keptFigures(folders)).toBeNull();
    writeReport(report, folders);
    keep(report, compactOf(report), folders);
    expect(readdirSync(folders.build).sort()).toEqual(['calibration.svg', 'evaluation.json', 'risk-coverage.svg']);
    expect(readdirSync(folders.kept).sort()).toEqual(['calibration.svg', 'last.json', 'risk-coverage.svg']);
    expect(keptFigures(folders)).toEqual(compactOf(report));
  });

  test('is refused when it was damaged since', () => {
    expect(() => parseCompact('{"questions": "many"}', 'last.json')).toThrow('last.json: the kept figures cannot be read.');
    writeFileSync(join(folders.kept, 'last.json'), '<<<<<<<');
    expect(() => keptFigures(folders)).toThrow('cannot be read');
  });
});
