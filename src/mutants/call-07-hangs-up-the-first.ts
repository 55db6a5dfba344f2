// Hangs up the first call of the agent's that the CTI server names, on hold or not.

import type { Mutant } from './mutant.ts';
import { callsOf, wrapLink } from './wrap.ts';

export const mutant: Mutant = { target: 'CALL-07', collateral: [] };

export default wrapLink((link) => ({
  async readCalls(agentId, signal) {
    const calls = await callsOf(link).readCalls(agentId, signal);
    return calls.map((call) => (call.standing === 'Held' ? { ...call, standing: 'Talking' } : call));
  },
}));
