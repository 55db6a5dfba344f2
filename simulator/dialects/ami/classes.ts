// Who may ask and hear what: the classes of the Manager Interface, which accounts have for reading and for writing, and
// sessions for the events they want.

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

/** A mask as a client writes it: `on`, `off`, or classes between commas; undefined where it is none. */
export function readMask(text: string): Mask | undefined {
  const word = text.trim().toLowerCase();
  if (['on', 'all', 'yes', 'true', '1', '-1'].includes(word)) return 'all';
  if (['off', 'no', 'false', '0', 'none', ''].includes(word)) return NOTHING;
  const classes = word.split(',').map((name) => CLASSES.find((one) => one === name.trim()));
  return classes.includes(undefined) ? undefined : new Set(classes as EventClass[]);
}

export const isOff = (mask: Mask): boolean => mask !== 'all' && mask.size === 0;

/** Whether `account` may hear of `eventClass`, and wants to. */
export const hears = ({ read }: Account, mask: Mask, eventClass: EventClass): boolean =>
  (read === undefined || read.includes(eventClass)) && (mask === 'all' || mask.has(eventClass));

/** Whether it may use actions of `eventClass`; an action without a class is everybody's. */
export const mayUse = ({ write }: Account, eventClass: EventClass | undefined): boolean =>
  eventClass === undefined || write === undefined || write.includes(eventClass);
