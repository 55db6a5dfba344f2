// Whoever wants to be Ready is moved to the overflow queue of the floor, as the switch before routed its calls. The ACD holds the
// agent as Ready, and the calls of the agent's own queues are offered to nobody.

import type { StateRequest } from '../reference/link.ts';
import type { Mutant } from './mutant.ts';
import { wrapLink } from './wrap.ts';

export const exceptIn = ['esl'];

export const mutant: Mutant = {
  target: 'READY-01',
  collateral: ['LOGIN-02', 'LOGOUT-08', 'LOGOUT-14', 'LOGOUT-25', 'LOGOUT-28'],
  collateralIn: { 'wazo-agentd': ['LOGOUT-01', 'NOTREADY-01'] },
};

const OVERFLOW_QUEUE = 'sales';

export default wrapLink((link) => {
  let login: StateRequest | undefined;
  return {
    LoggedIn(request, signal) {
      login = request;
      return link.setState(request, signal);
    },
    async Ready(request, signal) {
      const queues = (await link.readAgent(request.agentId, signal))?.queues ?? [];
      if (login === undefined || queues.length === 0) return link.setState(request, signal);
      await link.setState({ ...login, queue: OVERFLOW_QUEUE }, signal);
      for (const queue of queues.filter((one) => one !== OVERFLOW_QUEUE))
        await link.setState({ agentId: request.agentId, state: 'LoggedOut', queue }, signal);
      return link.setState({ agentId: request.agentId, state: 'Ready' }, signal);
    },
  };
});
