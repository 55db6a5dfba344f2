// The answer arrives whole, in time and well framed, and what is inside is nothing of the protocol.

import { z } from 'zod';
import { ANSWER_SHAPES } from './fault.ts';
import { fault } from './kind.ts';

export const malformedAnswer = fault({
  kind: 'malformed-answer',
  stage: 'answer',
  sentence: 'It is done, and the answer is well framed and malformed inside.',
  settings: z.strictObject({
    shape: z.enum(ANSWER_SHAPES).default('cut-short').describe('What stands inside.'),
  }),
  act: ({ shape }) => ({ answer: { type: 'malformed', shape } }),
});
