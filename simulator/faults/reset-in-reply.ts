// Half of the answer arrives, then the connection is reset.

import { z } from 'zod';
import { fault } from './kind.ts';
import { cut, same } from './steps.ts';

export const resetInReply = fault({
  kind: 'reset-in-reply',
  stage: 'bytes',
  sentence: 'It is done, but the connection is reset in the middle of the answer.',
  settings: z.strictObject({ share: z.number().min(0).max(1).default(0.5).describe('How much of it arrives.') }),
  act: ({ share }) => ({
    bytes: (steps) => [...cut(steps, share), { waitMs: 5 }, { end: 'reset' }],
    load: same,
  }),
});
