// Written for an Asterisk whose QueuePause had no Reason yet: an agent is paused or not, and nobody asks why.

import type { Mutant } from './mutant.ts';
import { wrapLink } from './wrap.ts';

export const dialects = ['ami'];

export const mutant: Mutant = { target: 'NOTREADY-02', collateral: [] };

export default wrapLink((link) => ({
  NotReady: ({ reasonCode: _dropped, ...request }, signal) => link.setState(request, signal),
}));
