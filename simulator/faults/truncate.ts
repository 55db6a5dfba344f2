// The answer ends too early, in good order.

import { z } from 'zod';
import { fault } from './kind.ts';
import { cut, same } from './steps.ts';

export const truncate = fault({
  kind: 'truncate',
  stage: 'bytes',
  sentence: 'It is done, but the answer is cut short and the connection closed.',
  settings: z.strictObject({ share: z.number().min(0).max(1).default(0.5).describe('How much of it arrives.') }),
  act: ({ share }) => ({ bytes: (steps) => [...cut(steps, share), { end: 'close' }], load: same }),
});
