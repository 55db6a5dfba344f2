// For the tests of faults of events, in any dialect: what becomes of a shift.

import { FOR_EVER } from './faulty.ts';

export interface EventRow {
  readonly settings?: object;
  /** What is heard of a shift in which Ann is Ready, NotReady, Ready and NotReady, and the first NotReady is struck. */
  readonly heard: string;
  /** What is heard when the fault is taken away at its end. */
  readonly late?: string;
}

/** `cut`: what is heard where the connection goes in place of an event, which is each dialect's own. */
export const eventRows = (cut: string): Readonly<Record<string, EventRow>> => ({
  'drop-event': { heard: 'R1 R2 N2 end' },
  'duplicate-event': { heard: 'R1 N1 N1 R2 N2 end' },
  'delay-event': { settings: { ms: FOR_EVER }, heard: 'R1 R2 N2 end', late: 'N1' },
  'reorder-events': { heard: 'R1 R2 N1 N2 end' },
  'malformed-event': { heard: 'R1 malformed R2 N2 end' },
  'foreign-event': { heard: 'R1 N1-of-somebody-else R2 N2 end' },
  'unknown-event': { heard: 'R1 N1-QuantumLeap R2 N2 end' },
  'disconnect-feed': { heard: cut },
});
