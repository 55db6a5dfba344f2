// GUIDs are written in small letters, as the library does that reads them elsewhere in the connector.

import { queuesBy } from './mistaken.ts';
import type { Mutant } from './mutant.ts';

export const dialects = ['native'];

export const mutant: Mutant = { target: 'LOGOUT-04', collateral: [] };

const GUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

export default queuesBy((queue) => (GUID.test(queue) ? queue.toLowerCase() : queue));
