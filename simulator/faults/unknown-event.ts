// The event is of a kind that nobody knows.

import { fault, none } from './kind.ts';

export const unknownEvent = fault({
  kind: 'unknown-event',
  stage: 'event',
  sentence: 'The event is of a kind that nobody knows.',
  settings: none,
  act: () => ({ event: { type: 'unknown-kind' } }),
});
