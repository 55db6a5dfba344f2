// Some bytes of the answer are others than those that were sent.

import { z } from 'zod';
import { fault } from './kind.ts';
import { mapWrites, same } from './steps.ts';

export const garble = fault({
  kind: 'garble',
  stage: 'bytes',
  sentence: 'It is done, but some bytes of the answer are garbled.',
  settings: z.strictObject({ share: z.number().min(0).max(1).default(0.2).describe('How many of them.') }),
  act: ({ share }, random) => ({
    bytes: (steps) =>
      mapWrites(steps, (bytes) => [
        { write: bytes.map((byte) => (random() < share ? 0x80 + (byte & 0x7f) : byte)) as Buffer },
      ]),
    load: same,
  }),
});
