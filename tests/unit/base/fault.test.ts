// Faults say what, where and what to do; ids cannot be guessed or confused.
import { describe, expect, test } from 'vitest';
import { Fault } from '../../../src/base/fault.ts';
import { randomIds } from '../../../src/base/ids.ts';

describe('a fault', () => {
  test('says where, what and the cure in one message and keeps each apart', () => {
    const cause = new Error('EACCES');
    const fault = new Fault('folder-unusable', 'the folder cannot be written.', { where: '/data', cure: 'Change its owner.', cause });
    expect(fault.message).toBe('/data: the folder cannot be written. Cure: Change its owner.');
    expect(fault).toMatchObject({ name: 'Fault', code: 'folder-unusable', where: '/data', cure: 'Change its owner.', cause });
    expect(fault).toBeInstanceOf(Error);
  });

  test('leaves out what it does not know', () => {
    const fault = new Fault('odd', 'something happened.');
    expect(fault.message).toBe('something happened.');
    expect(fault).toMatchObject({ where: '', cure: '' });
  });
});

describe('random ids', () => {
  test('carry 128 bits in 22 characters that stand in an address as they are', () => {
    const ids = Array.from({ length: 1_000 }, () => randomIds.next());
    for (const id of ids) {
      expect(id).toMatch(/^[A-Za-z0-9_-]{22}$/);
      expect(Buffer.from(id, 'base64url')).toHaveLength(16);
    }
    expect(new Set(ids).size).toBe(1_000);
  });
});
