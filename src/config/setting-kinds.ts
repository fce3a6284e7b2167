// The kinds of value a setting may have; each message completes the sentence "its value …".
import { z } from 'zod';
import { isDay } from '../base/day.ts';

/** What readers are told about a setting. */
export type AboutSetting = {
  /** One line for the documentation and the example environment file. */
  readonly description: string;
  /** One sentence: what to do when the value is bad. */
  readonly cure: string;
  /** The value that stands when none is given; absent when there is none. */
  readonly fallback?: string;
  /** Never shown, not in a message and not in a log. */
  readonly secret?: true;
};

/** Holds what is known about each setting, beside its schema. */
export const aboutSettings = z.registry<AboutSetting>();

export const text = () => z.string().regex(/^\S+$/, 'holds white space');

export const path = () => z.string().refine((value) => !value.includes('\0'), 'holds a character no path can hold');

export const wholeNumber = (least: number, most: number) =>
  z
    .string()
    .refine((value) => /^\d{1,9}$/.test(value) && Number(value) >= least && Number(value) <= most, {
      error: `is not a whole number from ${least} to ${most}`,
    })
    .transform(Number);

export const secret = (leastCharacters: number) =>
  z
    .string()
    .min(leastCharacters, `is shorter than ${leastCharacters} characters`)
    // It travels in a header, where nothing else arrives unchanged.
    .regex(/^[\x21-\x7e]*$/, 'holds white space or characters outside ASCII');

/** A web address, passed on exactly as written. */
export const foreignAddress = () => z.string().refine((value) => asWebUrl(value) !== null, 'is not a web address (http or https)');

/** A web address without user, password, query or fragment; a slash at the end is taken off. */
export const webAddress = () =>
  z
    .string()
    .refine((value) => {
      const url = asWebUrl(value);
      return url !== null && url.username === '' && url.password === '' && url.search === '' && url.hash === '';
    }, 'is not a web address (http or https, without user, query or fragment)')
    .transform((value) => value.replace(/\/+$/, ''));

/** An https address, or http on this machine itself, without user or fragment; passed on exactly as written. */
export const safeAddress = () =>
  z.string().refine((value) => {
    const url = asWebUrl(value);
    const isSafe = url?.protocol === 'https:' || (url && isLoopback(url.hostname));
    return isSafe && url?.username === '' && url.password === '' && url.hash === '';
  }, 'is not an https address (http only for this machine itself)');

/** Addresses of pages' origins with commas between, e.g. `https://www.example.govt.nz,https://example.org:8443`. */
export const origins = () =>
  z
    .string()
    .transform((value) => value.split(',').map((origin) => origin.trim()))
    .transform((values) => values.filter((value) => value !== ''))
    .refine((values) => values.every((value) => originOf(value) !== null), 'holds something that is not an origin')
    .transform((values) => [...new Set(values.flatMap((value) => originOf(value) ?? []))]);

export const day = () => z.string().refine(isDay, 'is not a calendar day');

/** One of a few words, in any case; gives the word as listed. */
export const word = <const W extends readonly [string, ...string[]]>(words: W) =>
  z.string().transform((value, context): W[number] => {
    const known = words.find((each) => each.toLowerCase() === value.toLowerCase());
    if (known !== undefined) return known;
    context.issues.push({ code: 'custom', input: value, message: `is none of ${words.join(', ')}` });
    return z.NEVER;
  });

/** Those of `names` that are missing though others of them are given: they only work together. */
export function loneProblems(
  given: ReadonlyMap<string, string>,
  names: readonly string[],
): readonly { readonly name: string; readonly problem: string; readonly cure: string }[] {
  const there = names.filter((name) => given.has(name));
  const missing = there.length === 0 ? [] : names.filter((name) => !given.has(name));
  const problem = `is missing though ${there.join(' and ')} ${there.length === 1 ? 'is' : 'are'} set`;
  return missing.map((name) => ({ name, problem, cure: `Set ${names.join(' and ')}, or leave all of them out.` }));
}

/** Whether a host of a web address is this machine by name or number. */
function isLoopback(hostname: string): boolean {
  return hostname === 'localhost' || hostname === '[::1]' || /^127(\.\d{1,3}){3}$/.test(hostname);
}

function asWebUrl(value: string): URL | null {
  const url = URL.parse(value);
  return url && (url.protocol === 'https:' || url.protocol === 'http:') ? url : null;
}

/** `https://Example.org/` → `https://example.org`; null for anything with a path, a wildcard or no host. */
function originOf(value: string): string | null {
  const url = asWebUrl(value);
  if (!url || value.includes('*')) return null;
  return url.href === `${url.origin}/` ? url.origin : null;
}
