// Every filling of storage's ports, opened fresh for a test, and the builders their tests share.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Clock, systemClock } from '../../src/base/clock.ts';
import { Fault } from '../../src/base/fault.ts';
import { silentLogger } from '../../src/base/logger.ts';
import type { Outbox } from '../../src/cases/outbox.ts';
import type { CaseStore } from '../../src/conversation/case-store.ts';
import type { ConversationKey, Reply } from '../../src/conversation/message.ts';
import type { ConversationStore } from '../../src/conversation/store.ts';
import { openSqliteStorage, type Storage } from '../../src/storage/storage.ts';
import { createMemoryStorage } from '../support/memory-store.ts';

export type OpenStore = {
  readonly store: ConversationStore;
  readonly cases: CaseStore;
  readonly outbox: Outbox;
  close(): Promise<void>;
};

export const fillings: readonly { readonly name: string; open(clock?: Clock): Promise<OpenStore> }[] = [
  { name: 'sqlite', open: openSqlite },
  { name: 'memory', open: openMemory },
];

async function openSqlite(clock: Clock = systemClock()): Promise<OpenStore> {
  const folder = temporaryFolder();
  const storage = await openStorage(folder.path, clock);
  const { conversations: store, cases, outbox } = storage;
  return {
    ...{ store, cases, outbox },
    close: async () => {
      await storage.close();
      folder.remove();
    },
  };
}

async function openMemory(clock: Clock = systemClock()): Promise<OpenStore> {
  const { conversations: store, cases, outbox } = createMemoryStorage({ clock });
  return { store, cases, outbox, close: async () => {} };
}

export function openStorage(dataDir: string, clock: Clock = systemClock()): Promise<Storage> {
  return openSqliteStorage({ dataDir, clock, log: silentLogger });
}

/** An empty folder of this test's own. */
export function temporaryFolder(): { readonly path: string; remove(): void } {
  const path = mkdtempSync(join(tmpdir(), 'enquiries-test-'));
  return { path, remove: () => rmSync(path, { recursive: true, force: true }) };
}

export const web = (conversationId: string): ConversationKey => ({ channel: 'web', conversationId });

export function reply(id: string, change: Partial<Reply> = {}): Reply {
  return {
    id,
    text: `Reply ${id}`,
    speak: `Reply ${id}`,
    locale: 'en-NZ',
    suggestions: [],
    enquiry: { kind: 'answer', entryIds: [], factIds: [], sources: [], asAt: null, confidence: 1 },
    ...change,
  };
}

/** What a counting conversation does: the state is how many turns there were, the reply names the new count. */
export function countOneMore(state: unknown): { readonly state: number; readonly replies: readonly Reply[] } {
  const count = (typeof state === 'number' ? state : 0) + 1;
  return { state: count, replies: [reply(`r${count}`)] };
}

/** The Fault a promise is refused with; anything else fails the test. */
export async function faultOf(promise: Promise<unknown>): Promise<Fault> {
  const error: unknown = await promise.then(
    () => undefined,
    (reason: unknown) => reason,
  );
  if (error instanceof Fault) return error;
  throw new Error('expected a Fault', { cause: error });
}
