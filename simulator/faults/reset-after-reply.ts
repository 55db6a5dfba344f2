// The answer arrives whole, and right behind it the connection is reset.

import { fault, none } from './kind.ts';

export const resetAfterReply = fault({
  kind: 'reset-after-reply',
  stage: 'bytes',
  sentence: 'It is done and answered, and then the connection is reset.',
  settings: none,
  act: () => ({ bytes: (steps) => [...steps, { waitMs: 5 }, { end: 'reset' }] }),
});
