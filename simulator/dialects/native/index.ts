// The native dialect, as it says of itself; what serves it is loaded where it is served.

import { ID_LIMIT, REASON_LIMIT, TEXT_LIMIT } from '../../core/limits.ts';
import type { Dialect, IdPattern } from '../dialect.ts';
import { faultWords } from './fault-words.ts';
import { PASSWORD_LIMIT } from './limits.ts';

/** Any text that is one. */
const text = (longest: number): IdPattern => ({ pattern: '^[^\\p{Cc}\\p{Cs}]+$', longest });

/** It stands in a path, in which these two mean another folder. */
const inPath: IdPattern = { pattern: '^(?!\\.{1,2}$)[^\\p{Cc}\\p{Cs}]+$', longest: ID_LIMIT };

export const native: Dialect = {
  name: 'native',
  title: 'the native dialect',
  profile: 'opencti',
  port: 7071,
  capabilities: [
    ...['queueLogout', 'reasonCodes', 'breakReasons', 'afterCallWork', 'attributes', 'credentials', 'look'],
    ...['asyncOutcome', 'calls', 'events', 'concurrent'],
  ],
  callActivities: [
    ...['AnswerCall', 'HoldCall', 'RetrieveCall', 'HangUpCall', 'MakeCall', 'SendDTMF', 'BlindTransfer'],
    ...['TransferInitiate', 'TransferComplete', 'ConferenceInitiate', 'ConsultationCall', 'ConferenceComplete'],
    'DropParty',
  ],
  secrets: ['token'],
  faultWords,
  idPatterns: {
    agentId: inPath,
    name: text(TEXT_LIMIT),
    password: text(PASSWORD_LIMIT),
    queueId: inPath,
    extension: inPath,
    reasonCode: text(REASON_LIMIT),
  },
  start: async (site, config) => (await import('./native.ts')).startNative(site, config),
};
