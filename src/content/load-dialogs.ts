// Reads the dialogs door: one flat file of lines for each language.
import { join } from 'node:path';
import type { Dialogs } from './content.ts';
import type { DialogsDraft } from './drafts.ts';
import type { Files } from './files.ts';
import type { DraftRead } from './load-knowledge.ts';
import type { Placed } from './placed.ts';
import type { Problem } from './problem.ts';
import { type Dialog, dialogFile, type Language } from './schema/dialogs.ts';
import { placeWhole, readYaml, shape } from './yaml-source.ts';

/** The draft of a dialogs folder, or every fault of shape in it. */
export function readDialogs({ dialogsDir, files }: { readonly dialogsDir: string; readonly files: Files }): DraftRead<DialogsDraft> {
  const problems: Problem[] = [];
  const read = (language: Language): Placed<Dialog> | null => {
    const file = join(dialogsDir, `${language}.yaml`);
    if (!files.exists(file)) {
      problems.push({
        file,
        line: 1,
        fault: 'the file is missing',
        cure: 'add it with every line of the other language, or name the right folder',
      });
      return null;
    }
    const source = readYaml(file, files.read(file));
    const shaped = shape(source, dialogFile);
    problems.push(...shaped.problems);
    return shaped.value === undefined ? null : placeWhole(source, shaped.value);
  };
  const english = read('en-NZ');
  const maori = read('mi-NZ');
  if (problems.length > 0 || !english || !maori) return { problems };
  return { draft: { 'en-NZ': english, 'mi-NZ': maori }, problems: [] };
}

/** The dialogs the program is given, without the places. */
export function dialogsOf(draft: DialogsDraft): Dialogs {
  return { 'en-NZ': draft['en-NZ'].item, 'mi-NZ': draft['mi-NZ'].item };
}
