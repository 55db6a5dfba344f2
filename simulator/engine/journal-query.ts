// Which entries of the journal a question means: by any field of theirs, and by the few that are derived.

import type { Origin } from '../core/commands.ts';
import type { JournalEntry } from './journal-entry.ts';
import { isSecret, MASK } from './secrets.ts';

type Kind = JournalEntry['kind'];

/** All that is given must hold. `after` is an entry's number; at most `limit` entries, oldest first. */
export interface JournalQuery {
  readonly after?: number | undefined;
  /** One, or one of several. */
  readonly kind?: Kind | readonly Kind[] | undefined;
  readonly origin?: Origin | undefined;
  readonly requestId?: string | undefined;
  readonly agentId?: string | undefined;
  /** Any field, by its way from the entry down (`rejection.code`), and its value as text. */
  readonly fields?: readonly FieldQuery[] | undefined;
  readonly limit?: number | undefined;
}

export interface FieldQuery {
  readonly path: string;
  readonly value: string;
}

/** Whether `entry` is what is asked for; `after` and `limit` are somebody else's business. */
export function matches(entry: JournalEntry, wanted: JournalQuery): boolean {
  return (
    isKind(entry.kind, wanted.kind) &&
    (wanted.requestId === undefined || entry.requestId === wanted.requestId) &&
    (wanted.origin === undefined || originOf(entry) === wanted.origin) &&
    (wanted.agentId === undefined || agentIdOf(entry) === wanted.agentId) &&
    (wanted.fields ?? []).every((field) => hasField(entry, field))
  );
}

/** Whether `kind` is one of those that are asked for. */
export const isKind = (kind: Kind, wanted: JournalQuery['kind']): boolean =>
  wanted === undefined || (typeof wanted === 'string' ? kind === wanted : wanted.includes(kind));

type Message = Extract<JournalEntry, { kind: 'request' | 'reply' }>;
type FieldsOf<E> = E extends JournalEntry ? keyof E : never;

/** Every field of a message: the compiler sees to it. */
const MESSAGE_FIELDS: Readonly<Record<FieldsOf<Message>, true>> = {
  number: true,
  at: true,
  realAt: true,
  requestId: true,
  kind: true,
  dialect: true,
  connection: true,
  understood: true,
  positive: true,
  said: true,
  wire: true,
  bytes: true,
  cut: true,
};

/** Whether an entry can be what is asked for, as far as it shows before a message is put together. */
export function mayMatch({ kind, requestId }: Pick<JournalEntry, 'kind' | 'requestId'>, wanted: JournalQuery): boolean {
  const { agentId, origin, fields = [] } = wanted;
  if (!isKind(kind, wanted.kind) || requestId !== (wanted.requestId ?? requestId)) return false;
  if (kind !== 'request' && kind !== 'reply') return true;
  const isMessageField = ({ path }: FieldQuery) => Object.hasOwn(MESSAGE_FIELDS, path.split('.', 1)[0] ?? '');
  return agentId === undefined && origin !== 'control' && fields.every(isMessageField);
}

/** What `entry` has where something else is wanted, a sentence each; of one that is what is wanted, none. */
export function differences(entry: JournalEntry, wanted: JournalQuery): readonly string[] {
  const derived: readonly [string, unknown, unknown][] = [
    ['kind', entry.kind, isKind(entry.kind, wanted.kind) ? undefined : wanted.kind],
    ['requestId', entry.requestId, wanted.requestId],
    ['origin', originOf(entry), wanted.origin],
    ['agentId', agentIdOf(entry), wanted.agentId],
  ];
  return [
    ...derived
      .filter(([, has, wants]) => wants !== undefined && has !== wants)
      .map(([name, has, wants]) => differs(name, has, wants)),
    ...(wanted.fields ?? [])
      .filter((field) => !hasField(entry, field))
      .map(({ path, value }) => differs(path, fieldOf(entry, path), value)),
  ];
}

const differs = (name: string, has: unknown, wants: unknown): string =>
  `${name} is ${has === undefined ? 'not there' : JSON.stringify(has)}, not ${JSON.stringify(wants)}`;

const hasField = (entry: JournalEntry, { path, value }: FieldQuery): boolean =>
  valuesAt(entry, path).some((found) => isPlain(found) && String(found) === value);

const isPlain = (value: unknown): boolean => ['string', 'number', 'boolean'].includes(typeof value);

/** What a person is told of a field: a list where it is there more than once. */
function fieldOf(entry: JournalEntry, path: string): unknown {
  const found = valuesAt(entry, path);
  return found.length > 1 ? found : found[0];
}

/** What is at `path`; of a list, what is there in each of its members. Secrets are masked here as well. */
function valuesAt(entry: JournalEntry, path: string): readonly unknown[] {
  let found: readonly unknown[] = [entry];
  for (const name of path.split('.'))
    found = found.flatMap((value) => {
      if (typeof value !== 'object' || value === null || !Object.hasOwn(value, name)) return [];
      const inner = (value as Readonly<Record<string, unknown>>)[name];
      return isSecret(name) && inner !== undefined ? MASK : inner;
    });
  return found;
}

/** A dialect's port hears connectors and nobody else. */
function originOf(entry: JournalEntry): Origin | undefined {
  if (entry.kind === 'command') return entry.origin;
  return entry.kind === 'request' || entry.kind === 'reply' ? 'connector' : undefined;
}

/** Whom an entry is about, as far as the ACD knows. */
export function agentIdOf(entry: JournalEntry): string | undefined {
  if (entry.kind === 'outcome') return entry.agentId;
  const about = entry.kind === 'command' ? entry.command : entry.kind === 'event' ? entry.event : undefined;
  return about !== undefined && 'agentId' in about ? about.agentId : undefined;
}
