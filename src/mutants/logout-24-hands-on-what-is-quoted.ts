// The message is what the CTI server says, word for word, and one that fails quotes the request with the token in it.

import type { Connector } from '../connector/connector.ts';
import { askUnmasked } from './bare.ts';
import { nativeByHand } from './bare-activities.ts';
import type { Mutant } from './mutant.ts';

export const dialects = ['native'];

export const mutant: Mutant = { target: 'LOGOUT-24', collateral: [] };

export default (): Connector => nativeByHand({ send: askUnmasked });
