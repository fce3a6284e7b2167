// The ports that one database fills, made together because what one queues wakes the other.
import type { Kysely } from 'kysely';
import type { Clock } from '../base/clock.ts';
import { Fault } from '../base/fault.ts';
import type { Outbox } from '../cases/outbox.ts';
import type { CaseStore } from '../conversation/case-store.ts';
import type { ConversationStore } from '../conversation/store.ts';
import { createCaseStore } from './case-store.ts';
import { createConversationStore } from './conversation-store.ts';
import { createOutbox } from './outbox.ts';
import type { Tables } from './tables.ts';

export type Stores = { readonly conversations: ConversationStore; readonly cases: CaseStore; readonly outbox: Outbox };

/** `forgetDeleted`: what the database has to do, after words were deleted, for them to be nowhere in its files. */
export function createStores(options: {
  readonly db: Kysely<Tables>;
  readonly clock: Clock;
  readonly forgetDeleted: () => Promise<void>;
}): Stores {
  const { db, clock, forgetDeleted } = options;
  const { outbox, wake } = createOutbox({ db, clock });
  return {
    conversations: createConversationStore({ db, clock, onQueued: wake, forgetDeleted }),
    cases: createCaseStore({ db, clock, onQueued: wake, forgetDeleted }),
    outbox,
  };
}

/** The same stores, counting what is under way; refuses new work once `drained` was called or the folder is not held. */
export function countingWork({ conversations, cases, outbox }: Stores, isHeld: () => boolean): Stores & { drained: () => Promise<void> } {
  const underWay = new Set<Promise<unknown>>();
  let closed = false;
  const counted =
    <Given extends readonly unknown[], Result>(work: (...given: Given) => Promise<Result>) =>
    async (...given: Given): Promise<Result> => {
      if (closed || !isHeld())
        throw new Fault('storage-closed', 'the storage is closed.', { cure: 'Send the message again when the service is back.' });
      const running = work(...given);
      underWay.add(running);
      try {
        return await running;
      } finally {
        underWay.delete(running);
      }
    };
  return {
    conversations: { turn: counted(conversations.turn), items: counted(conversations.items), forget: counted(conversations.forget) },
    cases: {
      list: counted(cases.list),
      counts: counted(cases.counts),
      outbox: counted(cases.outbox),
      read: counted(cases.read),
      change: counted(cases.change),
    },
    outbox: {
      claim: counted(outbox.claim),
      sent: counted(outbox.sent),
      failed: counted(outbox.failed),
      nextDue: counted(outbox.nextDue),
      onQueued: outbox.onQueued,
    },
    drained: async () => {
      closed = true;
      await Promise.allSettled(underWay);
    },
  };
}
