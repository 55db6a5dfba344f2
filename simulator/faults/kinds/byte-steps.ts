// What faults do to the bytes of an answer, in pieces that several of them share, and what that comes to.

import { type ByteStep, bytesOf } from '../../net/delivery.ts';
import type { Load } from '../fault.ts';

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
  map: (bytes: Uint8Array) => readonly ByteStep[],
): readonly ByteStep[] => steps.flatMap((step) => ('write' in step ? map(step.write) : [step]));

/** `bytes` in pieces, each as long as `next` says. */
export function pieces(bytes: Uint8Array, next: () => number): readonly Uint8Array[] {
  const found: Uint8Array[] = [];
  for (let start = 0; start < bytes.length; ) {
    const end = start + next();
    found.push(bytes.subarray(start, end));
    start = end;
  }
  return found;
}

/** Of pieces of about so many bytes: each that there was ends a piece as well. */
export const inPieces =
  (size: number) =>
  ({ bytes, pieces: before }: Load): Load => ({ bytes, pieces: Math.min(bytes, before + Math.ceil(bytes / size)) });

/** Where all is gone over, and no more comes of it. */
export const same = (load: Load): Load => load;

export const twice = ({ bytes, pieces: before }: Load): Load => ({ bytes: 2 * bytes, pieces: 2 * before });
