// Who may ask and hear what: the classes of the Manager Interface, which accounts have for reading and for writing, and
// sessions for the events they want.

import { isFalse, isTrue } from './names.ts';

export const CLASSES = [
  'system',
  'call',
  'log',
  'verbose',
  'command',
  'agent',
  'user',
  'config',
  'dtmf',
  'reporting',
  'cdr',
  'dialplan',
  'originate',
  'agi',
  'cc',
  'aoc',
  'test',
  'security',
  'message',
] as const;

export type EventClass = (typeof CLASSES)[number];

export interface Account {
  readonly username: string;
  readonly secret: string;
  /** Whose events it may hear; everything where absent. */
  readonly read?: readonly EventClass[] | undefined;
  /** Which actions it may use; everything where absent. */
  readonly write?: readonly EventClass[] | undefined;
}

/** Which of the account's classes a session wants to hear of. */
export type Mask = 'all' | ReadonlySet<EventClass>;

export const NOTHING: Mask = new Set();

/** The bit of a mask that each class is, where a mask is a number. */
const BITS: Readonly<Record<EventClass, number>> = {
  system: 0,
  call: 1,
  log: 2,
  verbose: 3,
  command: 4,
  agent: 5,
  user: 6,
  config: 7,
  dtmf: 8,
  reporting: 9,
  cdr: 10,
  dialplan: 11,
  originate: 12,
  agi: 13,
  cc: 15,
  aoc: 16,
  test: 17,
  security: 18,
  message: 30,
};

/**
 * A mask as a client writes it: a number, a word for yes or no, or classes between commas, of which those that there are
 * not count for nothing. Undefined where nothing is written.
 */
export function readMask(text: string): Mask | undefined {
  if (text === '') return undefined;
  if (/^\d+$/.test(text)) return new Set(CLASSES.filter((one) => (Number(text) >>> BITS[one]) & 1));
  if (isFalse(text)) return NOTHING;
  const words = text.split(',');
  return isTrue(text) || words.includes('all') ? 'all' : new Set(CLASSES.filter((one) => words.includes(one)));
}

export const isOff = (mask: Mask): boolean => mask !== 'all' && mask.size === 0;

/** Whether `account` may hear of `eventClass`, and wants to. */
export const hears = ({ read }: Account, mask: Mask, eventClass: EventClass): boolean =>
  (read === undefined || read.includes(eventClass)) && (mask === 'all' || mask.has(eventClass));

/** Whether it may use actions of one of these classes; an action without a class is everybody's. */
export const mayUse = ({ write }: Account, classes: readonly EventClass[] = []): boolean =>
  classes.length === 0 || write === undefined || classes.some((one) => write.includes(one));
