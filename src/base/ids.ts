// Identifiers, as an argument wherever they are made.
import { randomBytes } from 'node:crypto';

export type Ids = { next(): string };

/** 128 random bits in base64url: 22 characters, unguessable, safe in a URL path. */
export const randomIds: Ids = { next: () => randomBytes(16).toString('base64url') };
