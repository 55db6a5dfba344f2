// Shared extensions are kept manned: a device whose agent was Ready is logged in and made Ready again at once.

import type { StateRequest } from '../reference/link.ts';
import type { Mutant } from './mutant.ts';
import { wrapLink } from './wrap.ts';

export const mutant: Mutant = {
  target: 'LOGOUT-07',
  collateral: ['LOGOUT-01'],
  collateralIn: { 'wazo-agentd': ['LOGOUT-06', 'LOGIN-01'] },
};

export default wrapLink(
  (link) => {
    let login: StateRequest | undefined;
    return {
      LoggedIn(request, signal) {
        login = request;
        return link.setState(request, signal);
      },
      async LoggedOut(request, signal) {
        const before = await link.readAgent(request.agentId, signal);
        const answer = await link.setState(request, signal);
        if (answer.outcome !== 'done' || before?.state !== 'Ready' || login === undefined) return answer;
        for (const queue of before.queues ?? []) await link.setState({ ...login, queue }, signal);
        await link.setState({ agentId: request.agentId, state: 'Ready' }, signal);
        return answer;
      },
      readAgent: async () => undefined,
    };
  },
  { look: false },
);
