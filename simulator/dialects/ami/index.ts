// The AMI dialect, as it says of itself; what serves it is loaded where it is served.

import type { Dialect } from '../dialect.ts';
import type { AnyConfig } from './config.ts';
import { FAULT_WORDS } from './fault-words.ts';
import { ID_PATTERNS } from './limits.ts';

export const ami: Dialect<AnyConfig> = {
  name: 'ami',
  title: "Asterisk's AMI",
  profile: 'asterisk',
  port: 5038,
  lacks: ['callIds', 'deviceSubscription', 'directCalls'],
  capabilities: ['queueLogout', 'breakReasons', 'look', 'events', 'concurrent'],
  callActivities: ['HangUpCall'],
  secrets: ['secret'],
  faultWords: FAULT_WORDS,
  idPatterns: ID_PATTERNS,
  start: async (site, config) => (await import('./ami.ts')).startAmi(site, config),
};
