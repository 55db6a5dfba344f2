// Does not let an agent leave the last queue by its name, and says that it is done: that is what the logout from all is for.

import type { Mutant } from '../mutant.ts';
import { onEvents } from './alter.ts';

export const mutant: Mutant = {
  target: 'ACD-07',
  collateral: ['ACD-20'],
  collateralIn: { ami: ['ACD-02', 'ACD-03', 'ACD-19'] },
};

export default onEvents('LogOut', (events, _acd, { queueIds }) =>
  queueIds === undefined ? events : events.filter(({ type }) => type !== 'AgentLoggedOut'),
);
