// The events are out before the answer: the answer is held back that long.

import { z } from 'zod';
import { fault, milliseconds } from './kind.ts';

export const eventBeforeReply = fault({
  kind: 'event-before-reply',
  stage: 'bytes',
  sentence: 'It is done, and the events come before the answer.',
  settings: z.strictObject({ ms: milliseconds.default(50).describe('How long before.') }),
  act: ({ ms }) => ({ bytes: (steps) => [{ waitMs: ms }, ...steps] }),
});
