// Everything random in a run derives from its seed and from what it is for, so that any scenario can be run again alone.

import { createHash } from 'node:crypto';
import type { WrittenScenario } from './features.ts';

/** Twelve hexadecimal digits that `seed` and `purpose` always give. */
export function derive(seed: number, purpose: string): string {
  return createHash('sha256').update(`${seed}\n${purpose}`).digest('hex').slice(0, 12);
}

/**
 * What a scenario is for: its name and its steps, wherever they stand. The rows of an outline differ in their steps, and
 * lines that are added above it change nothing.
 */
export const purposeOf = ({ name, steps }: Pick<WrittenScenario, 'name' | 'steps'>): string =>
  [name, ...steps.map(({ text }) => text)].join('\n');

/** Nine decimal digits likewise. */
export function deriveDigits(seed: number, purpose: string): string {
  const number = Number.parseInt(derive(seed, purpose), 16) % 900_000_000;
  return String(100_000_000 + number);
}
