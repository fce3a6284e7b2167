// Loads a deployment's CONTACTS_FILE once, at start; a bad one stops the start and says where and what to do.
import { z } from 'zod';
import { Fault } from '../base/fault.ts';
import { diskFiles, type Files } from './files.ts';
import { foldText } from './fold.ts';
import { formatProblem, inReadingOrder, type Problem } from './problem.ts';
import { type Offices, officesFile } from './schema/offices.ts';
import type { Regions } from './schema/regions.ts';
import { readYaml, shape, type YamlSource } from './yaml-source.ts';

/** The regions that a file names, read apart from its shape: all that is wrong is said at once. */
const names = z
  .object({ regions: z.array(z.object({ region: z.string().trim() }).catch({ region: '' })).catch([]) })
  .catch({ regions: [] });

/**
 * The offices of a deployment. A region is named by its id or its name, in which macrons, dashes, apostrophes and capitals
 * make no difference. Throws one fault (`contacts-not-sound`) that lists every problem as `file:line: fault. Cure: cure.`
 */
export function loadOffices(options: { readonly file: string; readonly regions: Regions; readonly files?: Files }): Offices {
  const { file, regions, files = diskFiles } = options;
  const source = readYaml(file, readOrFault(file, files));
  const shaped = shape(source, officesFile, 'write it as the example in docs/operating.md does');
  const idOf = (region: string) => regions.regions.find(({ id, name }) => [id, name].map(foldText).includes(foldText(region)))?.id;
  const problems = [...shaped.problems, ...regionProblems(source, regions, idOf)];
  if (!shaped.value || problems.length > 0) throw contactsFault(problems);
  const { default: fallback, regions: listed, media, safety } = shaped.value;
  return { fallback, regions: new Map(listed.map(({ region, ...office }) => [idOf(region) ?? region, office])), media, safety };
}

function regionProblems(source: YamlSource, regions: Regions, idOf: (region: string) => string | undefined): readonly Problem[] {
  const named = names.parse(source.value).regions.map(({ region }) => ({ region, id: idOf(region) }));
  return named.flatMap(({ region, id }, index) => {
    const problem = { file: source.file, line: source.lineOf(['regions', index, 'region']) };
    if (region === '') return [];
    if (id === undefined) {
      const known = regions.regions.map(({ name }) => name).join(', ');
      return [{ ...problem, fault: `there is no region "${region}"`, cure: `use one of ${known}` }];
    }
    const isDoubled = named.slice(0, index).some((other) => other.id === id);
    return isDoubled ? [{ ...problem, fault: `the region "${region}" is here twice`, cure: 'take one of the two out' }] : [];
  });
}

function readOrFault(file: string, files: Files): string {
  try {
    return files.read(file);
  } catch (cause) {
    throw new Fault('contacts-unreadable', 'the file that CONTACTS_FILE names cannot be read.', {
      where: file,
      cure: 'Correct the path, or give this user the right to read it.',
      cause,
    });
  }
}

function contactsFault(problems: readonly Problem[]): Fault {
  const lines = inReadingOrder(problems).map(formatProblem);
  return new Fault('contacts-not-sound', `The contacts file cannot be used (${lines.length} found):\n${lines.join('\n')}\n`, {
    cure: 'Mend these lines and start again.',
  });
}
