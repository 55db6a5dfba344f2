// Everything random in a run derives from its seed and from what it is for, so that any scenario can be run again alone.

import { createHash } from 'node:crypto';

/** Twelve hexadecimal digits that `seed` and `purpose` always give. */
export function derive(seed: number, purpose: string): string {
  return createHash('sha256').update(`${seed}\n${purpose}`).digest('hex').slice(0, 12);
}

/** Nine decimal digits likewise: what agents' ids begin with. */
export function deriveDigits(seed: number, purpose: string): string {
  const number = Number.parseInt(derive(seed, purpose), 16) % 900_000_000;
  return String(100_000_000 + number);
}
