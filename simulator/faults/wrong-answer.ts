// Somebody else's answer arrives in place of this one's: a success, for another agent and another request. Where it is
// done all the same, the own answer arrives as that of another request.

import { z } from 'zod';
import { fault } from './kind.ts';

export const wrongAnswer = fault({
  kind: 'wrong-answer',
  stage: 'answer',
  decides: true,
  sentence: "The answer is somebody else's, a success; nothing is done, unless told otherwise.",
  settings: z.strictObject({ done: z.boolean().default(false).describe('Whether the ACD does what was asked.') }),
  act: ({ done }) => ({ answer: { type: 'foreign', done } }),
});
