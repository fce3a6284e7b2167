// Names a state of the knowledge, so that what was learned from it is never used with another.
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { diskFiles } from './files.ts';

/**
 * SHA-256 (hex) over the names and bytes of every file below the folder, in order of their names; dot files do not count.
 * Throws what the file system throws when the folder cannot be read.
 */
export function contentFingerprint({ knowledgeDir }: { readonly knowledgeDir: string }): string {
  const hash = createHash('sha256');
  for (const name of diskFiles.below(knowledgeDir)) {
    const bytes = readFileSync(join(knowledgeDir, name));
    hash.update(`${name}\0${bytes.length}\0`).update(bytes);
  }
  return hash.digest('hex');
}
