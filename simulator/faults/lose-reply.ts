// The ACD has done it, and nobody hears of it.

import { z } from 'zod';
import { fault } from './kind.ts';

export const loseReply = fault({
  kind: 'lose-reply',
  stage: 'bytes',
  sentence: 'It is done, and the answer is lost.',
  settings: z.strictObject({ how: z.enum(['silence', 'reset', 'close']).default('silence') }),
  act: ({ how }) => ({ bytes: () => [{ end: how }] }),
});
