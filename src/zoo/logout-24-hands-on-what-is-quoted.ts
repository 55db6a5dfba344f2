// The message is what the CTI server says, word for word, and one that fails quotes the request with the token in it.

import type { Connector } from '../contract/connector.ts';
import { askUnmasked } from './bare.ts';
import { nativeByHand } from './bare-activities.ts';
import type { Breaker } from './breaker.ts';

export const dialects = ['native'];

export const breaker: Breaker = { target: 'LOGOUT-24', collateral: [] };

export default (): Connector => nativeByHand({ send: askUnmasked });
