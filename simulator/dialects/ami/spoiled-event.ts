// What becomes of an event on its way to sessions when faults spoil it: messages, each with its delay, or the end of the
// connection.

import type { EventSpoil } from '../../faults/fault.ts';
import { encode, type Headers } from './codec.ts';
import type { AmiEvent } from './context.ts';

/** One thing to send to whoever hears of the event. */
export interface Outgoing {
  readonly text: string;
  readonly afterMs: number;
  /** To be sent behind the next event. */
  readonly isHeld: boolean;
  /** In place of sending it. */
  readonly disconnects: boolean;
}

interface Draft extends Omit<Outgoing, 'text'> {
  readonly headers: Headers;
  readonly cut: boolean;
}

const CHANGES: {
  readonly [T in EventSpoil['type']]: (draft: Draft, spoil: EventSpoil & { type: T }) => readonly Draft[];
} = {
  drop: () => [],
  duplicate: (draft) => [draft, draft],
  delay: (draft, { ms }) => [{ ...draft, afterMs: draft.afterMs + ms }],
  reorder: (draft) => [{ ...draft, isHeld: true }],
  malformed: (draft) => [{ ...draft, cut: true }],
  foreign: (draft) => [{ ...draft, headers: renamed(draft.headers, FOREIGN) }],
  'unknown-kind': (draft) => [{ ...draft, headers: renamed(draft.headers, { Event: 'QuantumLeap' }) }],
  disconnect: (draft) => [{ ...draft, disconnects: true }],
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

/** The faults one after the other, in the order in which they were added. */
export function spoil(event: AmiEvent, spoils: readonly EventSpoil[]): readonly Outgoing[] {
  const start: readonly Draft[] = [
    { headers: headersOf(event), afterMs: 0, isHeld: false, disconnects: false, cut: false },
  ];
  return spoils
    .reduce((drafts, one) => drafts.flatMap((draft) => changeOf(one)(draft, one)), start)
    .map(({ headers, cut, ...how }) => ({ ...how, text: cut ? torn(encode(headers)) : encode(headers) }));
}

const changeOf = (one: EventSpoil) => CHANGES[one.type] as (draft: Draft, spoil: EventSpoil) => readonly Draft[];

export const headersOf = ({ name, eventClass, headers }: AmiEvent): Headers => [
  ['Event', name],
  ['Privilege', `${eventClass},all`],
  ...headers(),
];

/** Half of a message, no line of which is one; it ends all the same, so that the next one begins. */
const torn = (text: string): string => `${text.slice(0, text.length / 2).replaceAll(':', ' ')}\r\n\r\n`;
