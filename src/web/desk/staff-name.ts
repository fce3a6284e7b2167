// The name that stands beside what a member of staff does.
import { THE_PERSON, THE_SERVICE } from '../../cases/case.ts';

/** A name on one line, without what cannot be seen. */
export function staffName(given: string): string {
  return given
    .normalize('NFC')
    .replace(/[\p{C}\s]+/gu, ' ')
    .trim();
}

/** The record must not show a member of staff as the person or as the service. */
export function isReservedName(name: string): boolean {
  return [THE_PERSON, THE_SERVICE].includes(name.toLowerCase());
}
