// The answer comes late: by a fixed time, or by one that is drawn between two.

import { z } from 'zod';
import { fault, milliseconds } from './kind.ts';

export const delay = fault({
  kind: 'delay',
  stage: 'bytes',
  sentence: 'It is done, and the answer comes late.',
  settings: z
    .strictObject({ ms: milliseconds.default(100), upToMs: milliseconds.optional().describe('Drawn between the two.') })
    .refine(({ ms, upToMs = ms }) => upToMs >= ms, { message: 'is less than ms', path: ['upToMs'] }),
  act: ({ ms, upToMs = ms }, random) => ({
    bytes: (steps) => [{ waitMs: Math.round(ms + random() * (upToMs - ms)) }, ...steps],
  }),
});
