// Who answers on the main port, and what is served where.

import { z } from 'zod';
import { CLOCK_MODES } from '../engine/clock.ts';

export const health = z
  .strictObject({
    status: z.literal('ok'),
    name: z.string(),
    version: z.string(),
    dialects: z
      .record(z.string(), z.record(z.string(), z.unknown()))
      .describe('Where each dialect is spoken: what a connector is told of it, but for the token of its link.'),
    faults: z.int().min(0).describe('How many faults are active.'),
    clock: z.enum(CLOCK_MODES),
  })
  .meta({ id: 'Health', description: 'What is served where.' });
export type Health = z.infer<typeof health>;
