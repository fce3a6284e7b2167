// Building blocks of the knowledge files' shapes.
import { z } from 'zod';
import { isDay } from '../../base/day.ts';

export const day = z.string().refine(isDay, { message: 'not a calendar day; write it as 2016-11-09, in quotes' });
export const id = z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, { message: 'ids are lower-case words joined by hyphens' });
export const line = z.string().trim().min(1);
export const webAddress = z.url({ protocol: /^https?$/ });
/** A place to send someone: an organisation and, where there is one, its web address. */
export const place = z.strictObject({ name: line, address: webAddress.nullable() }).readonly();
