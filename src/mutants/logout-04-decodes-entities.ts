// Queues come out of an XML file elsewhere in the connector, and here too what looks like an entity is one.

import { queuesBy } from './mistaken.ts';
import type { Mutant } from './mutant.ts';

export const mutant: Mutant = { target: 'LOGOUT-04', collateral: [] };

export default queuesBy((queue) => queue.replace(/&#(\d+);/g, (_, code) => String.fromCodePoint(Number(code))));
