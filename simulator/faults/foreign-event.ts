// The event is about another agent's device.

import { fault, none } from './kind.ts';

export const foreignEvent = fault({
  kind: 'foreign-event',
  stage: 'event',
  sentence: "The event is about another agent's device.",
  settings: none,
  act: () => ({ event: { type: 'foreign' } }),
});
