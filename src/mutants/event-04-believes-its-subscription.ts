// Takes everything that comes on the subscription to a device for that device's, and looks at none that is named.

import type { ToldState } from '../reference/event-link.ts';
import type { Mutant } from './mutant.ts';
import { wrapLink } from './wrap.ts';

export const mutant: Mutant = { target: 'EVENT-04', collateral: ['LOGIN-07'] };

/** What each dialect says of somebody who is on the calls, or off them. */
const SAYS: readonly (readonly [RegExp, ToldState])[] = [
  [/"to":"Ready"|"paused":false|^Paused: 0|"CC-Agent-Status":"Available"/m, 'Ready'],
  [/"to":"NotReady"|"paused":true|^Paused: 1|"CC-Agent-Status":"On Break"/m, 'NotReady'],
];

export default wrapLink(({ events }) => ({
  async listen(device, ear, signal) {
    if (events === undefined) throw new Error('There is nothing to listen to');
    const drop = (message: string) => {
      const state = SAYS.find(([words]) => words.test(message))?.[1];
      if (state !== undefined) ear.hear({ type: 'state', state });
    };
    return events.listen(device, { ...ear, drop }, signal);
  },
}));
