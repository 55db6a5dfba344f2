// What a connector hears: happenings of the ACD as the native dialect's numbered JSON events.

import type { HappeningEntry } from '../../core/journal.ts';

/** One event on the wire. Numbers rise, with holes where something happened that is not for this connector. */
export interface WireEvent {
  readonly number: number;
  /** ACD time, milliseconds since 1970. */
  readonly at: number;
  readonly type: string;
  readonly dn?: string | undefined;
  readonly requestId?: string | undefined;
  readonly [member: string]: unknown;
}

/** The event that tells connectors of `entry`; undefined where it is no business of theirs. */
export function toWireEvent({ number, at, requestId, extension, ...entry }: HappeningEntry): WireEvent | undefined {
  if (extension === undefined) return undefined;
  const frame = { number, at, dn: extension, requestId };
  if (entry.kind === 'outcome') return { ...frame, type: 'RequestCompleted', agentId: entry.agentId };
  return 'agentId' in entry.event ? { ...frame, ...entry.event } : undefined;
}
