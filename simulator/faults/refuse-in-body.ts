// The transport says yes and the body says no.

import { z } from 'zod';
import { fault, rejectionCode } from './kind.ts';

export const refuseInBody = fault({
  kind: 'refuse-in-body',
  stage: 'answer',
  decides: true,
  sentence: 'Nothing is done; the answer looks positive, and its body refuses.',
  settings: z.strictObject({ code: rejectionCode.default('NotLoggedIn') }),
  act: ({ code }) => ({ answer: { type: 'refusal-in-body', code } }),
});
