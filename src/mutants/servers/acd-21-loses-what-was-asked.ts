// Keeps no account of the Commands that it has decided: the log was too long, and the busiest lines went first.

import type { Mutant } from '../mutant.ts';
import { hiding } from './alter.ts';

export const mutant: Mutant = { target: 'ACD-21', collateral: [] };

export default hiding(({ kind }) => kind === 'command');
