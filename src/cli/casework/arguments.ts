// Reads what was written after `npm run cases --` into one command, or says in a sentence what is wrong with it.
import { type ParseArgsOptionsConfig, parseArgs } from 'node:util';
import { Fault } from '../../base/fault.ts';
import { type CaseState, caseStates } from '../../cases/case.ts';
import type { CaseFilter } from '../../cases/desk.ts';
import { referencesIn } from '../../cases/reference.ts';

export type CasesCommand =
  | { readonly kind: 'list'; readonly filter: CaseFilter }
  | { readonly kind: 'show'; readonly reference: string }
  /** Reference null: every case with a delivery that needs a hand. */
  | { readonly kind: 'retry'; readonly reference: string | null }
  /** `to` null: to standard output. */
  | { readonly kind: 'export'; readonly format: 'json' | 'csv'; readonly filter: CaseFilter; readonly to: string | null }
  | { readonly kind: 'delete'; readonly reference: string };

type Usage = { readonly written: string; readonly options: ParseArgsOptionsConfig };

const usages: Readonly<Record<CasesCommand['kind'], Usage>> = {
  list: {
    written: 'npm run cases -- list [--state waiting] [--route waikato] [--needs-a-hand]',
    options: {
      state: { type: 'string', multiple: true },
      route: { type: 'string' },
      'needs-a-hand': { type: 'boolean' },
    },
  },
  show: { written: 'npm run cases -- show KA-…', options: {} },
  retry: { written: 'npm run cases -- retry KA-… (or --all)', options: { all: { type: 'boolean' } } },
  export: {
    written: 'npm run cases -- export --csv (or --json) [--state waiting] [--to FILE]',
    options: {
      json: { type: 'boolean' },
      csv: { type: 'boolean' },
      state: { type: 'string', multiple: true },
      to: { type: 'string' },
    },
  },
  delete: { written: 'npm run cases -- delete KA-… --yes', options: { yes: { type: 'boolean' } } },
};

/** The command the words stand for. Throws a Fault (`arguments-bad`) that says what is wrong and what to write. */
export function readCommand(argv: readonly string[]): CasesCommand {
  const [name = '', ...rest] = argv;
  const kind = Object.keys(usages).find((each): each is CasesCommand['kind'] => each === name);
  if (kind === undefined) {
    const what = name === '' ? 'no command was given' : `"${name}" is not a command of npm run cases`;
    throw bad(what, `one of: ${Object.keys(usages).join(', ')}; for example npm run cases -- list`);
  }
  const cure = usages[kind].written;
  const { values, positionals } = parsed(rest, usages[kind]);
  const no = (what: string): Fault => bad(what, cure);
  if ((kind === 'list' || kind === 'export') && positionals.length > 0) throw no(`"${positionals.join(' ')}" is one word too many`);
  switch (kind) {
    case 'list': {
      const filter: CaseFilter = {
        ...statesIn(values['state'], cure),
        ...(typeof values['route'] === 'string' && { route: values['route'] }),
        ...(values['needs-a-hand'] === true && { needsAHand: true }),
      };
      return { kind, filter };
    }
    case 'show':
      return { kind, reference: referenceIn(positionals, cure) };
    case 'retry':
      if (values['all'] !== true) return { kind, reference: referenceIn(positionals, cure) };
      if (positionals.length > 0) throw no('either a reference or --all, not both');
      return { kind, reference: null };
    case 'export': {
      const { json, csv, to } = values;
      if ((json === true) === (csv === true)) throw no('one of --json and --csv is needed');
      const format = json === true ? 'json' : 'csv';
      return { kind, format, filter: statesIn(values['state'], cure), to: typeof to === 'string' ? to : null };
    }
    case 'delete': {
      const reference = referenceIn(positionals, cure);
      if (values['yes'] === true) return { kind, reference };
      throw bad(
        `deleting ${reference} takes away for good what the person gave, the words of its record, and what is not sent yet`,
        `npm run cases -- delete ${reference} --yes when the person wants that`,
      );
    }
  }
}

function parsed(args: readonly string[], { written, options }: Usage) {
  try {
    return parseArgs({ args: [...args], allowPositionals: true, options });
  } catch (cause) {
    // Node adds advice of its own in further sentences, which is about other things than ours.
    const [what = 'the arguments cannot be read'] = cause instanceof Error ? cause.message.split(/\.\s|\n/) : [];
    throw bad(what.replace(/\.$/, ''), written);
  }
}

function statesIn(given: unknown, cure: string): { readonly states?: readonly CaseState[] } {
  if (!Array.isArray(given)) return {};
  const states = given.map((word: unknown) => {
    const state = caseStates.find((each) => each === word);
    if (state === undefined) throw bad(`"${word}" is not a state of a case (they are ${caseStates.join(', ')})`, cure);
    return state;
  });
  return { states };
}

/** However spaced and in whatever case it was written. */
function referenceIn(words: readonly string[], cure: string): string {
  const written = words.join(' ').trim();
  if (written === '') throw bad("a case's reference is missing", cure);
  const [reference, ...more] = referencesIn(written);
  const isOne = reference !== undefined && more.length === 0 && written.replace(/[\s-]/g, '').length === reference.length - 1;
  if (isOne) return reference;
  throw bad(`"${written}" is not the reference of a case`, `${cure}, with KA- and eight letters and digits as "list" shows them`);
}

function bad(what: string, cure: string): Fault {
  return new Fault('arguments-bad', `${what}.`, { cure: `Write ${cure}.` });
}
