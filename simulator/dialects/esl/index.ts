// The dialect of FreeSWITCH's event socket, as it says of itself; what serves it is loaded where it is served.

import type { Dialect } from '../dialect.ts';
import type { AnyConfig } from './config.ts';
import { FAULT_WORDS } from './fault-words.ts';
import { ID_PATTERNS } from './limits.ts';

export const esl: Dialect<AnyConfig> = {
  name: 'esl',
  title: "FreeSWITCH's event socket",
  profile: 'freeswitch',
  port: 8021,
  capabilities: ['look', 'calls', 'events', 'concurrent'],
  callActivities: ['AnswerCall', 'HoldCall', 'RetrieveCall', 'HangUpCall', 'SendDTMF'],
  secrets: ['password'],
  faultWords: FAULT_WORDS,
  idPatterns: ID_PATTERNS,
  lacks: [
    'correlation',
    'extensions',
    'queueLogin',
    'ringTimeout',
    'callIds',
    'phoneEvents',
    'callData',
    'directCalls',
  ],
  isOfOneSwitch: true,
  start: async (site, config) => (await import('./esl.ts')).startEsl(site, config),
};
