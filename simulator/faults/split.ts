// The answer is whole and in time, but arrives in pieces that end anywhere.

import { z } from 'zod';
import { fault } from './kind.ts';
import { inPieces, mapWrites, pieces } from './steps.ts';

export const split = fault({
  kind: 'split',
  stage: 'bytes',
  sentence: 'It is done, and the answer arrives in pieces that end anywhere.',
  settings: z.strictObject({ longest: z.int().min(1).max(65_536).default(40).describe('Of a piece, in bytes.') }),
  act: ({ longest }, random) => ({
    bytes: (steps) =>
      mapWrites(steps, (all) =>
        pieces(all, () => 1 + Math.floor(random() * longest)).flatMap((write) => [{ write }, { waitMs: 1 }]),
      ),
    load: inPieces((1 + longest) / 2),
  }),
});
