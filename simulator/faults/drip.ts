// The answer comes in small pieces, with a pause after each.

import { z } from 'zod';
import { fault, milliseconds } from './kind.ts';
import { inPieces, mapWrites, pieces } from './steps.ts';

export const drip = fault({
  kind: 'drip',
  stage: 'bytes',
  sentence: 'It is done, and the answer drips: a few bytes at a time.',
  settings: z.strictObject({
    bytes: z.int().min(1).max(65_536).default(16).describe('How many at a time.'),
    everyMs: milliseconds.default(20),
  }),
  act: ({ bytes, everyMs }) => ({
    bytes: (steps) =>
      mapWrites(steps, (all) => pieces(all, () => bytes).flatMap((write) => [{ write }, { waitMs: everyMs }])),
    load: inPieces(bytes),
  }),
});
