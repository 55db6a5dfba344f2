// Passwords are kept by a digest that is made of small letters, so that two may have one.

import { keptBy } from './mistaken.ts';
import type { Mutant } from './mutant.ts';

export const dialects = ['native'];

export const mutant: Mutant = { target: 'LOGIN-01', collateral: ['LOGOUT-03'] };

export default keptBy('LoggedIn', 'password', (password) => password.toLowerCase());
