// What faults do to the bytes of an answer, in pieces that several of them share.

import { type ByteStep, bytesOf } from '../wire/delivery.ts';

/** The first `share` of what is written, and nothing behind it. */
export function cut(steps: readonly ByteStep[], share: number): readonly ByteStep[] {
  let left = Math.floor(bytesOf(steps).length * share);
  return mapWrites(steps, (bytes) => {
    const kept = bytes.subarray(0, left);
    left -= kept.length;
    return [{ write: kept }];
  }).filter((step) => !('end' in step));
}

/** The steps with others in place of each write. */
export const mapWrites = (
  steps: readonly ByteStep[],
  map: (bytes: Buffer) => readonly ByteStep[],
): readonly ByteStep[] => steps.flatMap((step) => ('write' in step ? map(step.write) : [step]));

/** `bytes` in pieces, each as long as `next` says. */
export function pieces(bytes: Buffer, next: () => number): readonly Buffer[] {
  const found: Buffer[] = [];
  for (let start = 0; start < bytes.length; ) {
    const end = start + next();
    found.push(bytes.subarray(start, end));
    start = end;
  }
  return found;
}
