// Lets only one request at a time change one case, so that each sees what the one before it did.

export type InTurn = <Result>(key: string, work: () => Promise<Result>) => Promise<Result>;

/** Work with the same key runs one after the other, in the order it was asked for; a failure does not stop the next. */
export function createInTurn(): InTurn {
  const last = new Map<string, Promise<unknown>>();
  return async (key, work) => {
    const before = last.get(key) ?? Promise.resolve();
    const mine = before.then(work, work);
    last.set(key, mine);
    try {
      return await mine;
    } finally {
      if (last.get(key) === mine) last.delete(key);
    }
  };
}
