// Opens the embedded storage: folder, lock, database, schema; and closes it again after its own work is done.
import { Kysely } from 'kysely';
import type { Clock } from '../base/clock.ts';
import { Fault } from '../base/fault.ts';
import type { Logger } from '../base/logger.ts';
import type { ConversationStore } from '../conversation/store.ts';
import { createConversationStore } from './conversation-store.ts';
import { claimDataFolder, unusable } from './data-folder.ts';
import { openSqliteFile, sqliteDialect } from './dialect.ts';
import { migrateToLatest, type SchemaReport } from './migrate.ts';
import { migrations } from './migrations.ts';
import type { Tables } from './tables.ts';

/** Open storage: the ports it fills, and how to close it. */
export type Storage = {
  readonly conversations: ConversationStore;
  readonly schema: SchemaReport;
  /** Refuses new work, waits for what is under way, then closes and lets the folder go. A second call waits for the first. */
  close(): Promise<void>;
};

/**
 * Opens `enquiries.sqlite` in `dataDir` (made with its parents when missing) and brings its schema up to date.
 * Throws a Fault when the folder cannot be used (`data-folder-unusable`), is held by another process
 * (`data-folder-in-use`), or holds a database of a newer version (`database-newer`) or no database (`database-unreadable`).
 */
export async function openSqliteStorage(options: {
  readonly dataDir: string;
  readonly clock: Clock;
  readonly log: Logger;
}): Promise<Storage> {
  const { dataDir, clock, log } = options;
  const folder = claimDataFolder(dataDir);
  try {
    const db = openDatabase(folder.databaseFile);
    try {
      const schema = await migrateToLatest(db, migrations, folder.databaseFile);
      log.info('storage-open', { schema: schema.version, applied: schema.applied.length });
      const { conversations, drained } = countingWork(createConversationStore({ db, clock }), folder.isHeld);
      const shutDown = async (): Promise<void> => {
        await drained();
        await db.destroy();
        folder.release();
        log.info('storage-closed');
      };
      let closing: Promise<void> | undefined;
      const close = (): Promise<void> => {
        closing ??= shutDown();
        return closing;
      };
      return { conversations, schema, close };
    } catch (error) {
      await db.destroy();
      throw error;
    }
  } catch (error) {
    folder.release();
    throw error;
  }
}

/** A store that lives and dies with the process, on the same code: for the terminal and for measurements. */
export async function openMemoryStorage({ clock }: { readonly clock: Clock }): Promise<Pick<Storage, 'conversations' | 'close'>> {
  const db = openDatabase(':memory:');
  await migrateToLatest(db, migrations, ':memory:');
  return { conversations: createConversationStore({ db, clock }), close: () => db.destroy() };
}

// SQLite's result code for a file that is not a database (sqlite.org/rescode.html#notadb).
const SQLITE_NOTADB = 26;

function openDatabase(file: string): Kysely<Tables> {
  try {
    return new Kysely<Tables>({ dialect: sqliteDialect(openSqliteFile(file)) });
  } catch (error) {
    if (error instanceof Error && 'errcode' in error && error.errcode === SQLITE_NOTADB) {
      throw new Fault('database-unreadable', 'the file is not a database.', {
        where: file,
        cure: 'Move the file away and restore a backup, or start with an empty folder.',
        cause: error,
      });
    }
    throw unusable(file, error);
  }
}

/** The same store, counting what is under way; refuses new work once `drained` was called or the folder is not held. */
function countingWork(store: ConversationStore, isHeld: () => boolean): { conversations: ConversationStore; drained: () => Promise<void> } {
  const underWay = new Set<Promise<unknown>>();
  let closed = false;
  const counted = async <T>(work: () => Promise<T>): Promise<T> => {
    if (closed || !isHeld())
      throw new Fault('storage-closed', 'the storage is closed.', { cure: 'Send the message again when the service is back.' });
    const running = work();
    underWay.add(running);
    try {
      return await running;
    } finally {
      underWay.delete(running);
    }
  };
  return {
    conversations: {
      turn: (key, message, decide) => counted(() => store.turn(key, message, decide)),
      items: (key, afterSeq, limit) => counted(() => store.items(key, afterSeq, limit)),
      forget: (key) => counted(() => store.forget(key)),
    },
    drained: async () => {
      closed = true;
      await Promise.allSettled(underWay);
    },
  };
}
