// The answer is of absurd depth.

import { z } from 'zod';
import { fault } from './kind.ts';

/** As many as any dialect writes for one. */
const BYTES_A_LEVEL = 24;

export const depth = fault({
  kind: 'depth',
  stage: 'answer',
  sentence: 'It is done, and the answer is nested absurdly deep.',
  settings: z.strictObject({ levels: z.int().min(1).max(1_000_000).default(100_000) }),
  act: ({ levels }) => ({
    answer: { type: 'depth', levels },
    load: ({ bytes, pieces }) => ({ bytes: bytes + levels * BYTES_A_LEVEL, pieces }),
  }),
});
