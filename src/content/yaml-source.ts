// Reads YAML with positions, so that every shape fault names its line.
import { isMap, isNode, LineCounter, parseDocument } from 'yaml';
import type { z } from 'zod';
import type { Placed } from './placed.ts';
import type { Problem } from './problem.ts';

export type YamlSource = {
  readonly file: string;
  readonly value: unknown;
  readonly problems: readonly Problem[];
  /** Line of the node at `path`, or of its nearest parent that exists. */
  lineOf(path: readonly PropertyKey[]): number;
};

/** Parses `text`; never throws. `firstLine` is the line of the file on which `text` starts (front matter starts on 2). */
export function readYaml(file: string, text: string, firstLine = 1): YamlSource {
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines, prettyErrors: false });
  const lineAt = (offset: number) => Math.max(1, lines.linePos(offset).line) + firstLine - 1;
  const problems = document.errors.map((error) => ({
    file,
    line: lineAt(error.pos[0]),
    fault: `this is not YAML: ${error.message.split('\n')[0] ?? 'unreadable'}`,
    cure: 'correct the line; text with a colon, a hash or a quote mark belongs in quotes',
  }));
  return {
    file,
    value: problems.length === 0 ? document.toJS() : undefined,
    problems,
    lineOf(path) {
      for (let length = path.length; length > 0; length -= 1) {
        const offset = offsetAt(document.getIn(path.slice(0, length - 1), true), path[length - 1]);
        if (offset !== undefined) return lineAt(offset);
      }
      return isNode(document.contents) && document.contents.range ? lineAt(document.contents.range[0]) : firstLine;
    },
  };
}

/** Where a child of `parent` starts: the key for a map (a block value starts a line lower), the item for a list. */
function offsetAt(parent: unknown, key: PropertyKey | undefined): number | undefined {
  if (key === undefined || !isNode(parent)) return undefined;
  if (isMap(parent)) {
    const pair = parent.items.find((item) => isNode(item.key) && String(item.key) === String(key));
    return isNode(pair?.key) ? pair.key.range?.[0] : undefined;
  }
  const child = 'get' in parent && typeof parent.get === 'function' ? parent.get(key, true) : undefined;
  return isNode(child) ? child.range?.[0] : undefined;
}

/** What a schema made of a source: the value, or what kept it from being one. */
export type Shaped<T> =
  | { readonly value: T; readonly problems: readonly [] }
  | { readonly value?: undefined; readonly problems: readonly Problem[] };

/** Checks a source against its schema; each issue becomes a problem with its line. `cure` is for values of a wrong shape. */
export function shape<S extends z.ZodType>(
  source: YamlSource,
  schema: S,
  cure = 'write it as the schema in src/content/schema says',
): Shaped<z.output<S>> {
  if (source.problems.length > 0) return { problems: source.problems };
  const parsed = schema.safeParse(source.value);
  if (parsed.success) return { value: parsed.data, problems: [] };
  return { problems: parsed.error.issues.map((issue) => shapeProblem(source, issue, cure)) };
}

function shapeProblem(source: YamlSource, issue: z.core.$ZodIssue, cure: string): Problem {
  const name = issue.path.map(String).join('.') || 'the file';
  if (issue.code === 'unrecognized_keys') {
    const key = issue.keys[0] ?? '';
    return {
      file: source.file,
      line: source.lineOf([...issue.path, key]),
      fault: `"${issue.keys.join('", "')}" is not known here`,
      cure: 'check the spelling, or take it out',
    };
  }
  const missing = issue.code === 'invalid_type' && issue.message.endsWith('received undefined');
  return {
    file: source.file,
    line: source.lineOf(issue.path),
    fault: missing ? `${name} is missing` : `${name}${quoted(source.value, issue.path)}: ${issue.message}`,
    cure: missing ? `add "${String(issue.path.at(-1) ?? '')}"` : cure,
  };
}

/** The text at a path, for the message; nothing when it is no text. */
function quoted(value: unknown, path: readonly PropertyKey[]): string {
  const at = path.reduce(
    (parent: unknown, key) => (typeof parent === 'object' && parent !== null ? Reflect.get(parent, key) : undefined),
    value,
  );
  return typeof at !== 'string' || at === '' ? '' : ` "${at.length > 60 ? `${at.slice(0, 60)}…` : at}"`;
}

/** The items of a list, each knowing its lines. */
export function placeEach<T>(source: YamlSource, items: readonly T[]): readonly Placed<T>[] {
  return items.map((item, index) => ({ item, file: source.file, lineOf: (...path) => source.lineOf([index, ...path]) }));
}

/** The whole of a file, knowing its lines. */
export function placeWhole<T>(source: YamlSource, item: T): Placed<T> {
  return { item, file: source.file, lineOf: (...path) => source.lineOf(path) };
}
