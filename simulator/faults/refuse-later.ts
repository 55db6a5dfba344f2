// Accepted now, refused later.

import { z } from 'zod';
import { rejectionOf } from '../core/rejecting.ts';
import { fault, milliseconds, rejectionCode } from './kind.ts';

export const refuseLater = fault({
  kind: 'refuse-later',
  stage: 'decision',
  decides: true,
  sentence: 'The Command is accepted, and refused later.',
  settings: z.strictObject({
    code: rejectionCode.default('NotLoggedIn'),
    afterMs: milliseconds.default(50).describe('Of ACD time.'),
  }),
  act: ({ code, afterMs }) => ({
    judge: ({ acd, command }) => ({
      outcome: 'accepted',
      later: { afterMs, rejection: rejectionOf(acd, command, code) },
    }),
  }),
});
