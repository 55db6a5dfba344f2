// 2xx is a success, whatever is in it: the agentd says nothing with its successes anyhow.

import type { Mutant } from './mutant.ts';
import { swallowing, wrapReference } from './wrap.ts';

export const dialects = ['wazo-agentd'];

export const mutant: Mutant = { target: 'FAULT-06', collateral: ['FAULT-03'] };

const POSITIVE = /\(HTTP 2\d\d\) is not of its protocol/;

export default wrapReference(() => ({ ...swallowing(POSITIVE), ...swallowing(POSITIVE, 'SetAgentReady') }));
