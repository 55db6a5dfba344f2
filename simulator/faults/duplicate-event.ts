// The event is told twice.

import { fault, none } from './kind.ts';
import { twice } from './steps.ts';

export const duplicateEvent = fault({
  kind: 'duplicate-event',
  stage: 'event',
  sentence: 'The event is told twice.',
  settings: none,
  act: () => ({ event: { type: 'duplicate' }, load: twice }),
});
