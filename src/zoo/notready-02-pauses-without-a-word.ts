// Written for an Asterisk whose QueuePause had no Reason yet: an agent is paused or not, and nobody asks why.

import type { Breaker } from './breaker.ts';
import { wrapLink } from './wrap.ts';

export const dialects = ['ami'];

export const breaker: Breaker = { target: 'NOTREADY-02', collateral: [] };

export default wrapLink((link) => ({
  NotReady: ({ reasonCode: _dropped, ...request }, signal) => link.setState(request, signal),
}));
