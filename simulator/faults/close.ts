// The polite form of a reset: the connection is ended in order, without an answer.

import { fault, none } from './kind.ts';

export const close = fault({
  kind: 'close',
  stage: 'bytes',
  decides: true,
  sentence: 'The connection is closed in good order instead of an answer, and nothing is done.',
  settings: none,
  act: () => ({ instead: [{ end: 'close' }] }),
});
