// Carries out one command over the desk and says in text what came of it.
import { Fault } from '../../base/fault.ts';
import type { CaseFile } from '../../cases/case.ts';
import type { ActOutcome, CaseDesk, CaseFilter } from '../../cases/desk.ts';
import type { CasesCommand } from './arguments.ts';
import { toCsv, toJson } from './exported.ts';
import { printCase, printList } from './printed.ts';

const MOST_LISTED = 200;

/**
 * What the command prints or, for an export, writes. `who` goes into the record. Throws a Fault for an unknown case
 * (`case-unknown`) and for an act that is refused (`act-refused`).
 */
export async function carryOut(command: CasesCommand, desk: CaseDesk, who: string): Promise<string> {
  switch (command.kind) {
    case 'list':
      return list(desk, command.filter);
    case 'show': {
      const file = await desk.read(command.reference);
      if (!file) throw unknownCase(command.reference);
      return printCase(file);
    }
    case 'retry':
      return command.reference === null ? retryAll(desk, who) : retry(desk, command.reference, who);
    case 'export': {
      const files = await readAll(desk, command.filter);
      return command.format === 'json' ? toJson(files) : toCsv(files);
    }
    case 'delete':
      refuseUnlessDone(await desk.act(command.reference, { kind: 'delete' }, who), command.reference);
      return `${command.reference} is deleted. Its reference, its days and what was done stay on record.\n`;
  }
}

async function list(desk: CaseDesk, filter: CaseFilter): Promise<string> {
  const found = await desk.list(filter, MOST_LISTED + 1);
  const printed = printList(found.slice(0, MOST_LISTED), found.length > MOST_LISTED);
  if (found.length > 0 || filter.route === undefined) return printed;
  // A route that was mistyped looks like one without cases.
  const routes = new Set((await desk.counts()).map(({ route }) => route));
  return routes.has(filter.route) || routes.size === 0 ? printed : `${printed}Routes that have cases: ${[...routes].sort().join(', ')}.\n`;
}

async function retry(desk: CaseDesk, reference: string, who: string): Promise<string> {
  refuseUnlessDone(await desk.act(reference, { kind: 'retry' }, who), reference);
  return `${reference} will be sent again as soon as the service looks, within seconds while it runs.\n`;
}

/** One that cannot be tried again does not keep the others from it. */
async function retryAll(desk: CaseDesk, who: string): Promise<string> {
  const stuck = await desk.list({ needsAHand: true }, Number.MAX_SAFE_INTEGER);
  if (stuck.length === 0) return 'No case needs a hand.\n';
  const lines: string[] = [];
  for (const { reference } of stuck) {
    const outcome = await desk.act(reference, { kind: 'retry' }, who);
    if (outcome.kind === 'refused') lines.push(`${reference} was left as it is: ${outcome.why}\n`);
    if (outcome.kind === 'done') lines.push(`${reference} will be sent again.\n`);
  }
  return lines.join('');
}

/** Newest change first; a case that goes while they are read is left out. */
async function readAll(desk: CaseDesk, filter: CaseFilter): Promise<readonly CaseFile[]> {
  const files: CaseFile[] = [];
  for (const { reference } of await desk.list(filter, Number.MAX_SAFE_INTEGER)) {
    const file = await desk.read(reference);
    if (file) files.push(file);
  }
  return files;
}

function refuseUnlessDone(outcome: ActOutcome, reference: string): void {
  switch (outcome.kind) {
    case 'done':
      return;
    case 'unknown-case':
      throw unknownCase(reference);
    case 'refused':
      throw new Fault('act-refused', `${reference} was left as it is: ${outcome.why}`);
  }
}

function unknownCase(reference: string): Fault {
  return new Fault('case-unknown', `there is no case ${reference}.`, {
    cure: 'Check the reference; npm run cases -- list shows those there are.',
  });
}
