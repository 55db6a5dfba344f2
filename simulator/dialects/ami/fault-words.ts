// What this protocol says where a fault asks for a word that every protocol has. Total, so that none can be forgotten.

import type { AnswerWord } from '../../faults/fault.ts';

/** As `Message` of an error. */
export const FAULT_WORDS: Readonly<Record<AnswerWord, string>> = {
  unauthorised: 'Permission denied',
  forbidden: 'Permission denied',
  'not-found': 'Invalid/unknown command. Use Action: ListCommands to show available commands.',
  'timed-out': 'Timeout',
  'too-many': 'Too many requests',
  'internal-error': 'Internal error',
  unavailable: 'Service unavailable',
};
