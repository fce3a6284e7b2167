// Dialog lines are filled whole or not at all.
import { describe, expect, test } from 'vitest';
import { createLines } from '../../../../src/answering/composing/lines.ts';
import { Fault } from '../../../../src/base/fault.ts';

const lines = createLines({ plain: 'Kia ora.', filled: 'Ring {contact} or {contact} within {days} days.' });

function codeOf(act: () => unknown): string {
  try {
    act();
  } catch (error) {
    if (error instanceof Fault) return error.code;
  }
  return 'no fault';
}

describe('a dialog line', () => {
  test('without fillings is itself', () => {
    expect(lines('plain')).toBe('Kia ora.');
    expect(lines('plain', { contact: 'nobody' })).toBe('Kia ora.');
  });

  test('has every filling put in, wherever it stands', () => {
    expect(lines('filled', { contact: 'The Line', days: 180 })).toBe('Ring The Line or The Line within 180 days.');
  });

  test('takes a filling as it is, even when it looks like a pattern or another filling', () => {
    expect(lines('filled', { contact: '$& {days}', days: 0 })).toBe('Ring $& {days} or $& {days} within 0 days.');
  });

  test('that is missing is a fault, and so is a filling that is missing', () => {
    expect(codeOf(() => lines('unknown'))).toBe('dialog-line-unknown');
    expect(codeOf(() => lines('filled', { contact: 'The Line' }))).toBe('dialog-filling-missing');
  });
});
