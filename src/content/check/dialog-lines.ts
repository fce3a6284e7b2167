// What we say exists in every language, with the same things to fill in.
import type { ContentDraft } from '../drafts.ts';
import { problemAt } from '../placed.ts';
import type { Problem } from '../problem.ts';
import { languages } from '../schema/dialogs.ts';

/** Lines missing in a language, and lines whose placeholders are not those of the first language that has them. */
export function dialogLines({ dialogs }: ContentDraft): readonly Problem[] {
  const keys = [...new Set(languages.flatMap((language) => Object.keys(dialogs[language].item)))];
  return keys.flatMap((key) => {
    const model = languages.find((language) => dialogs[language].item[key] !== undefined);
    if (model === undefined) return [];
    const expected = placeholders(dialogs[model].item[key]);
    return languages.flatMap((language) => {
      const line = dialogs[language].item[key];
      if (line === undefined)
        return [problemAt(dialogs[language], [], `the line "${key}" is missing in ${language}`, `add "${key}"; ${model} has it`)];
      const found = placeholders(line);
      return found === expected
        ? []
        : [
            problemAt(
              dialogs[language],
              [key],
              `the line "${key}" has the placeholders ${found || '(none)'}, ${model} has ${expected || '(none)'}`,
              'use the same placeholders in every language',
            ),
          ];
    });
  });
}

function placeholders(line: string | undefined): string {
  return [...new Set(line?.match(/\{[^{}]*\}/g) ?? [])].sort().join(' ');
}
