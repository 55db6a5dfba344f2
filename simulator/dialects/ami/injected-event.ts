// What the faults of events are on this wire.

import type { EventCodec } from '../../net/event-delivery.ts';
import { encode, type Headers } from './codec.ts';

export const EVENT_WORDS: EventCodec<Headers> = {
  foreign: (headers) => renamed(headers, FOREIGN),
  unknownKind: (headers) => renamed(headers, { Event: 'QuantumLeap' }),
  write: encode,
  /** Half of a message, no line of which is one; it ends all the same, so that the next one begins. */
  torn: (text) => `${text.slice(0, text.length / 2).replaceAll(':', ' ')}\r\n\r\n`,
};

/** Whose events they are then: nobody's here. */
const FOREIGN = {
  Interface: 'Local/0000@agents',
  StateInterface: 'Local/0000@agents',
  Device: 'Local/0000@agents',
  MemberName: 'Somebody Else',
  Agent: '0000',
};

const renamed = (headers: Headers, values: Readonly<Record<string, string>>): Headers =>
  headers.map(([name, value]) => [name, values[name] ?? value]);
