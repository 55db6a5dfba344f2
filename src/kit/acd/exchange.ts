// The exchange of an invocation, read from the journal: Commands and replies for the verdicts, a timeline for people.

import { type FileFailure, failureWords } from '../../report-model/description.ts';
import type { TimelineEntry } from '../../report-model/transcript.ts';
import type { AgentChange, Exchange, SentCommand, SentReply } from './acd-under-test.ts';
import { describeCommand } from './wording.ts';

/** An entry of the journal as the control API gives it, as far as the kit reads it. */
export interface JournalEntry {
  readonly number: number;
  readonly kind: string;
  /** Wall time, milliseconds. */
  readonly realAt: number;
  readonly origin?: string;
  readonly command?: Omit<SentCommand, 'number' | 'outcome' | 'rejection'>;
  readonly outcome?: SentCommand['outcome'];
  readonly rejection?: { readonly code: string };
  readonly event?: Readonly<Record<string, unknown>>;
  readonly understood?: boolean;
  readonly positive?: boolean;
  readonly said?: string;
  readonly wire?: Readonly<Record<string, unknown>>;
  readonly bytes?: string;
  /** There where less is kept than there was: how many characters all of it had. */
  readonly cut?: { readonly of: number };
  readonly requestId?: string;
  /** The kind of a fault, and whether this is a use of it. */
  readonly fault?: string;
  readonly what?: string;
  /** A part of the file that describes a switch, and why it failed. */
  readonly template?: string;
  readonly line?: number;
  readonly cause?: string;
}

export function readExchange(entries: readonly JournalEntry[]): Exchange {
  const start = entries[0]?.realAt ?? 0;
  const faulty = new Set(entries.flatMap(({ kind, requestId }) => (kind === 'fault' && requestId ? [requestId] : [])));
  return {
    commands: entries.flatMap((entry) => (entry.origin === 'connector' ? toCommand(entry) : [])),
    replies: entries.flatMap(toReply),
    requests: entries.filter(({ kind }) => kind === 'request').length,
    struck: entries.filter(({ kind, what }) => kind === 'fault' && what === 'used').length,
    laterRefusals: entries.flatMap(({ kind, outcome, said }) =>
      kind === 'outcome' && outcome === 'refused' && said !== undefined ? [said] : [],
    ),
    settled: entries.flatMap(({ kind, outcome, said }) =>
      kind === 'outcome' && (outcome === 'done' || outcome === 'refused') ? [{ outcome, said }] : [],
    ),
    changes: entries.flatMap(toChange),
    startedAt: start,
    failures: entries.flatMap(toFailure),
    timeline: entries.flatMap((entry) =>
      toTimeline(entry, { at: entry.realAt - start, isFaulty: faulty.has(entry.requestId ?? '') }),
    ),
  };
}

/** What a dialect tells the ACD of an agent besides what it is asked. */
const BESIDES = ['SetPace'];

function toCommand({ number, command, outcome, rejection }: JournalEntry): SentCommand[] {
  return command === undefined || outcome === undefined || BESIDES.includes(command.type)
    ? []
    : [{ ...command, number, outcome, rejection: rejection?.code }];
}

function toReply({ number, kind, understood = false, positive = false, said }: JournalEntry): SentReply[] {
  return kind === 'reply' ? [{ number, understood, positive, said }] : [];
}

/** What the ACD calls a change of an agent that leads to a state by itself. */
const LEADS_TO: Readonly<Record<string, string>> = { AgentLoggedIn: 'LoggedIn', AgentLoggedOut: 'LoggedOut' };

function toChange({ kind, event = {} }: JournalEntry): AgentChange[] {
  const { type, agentId, to } = event;
  const state = type === 'AgentStateChanged' ? to : LEADS_TO[String(type)];
  return kind === 'event' && typeof agentId === 'string' && typeof state === 'string' ? [{ agentId, to: state }] : [];
}

const toFailure = ({ kind, template = '', line = 0, cause = '' }: JournalEntry): FileFailure[] =>
  kind === 'failure' ? [{ template, line, cause }] : [];

function toTimeline(entry: JournalEntry, { at, isFaulty }: { at: number; isFaulty: boolean }): TimelineEntry[] {
  const { kind, wire = {}, event } = entry;
  if (kind === 'fault') return entry.what === 'used' ? [{ at, who: 'fault', text: entry.fault ?? '' }] : [];
  const [failure] = toFailure(entry);
  if (failure !== undefined) return [{ at, who: 'server', text: `its file fails: ${failureWords(failure)}` }];
  if (kind === 'outcome') return [{ at, who: 'decision', text: outcomeText(entry) }];
  if (kind === 'reply' && isFaulty) return [{ at, who: 'server', text: faultyText(entry) }];
  if (kind === 'request') return [{ at, who: 'connector', ...told(wireText(wire), entry) }];
  if (kind === 'reply') return [{ at, who: 'server', ...told(wireText(wire), entry) }];
  if (kind === 'event' && event !== undefined) return [{ at, who: 'event', text: eventText(event) }];
  return toCommand(entry).map((command) => ({ at, who: 'decision', text: describeCommand(command) }));
}

/** A message of HTTP in the order in which one reads it; of another protocol, its headers. In one line, and by lines. */
function wireText(wire: Readonly<Record<string, unknown>>): Words {
  const { method, status, url, body } = wire;
  if ((method ?? status) === undefined) {
    const headers = Object.entries(wire).map(([name, value]) => `${name}: ${asText(value)}`);
    return { text: headers.join(' | '), lines: headers };
  }
  const start = [method, status, url].filter((part) => part !== undefined).join(' ');
  if (body === undefined) return { text: start };
  const layout = typeof body === 'object' ? JSON.stringify(body, null, 2) : asText(body);
  return { text: `${start} ${asText(body)}`, lines: [start, ...layout.split('\n')] };
}

type Words = Pick<TimelineEntry, 'text' | 'lines'>;

/** What was said, and that it was cut where it was. */
function told({ text, lines = [text] }: Words, { cut }: JournalEntry): Words {
  if (cut === undefined) return lines.length === 1 ? { text } : { text, lines };
  const note = `(cut: ${cut.of} characters in all)`;
  return { text: `${text} ${note}`, lines: [...lines, note] };
}

const asText = (value: unknown): string => (typeof value === 'object' ? JSON.stringify(value) : String(value));

const outcomeText = ({ outcome, said }: JournalEntry): string =>
  `the accepted request is ${outcome}${said === undefined ? '' : `: ${said}`}`;

/** How much of the bytes of a spoiled answer is shown, in characters. */
const BYTES_SHOWN = 300;

/** A spoiled answer is worth its bytes. */
function faultyText({ bytes = '' }: JournalEntry): string {
  const text = JSON.stringify(bytes.slice(0, BYTES_SHOWN)).slice(1, -1);
  if (bytes === '') return '(nothing)';
  return bytes.length > BYTES_SHOWN ? `${text}…` : text;
}

function eventText({ type, ...facts }: Readonly<Record<string, unknown>>): string {
  return `${String(type)} ${JSON.stringify(facts)}`;
}
