// The server of this site has one logout, from everything, and the connector says that it cannot leave a single queue.
// Asked for that all the same, it leaves the queue out of the request.

import type { Mutant } from './mutant.ts';
import { wrapReference } from './wrap.ts';

export const mutant: Mutant = { target: 'LOGOUT-27', collateral: [] };

export default wrapReference(
  () => ({
    async LogoutAgent(page, logOut) {
      const { Queue } = page;
      const result = await logOut({ ...page, Queue: undefined });
      return { ...result, page: { ...result.page, Queue } };
    },
  }),
  { queueLogout: false },
);
