// The event is lost with the connection; who resumes hears of it.

import { fault, none } from './kind.ts';

export const disconnectFeed = fault({
  kind: 'disconnect-feed',
  stage: 'event',
  sentence: 'The event is lost with the connection; who resumes hears of it.',
  settings: none,
  act: () => ({ event: { type: 'disconnect' } }),
});
