// Break codes are a column of integers in the connector's table, so "07" goes to the ACD as 7.

import type { Mutant } from './mutant.ts';
import { wrapLink } from './wrap.ts';

export const mutant: Mutant = {
  target: 'NOTREADY-02',
  collateral: [],
  collateralIn: { native: ['READY-02'] },
};

export default wrapLink((link) => ({
  NotReady({ reasonCode, ...request }, signal) {
    const number = Number(reasonCode);
    return link.setState({ ...request, reasonCode: Number.isNaN(number) ? reasonCode : String(number) }, signal);
  },
}));
