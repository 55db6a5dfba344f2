// Seeded randomness: the same seed gives the same row of numbers, on every machine. It is for dice, not for secrets.

/** Numbers from 0 to 1, 1 left out. */
export type Random = () => number;

/** The generator that is known as mulberry32. `seed` is any whole number. */
export function createRandom(seed: number): Random {
  let state = seed | 0;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let bits = Math.imul(state ^ (state >>> 15), 1 | state);
    bits = (bits + Math.imul(bits ^ (bits >>> 7), 61 | bits)) ^ bits;
    return ((bits ^ (bits >>> 14)) >>> 0) / 2 ** 32;
  };
}
