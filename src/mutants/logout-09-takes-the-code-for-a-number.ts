// The vendor's documentation shows reason codes as integers, so what looks like one goes through a number: "07" is 7.

import type { Mutant } from './mutant.ts';
import { wrapLink } from './wrap.ts';

export const mutant: Mutant = { target: 'LOGOUT-09', collateral: [] };

export default wrapLink((link) => ({
  LoggedOut({ reasonCode, ...request }, signal) {
    const number = Number(reasonCode);
    return link.setState({ ...request, reasonCode: Number.isNaN(number) ? reasonCode : String(number) }, signal);
  },
}));
