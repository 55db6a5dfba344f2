// Somebody else's answer arrives in place of this one's: a success, for another agent and another request.

import { fault, none } from './kind.ts';

export const wrongAnswer = fault({
  kind: 'wrong-answer',
  stage: 'answer',
  decides: true,
  sentence: "Nothing is done; the answer is somebody else's success.",
  settings: none,
  act: () => ({ answer: { type: 'foreign' } }),
});
