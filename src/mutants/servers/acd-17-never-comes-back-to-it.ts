// Accepts what it is asked, and that is the last that anybody hears of it: the worker that was to do it is not running.

import type { Mutant } from '../mutant.ts';
import { onCommand } from './alter.ts';

export const policy = { outcome: 'later' };
export const mutant: Mutant = { target: 'ACD-17', collateral: [] };

export default onCommand(['LogIn', 'LogOut'], (decision) =>
  decision.outcome === 'accepted' ? { outcome: 'accepted' } : decision,
);
