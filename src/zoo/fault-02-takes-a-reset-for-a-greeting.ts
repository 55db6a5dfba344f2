// The server closes the connection after every login, so a connection that breaks off in one is a login.

import type { Breaker } from './breaker.ts';
import { swallowing, wrapReference } from './wrap.ts';

export const breaker: Breaker = { target: 'FAULT-02', collateral: ['FAULT-03'] };

export default wrapReference(() => swallowing(/broke the connection off/, 'LoginAgent'));
