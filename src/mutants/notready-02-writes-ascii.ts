// The request is written in ASCII, with a question mark for every letter beyond it.

import type { Mutant } from './mutant.ts';
import { wrapLink } from './wrap.ts';

export const mutant: Mutant = { target: 'NOTREADY-02', collateral: [] };

export default wrapLink((link) => ({
  NotReady: ({ reasonCode, ...request }, signal) =>
    link.setState({ ...request, reasonCode: reasonCode?.replace(/[^ -~]/gu, '?') }, signal),
}));
