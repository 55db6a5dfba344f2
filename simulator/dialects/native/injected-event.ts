// What the faults of events are on this wire.

import type { EventCodec } from '../../net/event-delivery.ts';

export const EVENT_WORDS: EventCodec<object> = {
  foreign: (event) => ({ ...event, dn: '0000', agentId: 'somebody-else' }),
  unknownKind: (event) => ({ ...event, type: 'QuantumLeap' }),
  write: (event) => JSON.stringify(event),
  torn: (text) => text.slice(0, Math.ceil(text.length / 2)),
};
