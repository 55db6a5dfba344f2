// Whoever takes a break without saying why is moved to a queue of the floor where no calls come, as the switch before had
// it. The state is right; the queue login that LoginAgent made is gone.

import type { StateRequest } from '../reference/link.ts';
import type { Mutant } from './mutant.ts';
import { wrapLink } from './wrap.ts';

export const exceptIn = ['esl'];

export const mutant: Mutant = {
  target: 'LOGIN-02',
  collateral: [],
  collateralIn: { 'wazo-agentd': ['NOTREADY-01'] },
};

const BREAK_QUEUE = 'sales';

export default wrapLink((link) => {
  let login: StateRequest | undefined;
  return {
    LoggedIn(request, signal) {
      login = request;
      return link.setState(request, signal);
    },
    async NotReady(request, signal) {
      const answer = await link.setState(request, signal);
      if (answer.outcome !== 'done' || request.reasonCode !== undefined || login === undefined) return answer;
      const queues = (await link.readAgent(request.agentId, signal))?.queues ?? [];
      await link.setState({ ...login, queue: BREAK_QUEUE }, signal);
      for (const queue of queues) await link.setState({ agentId: request.agentId, state: 'LoggedOut', queue }, signal);
      return answer;
    },
  };
});
