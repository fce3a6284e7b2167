// What may be written after `npm run cases --`, and the sentence for everything else.
import { describe, expect, test } from 'vitest';
import { readCommand } from '../../../../src/cli/casework/arguments.ts';

describe('the arguments of npm run cases', () => {
  test.each([
    ['list', { kind: 'list', filter: {} }],
    ['list --state waiting --state taken', { kind: 'list', filter: { states: ['waiting', 'taken'] } }],
    ['list --route media --needs-a-hand', { kind: 'list', filter: { route: 'media', needsAHand: true } }],
    ['show KA-22223333', { kind: 'show', reference: 'KA-22223333' }],
    ['show ka 2222 3333', { kind: 'show', reference: 'KA-22223333' }],
    ['show KA7F4M2222', { kind: 'show', reference: 'KA-7F4M2222' }],
    ['show ka-7f4m-2222', { kind: 'show', reference: 'KA-7F4M2222' }],
    ['retry KA-22223333', { kind: 'retry', reference: 'KA-22223333' }],
    ['retry --all', { kind: 'retry', reference: null }],
    ['export --json', { kind: 'export', format: 'json', filter: {}, to: null }],
    ['export --csv --state closed --to a.csv', { kind: 'export', format: 'csv', filter: { states: ['closed'] }, to: 'a.csv' }],
    ['delete KA-22223333 --yes', { kind: 'delete', reference: 'KA-22223333' }],
  ])('%s', (written, command) => {
    expect(readCommand(written.split(' '))).toEqual(command);
  });

  test.each([
    ['', 'no command was given'],
    ['nope', '"nope" is not a command'],
    ['--all', '"--all" is not a command'],
    ['list more', '"more" is one word too many'],
    ['list --all', "Unknown option '--all'"],
    ['list --state', "'--state"],
    ['list --state lost', '"lost" is not a state of a case (they are waiting, taken'],
    ['show', "a case's reference is missing"],
    ['show KA-2222333', '"KA-2222333" is not the reference of a case'],
    ['show KA-22223333x', 'is not the reference of a case'],
    ['show KA-22223333 KA-22223334', 'is not the reference of a case'],
    ['show see KA-22223333', 'is not the reference of a case'],
    ['retry', "a case's reference is missing"],
    ['retry --all KA-22223333', 'either a reference or --all'],
    ['export', 'one of --json and --csv is needed'],
    ['export --json --csv', 'one of --json and --csv is needed'],
    ['export --csv a.csv', '"a.csv" is one word too many'],
    ['delete', "a case's reference is missing"],
    ['delete KA-22223333', 'deleting KA-22223333 takes away for good'],
    ['delete --yes', "a case's reference is missing"],
  ])('"%s" is refused in one sentence with a cure', (written, what) => {
    const read = () => readCommand(written === '' ? [] : written.split(' '));
    expect(read).toThrow(expect.objectContaining({ code: 'arguments-bad', message: expect.stringContaining(what) }));
    expect(read).toThrow(/\. Cure: Write [^\n]+\.$/);
    expect(read).not.toThrow(/\n/);
  });
});
