// The event is told after the next one.

import { fault, none } from './kind.ts';

export const reorderEvents = fault({
  kind: 'reorder-events',
  stage: 'event',
  sentence: 'The event is told after the next one.',
  settings: none,
  act: () => ({ event: { type: 'reorder' } }),
});
