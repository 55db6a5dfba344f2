// Accepts what it is asked, and that is the last that anybody hears of it: the worker that was to do it is not running.

import type { Mutant } from '../mutant.ts';
import { onCommand } from './alter.ts';

export const policy = { outcome: 'later' };
export const mutant: Mutant = {
  target: 'ACD-17',
  collateral: [
    'ACD-01',
    'ACD-02',
    'ACD-03',
    'ACD-05',
    'ACD-06',
    'ACD-07',
    'ACD-08',
    'ACD-09',
    'ACD-10',
    'ACD-11',
    'ACD-12',
    'ACD-13',
    'ACD-14',
    'ACD-15',
    'ACD-16',
    'ACD-19',
    'ACD-20',
  ],
};

export default onCommand(['LogIn', 'LogOut'], (decision) =>
  decision.outcome === 'accepted' ? { outcome: 'accepted' } : decision,
);
