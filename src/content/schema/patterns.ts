// The pattern language in which word lists of the knowledge are written, and what makes a pattern unreadable.
import { z } from 'zod';
import { id, line } from './common.ts';

/**
 * A pattern: words side by side in one sentence. `hit` also stands for its plural, -ed and -ing forms, `=missing` for
 * that form only, `hit|kick` or `(hit|throws out)` for either, `<child>` for any word of that class, `<number>` for digits,
 * `..` for up to three words in between and `...` for up to seven.
 */
const WORD = String.raw`(?:=?[\p{L}\p{N}']+|<[a-z-]+>)`;
const EITHER = String.raw`(?:${WORD}(?:\|${WORD})*|\(${WORD}(?: ${WORD})*(?:\|${WORD}(?: ${WORD})*)+\))`;
export const pattern = line.regex(new RegExp(`^${EITHER}(?: (?:\\.{2,3} )?${EITHER})*$`, 'u'), {
  message: 'not a pattern; words, a|b, (a|b c), =exact, <class>, and .. or ... only between them',
});

/** Reports classes that `patterns` use and `known` does not hold. */
export function patternsOver(
  known: ReadonlySet<string>,
  patterns: readonly string[],
  path: readonly (string | number)[],
  context: z.RefinementCtx,
): void {
  for (const [at, text] of patterns.entries())
    for (const [, name = ''] of text.matchAll(/<([a-z-]+)>/g))
      if (name !== 'number' && !known.has(name))
        context.addIssue({ code: 'custom', path: [...path, at], message: `<${name}> is no class above this line` });
}

/** Named lists of patterns; a list may use lists above it. */
export const patternLists = z
  .record(id, z.array(pattern).min(1).readonly())
  .superRefine((lists, context) => {
    const above = new Set<string>();
    for (const [name, patterns] of Object.entries(lists)) {
      patternsOver(above, patterns, [name], context);
      above.add(name);
    }
  })
  .readonly();
