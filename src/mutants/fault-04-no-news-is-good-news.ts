// No answer, and still logged in: the server is busy with it, so all is well.

import { heldBy } from './held.ts';
import type { Mutant } from './mutant.ts';
import { always, hasFailed, wrapReference } from './wrap.ts';

export const mutant: Mutant = { target: 'FAULT-04', collateral: [], collateralIn: { ami: ['LOGOUT-30'] } };

export default wrapReference((server) =>
  always(async (page, act) => {
    const result = await act(page);
    if (!hasFailed(result) || !/^No answer|does not answer/.test(result.status?.message ?? '')) return result;
    const { state } = await heldBy(server, page.AgentID);
    return state === 'LoggedOut' ? result : { page };
  }),
);
