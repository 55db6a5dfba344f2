// What the native dialect says where a fault asks for a word that every protocol has. Total, so that none can be forgotten.

import type { AnswerWord } from '../../faults/fault.ts';

/** How each word stands on this wire. */
export const WORDS: Readonly<Record<AnswerWord, { status: number; code: string; detail: string; headers?: object }>> = {
  unauthorised: { status: 401, code: 'Unauthorised', detail: 'The CTI link is not authorised.' },
  forbidden: { status: 403, code: 'Forbidden', detail: 'The CTI link may not do that.' },
  'not-found': { status: 404, code: 'NotFound', detail: 'The server does not know what is asked for.' },
  'timed-out': { status: 504, code: 'TimedOut', detail: 'The switch did not answer in time.' },
  'too-many': { status: 429, code: 'TooManyRequests', detail: 'Too many requests.', headers: { 'Retry-After': '1' } },
  'internal-error': { status: 500, code: 'ServerFailed', detail: 'The server failed.' },
  unavailable: { status: 503, code: 'Unavailable', detail: 'The switch is down.', headers: { 'Retry-After': '1' } },
};

/** The same for people. */
export const faultWords = Object.fromEntries(
  Object.entries(WORDS).map(([word, { status, code, detail }]) => [word, `${status} ${code}: ${detail}`]),
) as Record<AnswerWord, string>;
