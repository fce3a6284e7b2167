// Numbers that look like chance and are the same in every run: for learning and for measurements, never for secrets.

/** Numbers from 0 to below 1, the same for the same seed. Source: Tommy Ettinger's mulberry32, public domain. */
export function seededChance(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}
