// A form about a case as the act it asks for, and whether the record holds that act already.
import { describe, expect, test } from 'vitest';
import type { CaseAct } from '../../../../src/cases/case.ts';
import { crossedBy, isRecorded, readAct, recordedSince } from '../../../../src/web/desk/reading-acts.ts';
import { aFile } from '../../../support/fake-desk.ts';

const at = '2026-11-22T02:04:00Z';
const noted = (text: string, who = 'Aroha'): CaseAct => ({ at, who, kind: 'noted', text });
const routes = new Set(['canterbury']);
const read = (fields: Readonly<Record<string, string>>) => readAct(new URLSearchParams(fields), routes);

describe('a form', () => {
  test('is an act, its text with plain line breaks and composed letters', () => {
    expect(read({ do: 'note', text: ' a\r\nb\rca\u0304 ' })).toEqual({ kind: 'act', act: { kind: 'note', text: 'a\nb\ncā' } });
    expect(read({ do: 'hand-over', route: 'canterbury' })).toEqual({ kind: 'act', act: { kind: 'hand-over', route: 'canterbury' } });
    for (const kind of ['take', 'close', 'reopen', 'retry']) expect(read({ do: kind })).toEqual({ kind: 'act', act: { kind } });
  });

  test('is limited to as many characters as the case takes', () => {
    expect(read({ do: 'note', text: ` ${'ā'.repeat(4_000)}\n` }).kind).toBe('act');
    expect(read({ do: 'note', text: 'ā'.repeat(4_001) }).kind).toBe('problem');
  });

  test.each([[{}], [{ do: 'delete' }], [{ do: 'constructor' }]] as readonly (readonly [Record<string, string>])[])(
    'of no kind we read is unknown: %j',
    (fields) => {
      expect(read(fields)).toEqual({ kind: 'unknown' });
    },
  );
});

describe('the record since the form was shown', () => {
  const file = aFile({}, { acts: [noted('old'), noted('new'), { at, who: 'Hēmi', kind: 'taken', text: null }] });

  test('is what came after what it had seen; nothing for a form that does not say', () => {
    expect(recordedSince(file, '1').map(({ kind }) => kind)).toEqual(['noted', 'taken']);
    for (const seen of [null, '', '-1', 'x', '3', '99']) expect(recordedSince(file, seen)).toEqual([]);
  });

  test('holds an act of the same person and the same words, and of nobody else', () => {
    const since = recordedSince(file, '1');
    expect(isRecorded({ kind: 'note', text: 'new' }, 'Aroha', since)).toBe(true);
    expect(isRecorded({ kind: 'note', text: 'old' }, 'Aroha', since)).toBe(false);
    expect(isRecorded({ kind: 'note', text: 'new' }, 'Hēmi', since)).toBe(false);
    expect(isRecorded({ kind: 'take' }, 'Hēmi', since)).toBe(true);
    expect(isRecorded({ kind: 'take' }, 'Aroha', since)).toBe(false);
  });

  test('crosses an answer by what a colleague did, a note by nothing, and nobody by their own', () => {
    const since = recordedSince(file, '1');
    expect(crossedBy({ kind: 'answer', text: 'x' }, 'Aroha', since)?.who).toBe('Hēmi');
    expect(crossedBy({ kind: 'note', text: 'x' }, 'Aroha', since)).toBeNull();
    expect(crossedBy({ kind: 'answer', text: 'x' }, 'Hēmi', since)).toBeNull();
  });
});
