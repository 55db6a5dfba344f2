// The event is told late.

import { z } from 'zod';
import { fault, milliseconds } from './kind.ts';

export const delayEvent = fault({
  kind: 'delay-event',
  stage: 'event',
  sentence: 'The event is told late.',
  settings: z.strictObject({ ms: milliseconds.default(200) }),
  act: ({ ms }) => ({ event: { type: 'delay', ms } }),
});
