// The last error of an agent is kept with the session, and is told once more when the next request has gone well.

import type { ActivityResult } from '../connector/page.ts';
import type { Mutant } from './mutant.ts';
import { hasFailed, wrapReference } from './wrap.ts';

export const exceptIn = ['esl'];

export const mutant: Mutant = { target: 'READY-04', collateral: [] };

export default wrapReference(() => {
  const errors = new Map<unknown, ActivityResult['status']>();
  return {
    async SetAgentReady(page, act) {
      const result = await act(page);
      if (hasFailed(result)) errors.set(page.AgentID, result.status);
      return { ...result, status: result.status ?? errors.get(page.AgentID) };
    },
  };
});
