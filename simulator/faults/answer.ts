// The CTI server fails by itself, and says so in the words of its protocol.

import { z } from 'zod';
import { ANSWER_WORDS } from './fault.ts';
import { fault } from './kind.ts';

export const answer = fault({
  kind: 'answer',
  stage: 'answer',
  decides: true,
  sentence: 'Nothing is done; the server answers with its own word for a failure.',
  settings: z.strictObject({
    word: z.enum(ANSWER_WORDS).default('internal-error'),
    quotes: z.boolean().default(false).describe('Whether it quotes the request, with the token of the CTI link in it.'),
  }),
  act: ({ word, quotes }) => ({ answer: { type: 'word', word, quotes } }),
});
