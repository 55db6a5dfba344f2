// The server wants a reason for every break. Where none was chosen, after-call work is asked for, which needs none.

import type { Mutant } from './mutant.ts';
import { wrapLink } from './wrap.ts';

export const mutant: Mutant = {
  target: 'NOTREADY-01',
  collateral: ['LOGIN-02', 'LOGOUT-28', 'NOTREADY-06'],
  collateralIn: { ami: ['NOTREADY-05'] },
};

export default wrapLink(
  (link) => ({
    NotReady: (request, signal) =>
      link.setState(request.reasonCode === undefined ? { ...request, state: 'AfterCallWork' } : request, signal),
    readAgent: async () => undefined,
  }),
  { look: false },
);
