// The answer is of absurd size.

import { z } from 'zod';
import { bytes, fault } from './kind.ts';

export const oversize = fault({
  kind: 'oversize',
  stage: 'answer',
  sentence: 'It is done, and the answer is of absurd size.',
  settings: z.strictObject({ bytes: bytes.default(8 * 1024 * 1024) }),
  act: ({ bytes: size }) => ({
    answer: { type: 'oversize', bytes: size },
    load: ({ bytes: before, pieces }) => ({ bytes: before + size, pieces }),
  }),
});
