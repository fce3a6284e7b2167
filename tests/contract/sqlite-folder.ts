// A fresh data folder for each test of the embedded database; what was opened in it is closed before it goes.
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterEach, beforeEach } from 'vitest';
import type { Clock } from '../../src/base/clock.ts';
import type { Storage } from '../../src/storage/storage.ts';
import { openStorage, temporaryFolder } from './stores.ts';

/** Call once at the top of a test file; `folder` holds the paths of the test that runs. */
export function eachInItsFolder() {
  const opened: Storage[] = [];
  const folder = { path: '', databaseFile: '' };
  let remove = () => {};
  beforeEach(() => {
    const made = temporaryFolder();
    remove = made.remove;
    Object.assign(folder, { path: made.path, databaseFile: join(made.path, 'enquiries.sqlite') });
  });
  afterEach(async () => {
    await Promise.all(opened.splice(0).map((storage) => storage.close()));
    remove();
  });
  return {
    folder,
    async open(clock?: Clock): Promise<Storage> {
      const storage = await openStorage(folder.path, clock);
      opened.push(storage);
      return storage;
    },
    /** Changes the closed or open database from outside, as a broken disk, an editor or a newer version would. */
    tamper(sql: string): void {
      const database = new DatabaseSync(folder.databaseFile);
      database.exec(sql);
      database.close();
    },
  };
}
