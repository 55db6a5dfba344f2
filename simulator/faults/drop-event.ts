// The event is not told.

import { fault, none } from './kind.ts';

export const dropEvent = fault({
  kind: 'drop-event',
  stage: 'event',
  sentence: 'The event is not told.',
  settings: none,
  act: () => ({ event: { type: 'drop' } }),
});
