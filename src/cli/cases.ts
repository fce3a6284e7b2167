// `npm run cases`: lists, shows, retries, exports and deletes cases, beside the running service or without it.
import { closeSync, openSync, writeFileSync } from 'node:fs';
import { userInfo } from 'node:os';
import { waysToOffice } from '../app/deliveries.ts';
import { systemClock } from '../base/clock.ts';
import { Fault } from '../base/fault.ts';
import { randomIds } from '../base/ids.ts';
import type { CaseDesk } from '../cases/desk.ts';
import { readSettings, type Settings } from '../config/settings.ts';
import { loadContent } from '../content/load-content.ts';
import { noOffices } from '../content/schema/offices.ts';
import type { CaseStore } from '../conversation/case-store.ts';
import { createCaseDesk } from '../conversation/handing-over/case-desk.ts';
import { openSqliteBeside } from '../storage/storage.ts';
import { readCommand } from './casework/arguments.ts';
import { carryOut } from './casework/carrying-out.ts';
import { run } from './run.ts';

/** Reading needs no more than the store; the desk's rules, and the content they read, are made ready for an act alone. */
function deskOver(store: CaseStore, settings: Settings): CaseDesk {
  const { list, counts, outbox, read } = store;
  return {
    ...{ list, counts, outbox, read },
    act: (reference, act, who) =>
      createCaseDesk({
        store,
        content: loadContent(settings),
        // No act from here says anything to the person, so no office is named.
        settings: { offices: noOffices, deliver: waysToOffice(settings) },
        mayMail: settings.mail !== null,
        ids: randomIds,
        // Nobody waits on a conversation in this process; the service looks by itself.
        wake: () => {},
      }).act(reference, act, who),
  };
}

/** As the record names who did something from here. */
function whoIsHere(): string {
  try {
    return `${userInfo().username} (command line)`;
  } catch {
    // In a container the user may have a number and no name.
    return 'command line';
  }
}

/** Writes a file for this user alone: what people asked is in it. Never over another. */
function writeNew(file: string, text: string): void {
  try {
    const descriptor = openSync(file, 'wx', 0o600);
    writeFileSync(descriptor, text);
    closeSync(descriptor);
  } catch (cause) {
    const why = cause instanceof Error ? cause.message : String(cause);
    throw new Fault('export-not-written', `the export was not written (${why}).`, {
      where: file,
      cure: 'Name a file that does not exist yet, in a folder this user may write to.',
      cause,
    });
  }
}

// Spreadsheets take a file for one of another time and country without it, and spoil the macrons.
const BYTE_ORDER_MARK = '\ufeff';

await run(async () => {
  const command = readCommand(process.argv.slice(2));
  const settings = readSettings(process.env);
  const { cases, close } = await openSqliteBeside({ dataDir: settings.dataDir, clock: systemClock(settings.today ?? undefined) });
  try {
    const text = await carryOut(command, deskOver(cases, settings), whoIsHere());
    if (command.kind === 'export' && command.to !== null) {
      writeNew(command.to, command.format === 'csv' ? BYTE_ORDER_MARK + text : text);
      process.stdout.write(`Written to ${command.to}.\n`);
    } else process.stdout.write(text);
  } finally {
    await close();
  }
});
