// The work mode came with a later version of the page. Here it is not looked at: after-call work is a break like any.

import type { Mutant } from './mutant.ts';
import { wrapLink } from './wrap.ts';

export const mutant: Mutant = { target: 'NOTREADY-03', collateral: [] };

export default wrapLink(
  (link) => ({
    AfterCallWork: (request, signal) => link.setState({ ...request, state: 'NotReady' }, signal),
    readAgent: async () => undefined,
  }),
  { look: false },
);
