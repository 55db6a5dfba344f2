// The exchange of an invocation, read from the journal: Commands and replies for the verdicts, a timeline for people.

import type { TimelineEntry } from '../contract/story.ts';
import type { Exchange, SentCommand, SentReply } from './acd-under-test.ts';
import { describeCommand } from './expectations.ts';

/** An entry of the journal as the control API gives it, as far as the kit reads it. */
export interface JournalEntry {
  readonly number: number;
  readonly kind: string;
  /** ACD time, milliseconds. */
  readonly at: number;
  readonly origin?: string;
  readonly command?: Omit<SentCommand, 'number' | 'outcome' | 'rejection'>;
  readonly outcome?: SentCommand['outcome'];
  readonly rejection?: { readonly code: string };
  readonly event?: Readonly<Record<string, unknown>>;
  readonly understood?: boolean;
  readonly positive?: boolean;
  readonly said?: string;
  readonly wire?: Readonly<Record<string, unknown>>;
}

export function readExchange(entries: readonly JournalEntry[]): Exchange {
  const start = entries[0]?.at ?? 0;
  return {
    commands: entries.flatMap((entry) => (entry.origin === 'connector' ? toCommand(entry) : [])),
    replies: entries.flatMap(toReply),
    timeline: entries.flatMap((entry) => toTimeline(entry, entry.at - start)),
  };
}

function toCommand({ number, command, outcome, rejection }: JournalEntry): SentCommand[] {
  return command === undefined || outcome === undefined
    ? []
    : [{ ...command, number, outcome, rejection: rejection?.code }];
}

function toReply({ number, kind, understood = false, positive = false, said }: JournalEntry): SentReply[] {
  return kind === 'reply' ? [{ number, understood, positive, said }] : [];
}

function toTimeline(entry: JournalEntry, at: number): TimelineEntry[] {
  const { kind, wire = {}, event } = entry;
  if (kind === 'request') return [{ at, who: 'connector', text: wireText(wire.method, wire.url, wire.body) }];
  if (kind === 'reply') return [{ at, who: 'server', text: wireText(wire.status, undefined, wire.body) }];
  if (kind === 'event' && event !== undefined) return [{ at, who: 'event', text: eventText(event) }];
  return toCommand(entry).map((command) => ({ at, who: 'decision', text: describeCommand(command) }));
}

const wireText = (...parts: readonly unknown[]): string =>
  parts
    .filter((part) => part !== undefined)
    .map((part) => (typeof part === 'object' ? JSON.stringify(part) : String(part)))
    .join(' ');

function eventText({ type, ...facts }: Readonly<Record<string, unknown>>): string {
  return `${String(type)} ${JSON.stringify(facts)}`;
}
