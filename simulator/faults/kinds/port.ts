// The port itself: nobody gets a connection. Where these act, and on what, the picture in `fault.ts` shows.

import type { FaultKind } from '../fault.ts';
import { fault, none } from '../kind.ts';

export const PORT_FAULTS: readonly FaultKind[] = [
  fault({
    kind: 'refuse',
    stage: 'port',
    sentence: 'Connections are refused, and those that are open are cut.',
    settings: none,
    act: () => ({ refuse: true }),
  }),
];
