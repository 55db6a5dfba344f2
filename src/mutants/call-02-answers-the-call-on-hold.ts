// Takes a call on hold for one that waits to be answered, and takes the oldest.

import type { Mutant } from './mutant.ts';
import { callsOf, wrapLink } from './wrap.ts';

export const exceptIn = ['esl'];

export const mutant: Mutant = { target: 'CALL-02', collateral: [] };

export default wrapLink((link) => ({
  async readCalls(agentId, signal) {
    const calls = await callsOf(link).readCalls(agentId, signal);
    return calls.map((call) => (call.standing === 'Held' ? { ...call, standing: 'Ringing' } : call));
  },
}));
