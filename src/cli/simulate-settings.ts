// What `signoff simulate` can be told: what the simulator takes, and what is the command line's own business.

import { SETTINGS } from '../../simulator/index.ts';
import type { Setting } from './setting.ts';

export const SIMULATE_SETTINGS: readonly Setting[] = [
  ...SETTINGS,
  {
    name: 'open',
    flag: '--open',
    default: false,
    takes: { switch: true },
    sentence: 'open the board in a browser',
  },
];
