// The event is not of the protocol.

import { fault, none } from './kind.ts';

export const malformedEvent = fault({
  kind: 'malformed-event',
  stage: 'event',
  sentence: 'The event is not of the protocol.',
  settings: none,
  act: () => ({ event: { type: 'malformed' } }),
});
