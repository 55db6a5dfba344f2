// The native dialect, as it says of itself; what serves it is loaded where it is served.

import type { Dialect } from '../dialect.ts';
import { faultWords } from './fault-words.ts';

export const native: Dialect = {
  name: 'native',
  title: 'the native dialect',
  profile: 'opencti',
  port: 7071,
  capabilities: [
    ...['queueLogout', 'reasonCodes', 'breakReasons', 'afterCallWork', 'attributes', 'credentials', 'look'],
    ...['asyncOutcome', 'calls', 'events', 'concurrent'],
  ],
  secrets: ['token'],
  faultWords,
  start: async (site) => (await import('./native.ts')).startNative(site),
};
