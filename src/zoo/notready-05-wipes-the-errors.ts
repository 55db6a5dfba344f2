// Before each request the error properties are emptied, so that what is in them afterwards is the request's own.

import type { Breaker } from './breaker.ts';
import { wrapReference } from './wrap.ts';

export const breaker: Breaker = { target: 'NOTREADY-05', collateral: [] };

export default wrapReference(() => ({
  SetAgentNotReady: (page, act) => act({ ...page, pyStatusMessage: '', pyPegaCTIError: '' }),
}));
