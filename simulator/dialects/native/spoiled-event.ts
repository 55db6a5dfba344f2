// What becomes of an event on its way to connectors when faults spoil it: messages, each with its delay, or the end of
// the connection.

import type { EventSpoil } from '../../faults/fault.ts';
import type { WireEvent } from './events.ts';

/** One thing to send to whoever listens to the event's device. */
export interface Outgoing {
  readonly text: string;
  readonly afterMs: number;
  /** To be sent behind the next event. */
  readonly isHeld: boolean;
  /** In place of sending it. */
  readonly disconnects: boolean;
}

interface Draft extends Omit<Outgoing, 'text'> {
  readonly event: Readonly<Record<string, unknown>>;
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
  foreign: (draft) => [{ ...draft, event: { ...draft.event, dn: '0000', agentId: 'somebody-else' } }],
  'unknown-kind': (draft) => [{ ...draft, event: { ...draft.event, type: 'QuantumLeap' } }],
  disconnect: (draft) => [{ ...draft, disconnects: true }],
};

/** The faults one after the other, in the order in which they were added. */
export function spoil(event: WireEvent, spoils: readonly EventSpoil[]): readonly Outgoing[] {
  const start: readonly Draft[] = [{ event: { ...event }, afterMs: 0, isHeld: false, disconnects: false, cut: false }];
  return spoils
    .reduce((drafts, one) => drafts.flatMap((draft) => changeOf(one)(draft, one)), start)
    .map(({ event: message, cut, ...how }) => ({ ...how, text: written(message, cut) }));
}

const changeOf = (one: EventSpoil) => CHANGES[one.type] as (draft: Draft, spoil: EventSpoil) => readonly Draft[];

function written(message: object, isCut: boolean): string {
  const text = JSON.stringify(message);
  return isCut ? text.slice(0, Math.ceil(text.length / 2)) : text;
}
