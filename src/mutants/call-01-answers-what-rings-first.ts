// Answers the first call that rings at the agent, whichever the page names.

import type { Mutant } from './mutant.ts';
import { callsOf, wrapLink } from './wrap.ts';

export const mutant: Mutant = { target: 'CALL-01', collateral: [] };

export default wrapLink((link) => ({
  async Answer(request, signal) {
    const { act, readCalls } = callsOf(link);
    const ringing = (await readCalls(request.agentId, signal)).find(({ standing }) => standing === 'Ringing');
    return act({ ...request, callId: ringing?.id ?? request.callId }, signal);
  },
}));
