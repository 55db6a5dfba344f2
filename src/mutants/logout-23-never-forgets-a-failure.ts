// The session of an agent has a field for the last error that is set on a refusal, read at the end of every request, and
// never cleared.

import type { ActivityResult } from '../connector/page.ts';
import type { Mutant } from './mutant.ts';
import { hasFailed, wrapReference } from './wrap.ts';

export const mutant: Mutant = { target: 'LOGOUT-23', collateral: ['FAULT-12'] };

export default wrapReference(() => {
  const failures = new Map<unknown, ActivityResult['status']>();
  return {
    async LogoutAgent(page, logOut) {
      const result = await logOut(page);
      if (hasFailed(result)) failures.set(page.AgentID, result.status);
      return { ...result, status: failures.get(page.AgentID) };
    },
  };
});
