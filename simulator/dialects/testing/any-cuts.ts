// That bytes arrive cut anywhere makes no difference to what is read of them.

import assert from 'node:assert/strict';
import fc from 'fast-check';

/** Holds `decoded` to giving the same of anything made of `parts`, however that is cut. */
export function assertNoCutMatters(
  parts: readonly string[],
  decoded: (pieces: readonly Buffer[]) => readonly unknown[],
): void {
  const text = fc.array(fc.constantFrom(...parts));
  const lengths = fc.array(fc.integer({ min: 1, max: 40 }), { minLength: 1 });
  fc.assert(
    fc.property(text, lengths, (chosen, sizes) => {
      const bytes = Buffer.from(chosen.join(''));
      assert.deepEqual(decoded(piecesOf(bytes, sizes)), decoded([bytes]));
    }),
    { numRuns: 1000 },
  );
}

function piecesOf(bytes: Buffer, sizes: readonly number[]): readonly Buffer[] {
  const pieces: Buffer[] = [];
  for (let at = 0, index = 0; at < bytes.length; index += 1) {
    const size = sizes[index % sizes.length] ?? 1;
    pieces.push(bytes.subarray(at, at + size));
    at += size;
  }
  return pieces;
}
