// The answer comes, and then once more.

import { fault, none } from './kind.ts';
import { twice } from './steps.ts';

export const answerTwice = fault({
  kind: 'answer-twice',
  stage: 'bytes',
  sentence: 'It is done once and answered twice.',
  settings: none,
  act: () => ({ bytes: (steps) => [...steps, ...steps], load: twice }),
});
