// The ACD refuses with a Rejection of choice.

import { z } from 'zod';
import { rejectionOf } from '../core/rejecting.ts';
import { fault, rejectionCode } from './kind.ts';

export const reject = fault({
  kind: 'reject',
  stage: 'decision',
  decides: true,
  sentence: 'The ACD refuses with the code of your choice.',
  settings: z.strictObject({ code: rejectionCode.default('NotLoggedIn') }),
  act: ({ code }) => ({
    judge: ({ acd, command }) => ({ outcome: 'refused', rejection: rejectionOf(acd, command, code) }),
  }),
});
