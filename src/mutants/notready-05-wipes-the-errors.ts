// Before each request the error properties are emptied, so that what is in them afterwards is the request's own.

import type { Mutant } from './mutant.ts';
import { wrapReference } from './wrap.ts';

export const mutant: Mutant = { target: 'NOTREADY-05', collateral: [] };

export default wrapReference(() => ({
  SetAgentNotReady: (page, act) => act({ ...page, pyStatusMessage: '', pyPegaCTIError: '' }),
}));
