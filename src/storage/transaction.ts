// How this room reaches the database: all or nothing, with the caller's own errors as they were and everything else a Fault.
import type { Kysely, Transaction } from 'kysely';
import { Fault } from '../base/fault.ts';
import type { Tables } from './tables.ts';

/** What a caller's own function threw, carried out of the transaction. */
class CallersError extends Error {
  readonly thrown: unknown;

  constructor(thrown: unknown) {
    super('a function given by the caller threw');
    this.thrown = thrown;
  }
}

/** A caller's function for use within {@link transact}: what it throws comes out of that as it is, and nothing is written. */
export function asCallers<Given extends readonly unknown[], Result>(decide: (...given: Given) => Result): (...given: Given) => Result {
  return (...given) => {
    try {
      return decide(...given);
    } catch (error) {
      throw new CallersError(error);
    }
  };
}

/** Does `work` in one transaction: written whole, or not at all. Throws Faults and what {@link asCallers} carries. */
export async function transact<T>(db: Kysely<Tables>, work: (trx: Transaction<Tables>) => Promise<T>): Promise<T> {
  try {
    return await db.transaction().execute(work);
  } catch (error) {
    if (error instanceof CallersError) throw error.thrown;
    throw asFault(error);
  }
}

/** Does `work` that needs no transaction: a single statement. Throws Faults alone. */
export async function ask<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    throw asFault(error);
  }
}

function asFault(error: unknown): Fault {
  if (error instanceof Fault) return error;
  return new Fault('storage-unavailable', 'the database did not do what it was asked; nothing was written.', {
    cure: 'Check that the disk has room and the data folder can be written, then try again.',
    cause: error,
  });
}
