// Accepted, and then nothing more: no outcome ever comes.

import { fault, none } from './kind.ts';

export const acceptAndForget = fault({
  kind: 'accept-and-forget',
  stage: 'decision',
  decides: true,
  sentence: 'The Command is accepted, and nothing is done or heard of it any more.',
  settings: none,
  act: () => ({ judge: () => ({ outcome: 'accepted' }) }),
});
