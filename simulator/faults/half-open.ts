// The request is taken and nothing comes back; the connection stays.

import { fault, none } from './kind.ts';

export const halfOpen = fault({
  kind: 'half-open',
  stage: 'bytes',
  decides: true,
  sentence: 'The request is swallowed: nothing is done, nothing is answered, the connection stays.',
  settings: none,
  act: () => ({ instead: [{ end: 'silence' }] }),
});
