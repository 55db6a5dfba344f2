// What this protocol says where a fault asks for a word that every protocol has. Total, so that none can be forgotten.

import type { AnswerWord } from '../../faults/fault.ts';

/** Behind `-ERR `. The first three are the switch's own; it has none for the rest. */
export const FAULT_WORDS: Readonly<Record<AnswerWord, string>> = {
  unauthorised: 'permission denied',
  forbidden: 'permission denied',
  'not-found': 'command not found',
  'timed-out': 'timeout',
  'too-many': 'too many requests',
  'internal-error': 'internal error',
  unavailable: 'service unavailable',
};
