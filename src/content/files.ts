// The few things this room does with files, as an argument: tests keep theirs in memory.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

export type Files = {
  exists(path: string): boolean;
  /** The file as UTF-8 text. */
  read(path: string): string;
  /** Paths of the files below a folder, `/` between folders, sorted by code unit; dot files do not count. */
  below(folder: string): readonly string[];
};

/** The machine's own files. Throws what the file system throws, e.g. when a file may not be read. */
export const diskFiles: Files = {
  exists: existsSync,
  read: (path) => readFileSync(path, 'utf8'),
  below: (folder) => [...namesBelow(folder, '')].sort(),
};

function namesBelow(folder: string, under: string): readonly string[] {
  return readdirSync(join(folder, under), { withFileTypes: true })
    .filter((found) => !found.name.startsWith('.'))
    .flatMap((found) => (found.isDirectory() ? namesBelow(folder, `${under}${found.name}/`) : [`${under}${found.name}`]));
}
