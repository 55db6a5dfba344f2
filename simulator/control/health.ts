// Who answers on the main port, and what is served where.

import { z } from 'zod';
import { CLOCK_MODES } from '../engine/clock.ts';

const text = z.string();

export const health = z
  .strictObject({
    status: z.literal('ok'),
    name: z.string(),
    version: z.string(),
    dialects: z
      .record(z.string(), z.record(z.string(), z.unknown()))
      .describe('Where each dialect is spoken: what a connector is told of it, but for the token of its link.'),
    descriptions: z
      .record(z.string(), z.strictObject({ file: text, digest: text, evidence: text, source: text, date: text }))
      .describe(
        'Which file describes a dialect that is made of one: its name, its digest, and how what it says is known.',
      ),
    faults: z.int().min(0).describe('How many faults are active.'),
    clock: z.enum(CLOCK_MODES),
  })
  .meta({ id: 'Health', description: 'What is served where.' });
export type Health = z.infer<typeof health>;
