// The port itself: nobody gets a connection, or one that should not be trusted. Where these act, and on what, the picture in `fault.ts` shows.

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
  fault({
    kind: 'untrusted-certificate',
    stage: 'port',
    sentence:
      'Over TLS a certificate is shown that the authority does not vouch for; connections that are open are cut.',
    settings: none,
    act: () => ({ distrust: true }),
  }),
];
