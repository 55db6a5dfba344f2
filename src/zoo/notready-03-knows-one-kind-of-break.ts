// The work mode came with a later version of the page. Here it is not looked at: after-call work is a break like any.

import type { Breaker } from './breaker.ts';
import { wrapLink } from './wrap.ts';

export const breaker: Breaker = { target: 'NOTREADY-03', collateral: [] };

export default wrapLink(
  (link) => ({
    AfterCallWork: (request, signal) => link.setState({ ...request, state: 'NotReady' }, signal),
    readAgent: async () => undefined,
  }),
  { look: false },
);
