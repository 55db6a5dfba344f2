// Not logged in, says the answer, and the agent is: the answer must be wrong.

import { heldBy } from './held.ts';
import type { Mutant } from './mutant.ts';
import { always, hasFailed, wrapReference } from './wrap.ts';

export const dialects = ['native', 'ami'];

export const mutant: Mutant = { target: 'FAULT-06', collateral: [], collateralIn: { ami: ['LOGOUT-21'] } };

export default wrapReference((server) =>
  always(async (page, act) => {
    const result = await act(page);
    if (
      !hasFailed(result) ||
      !/is not logged in to any queue|Not there|Interface not found/.test(result.status?.message ?? '')
    )
      return result;
    const { state } = await heldBy(server, page.AgentID);
    return state === 'LoggedOut' ? result : { page };
  }),
);
