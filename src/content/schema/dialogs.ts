// dialogs/<language>.yaml: what we say around the answers. Flat: key → text with {placeholders}.
import { z } from 'zod';
import { line } from './common.ts';

export const languages = ['en-NZ', 'mi-NZ'] as const;
export type Language = (typeof languages)[number];
export const dialogFile = z.record(z.string().regex(/^[a-z]+(-[a-z0-9]+)*$/), line);
export type Dialog = Readonly<Record<string, string>>;
