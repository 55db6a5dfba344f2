// The connection is reset before the ACD has heard the request.

import { fault, none } from './kind.ts';

export const resetBeforeReply = fault({
  kind: 'reset-before-reply',
  stage: 'bytes',
  decides: true,
  sentence: 'The connection is reset instead of an answer, and nothing is done.',
  settings: none,
  act: () => ({ instead: [{ end: 'reset' }] }),
});
