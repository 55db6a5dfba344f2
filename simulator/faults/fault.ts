// The port of the faults: what a fault is, where it can act, and what a dialect asks before it answers. Each says what it
// spoils in words that belong to no dialect, and a dialect turns those into bytes. Where they act (`kinds/`, a table each):
//
//   connector ──> port ──────> dialect ──────────> decision ──> ACD
//   connector <── bytes <───── dialect <── answer <────────────  │
//   connector <── the feed <── dialect <── event <────────────── ┘

import { z } from 'zod';
import type { Command, Source } from '../core/commands.ts';
import type { Decision } from '../core/decision.ts';
import { CONNECTOR_CALL_COMMANDS } from '../core/leg-transitions.ts';
import { ID_LIMIT } from '../core/limits.ts';
import type { Acd } from '../core/model/acd.ts';
import { AGENT_COMMANDS } from '../core/model/agent.ts';
import type { Random } from '../core/random.ts';
import type { RejectionCode } from '../core/rejection.ts';
import type { ByteStep, Sending } from '../net/delivery.ts';
import type { EventInjection, InjectedEvent } from '../net/event-delivery.ts';

/** What every CTI protocol has some word for. */
export const ANSWER_WORDS = [
  'unauthorised',
  'forbidden',
  'not-found',
  'timed-out',
  'too-many',
  'internal-error',
  'unavailable',
] as const;

export type AnswerWord = (typeof ANSWER_WORDS)[number];

/** How an answer can be malformed inside: what stands in it in place of what the protocol has there. */
export const ANSWER_SHAPES = [
  'cut-short',
  'web-page',
  'empty',
  'plain-text',
  'null',
  'other-kind',
  'no-outcome',
  'unknown-outcome',
  'numbers',
  'nulls',
] as const;

export type AnswerShape = (typeof ANSWER_SHAPES)[number];

/** What a dialect says in place of its own answer, or does to it. */
export type AnswerInjection =
  | { readonly type: 'word'; readonly word: AnswerWord; readonly quotes: boolean }
  | { readonly type: 'refusal-in-body'; readonly code: RejectionCode }
  | { readonly type: 'foreign'; readonly done: boolean }
  | { readonly type: 'oversize'; readonly bytes: number }
  | { readonly type: 'depth'; readonly levels: number }
  | { readonly type: 'malformed'; readonly shape: AnswerShape };

/** A Command that a fault stands before, and the ACD behind it. */
interface PendingDecision {
  readonly acd: Acd;
  readonly command: Command;
  readonly source: Source;
  /** What the ACD itself says. */
  readonly decide: () => Decision;
}

/** How much an answer or an event comes to: bytes, and the pieces in which they are sent, each telling of an event being one. */
export interface Load {
  readonly bytes: number;
  readonly pieces: number;
}

/** What a fault does, made of its settings for one use. */
export interface Act {
  /** Refuses every connection. */
  readonly refuse?: true;
  /** Shows a certificate that is not to be trusted. */
  readonly distrust?: true;
  /** Stands before the ACD. */
  readonly decider?: (judged: PendingDecision) => Decision;
  readonly answer?: AnswerInjection;
  /** The request is not even heard: this is done in place of an answer. */
  readonly instead?: readonly ByteStep[];
  /** Changes how the bytes of the answer go out. */
  readonly bytes?: (steps: readonly ByteStep[]) => readonly ByteStep[];
  readonly event?: EventInjection;
  /** What becomes of so much of an answer or an event, and has to be gone over anew; absent: no more than it was. */
  readonly load?: (load: Load) => Load;
}

/** Where a fault acts: on the port, before the ACD, on the answer, on its bytes, on events. */
export const STAGES = ['port', 'decision', 'answer', 'bytes', 'event'] as const;

export type Stage = (typeof STAGES)[number];

export interface FaultKind<S = unknown> {
  readonly kind: string;
  readonly stage: Stage;
  /** Whether it says what becomes of the whole request: two of that sort on the same request contradict each other. */
  readonly decides?: true;
  /** One sentence: what happens. */
  readonly sentence: string;
  /** Its own settings; every one has a default, but where there can be none. */
  readonly settings: z.ZodType<S>;
  act(settings: S, random: Random): Act;
}

/** What a connector asks, as far as the dialect can tell before it answers. */
export interface DecodedRequest {
  readonly dialect: string;
  readonly requestId: string;
  /** Whom it is about, where it is about somebody. */
  readonly agentId?: string | undefined;
  /** Absent: it is no Command. */
  readonly command?: Command | undefined;
}

/** What happened, as a dialect is about to tell it. */
export interface EventFacts {
  readonly dialect: string;
  /** What kind of event it is, as the dialect calls it. */
  readonly event: string;
  readonly agentId: string;
  readonly queueIds: readonly string[];
}

/** What is to become of one answer. */
export interface Injection {
  readonly answer: AnswerInjection | undefined;
  /** In place of hearing the request. */
  readonly instead: Sending | undefined;
  /** Of the bytes of the answer; undefined where they go out as they are. */
  readonly sending: ((reply: Uint8Array) => Sending) | undefined;
}

/** What a dialect asks of the faults. */
export interface FaultInjector {
  /** What is spoiled of the answer to a request; undefined: nothing. `ask` is called only where a fault is active. */
  onRequest(ask: () => DecodedRequest): Injection | undefined;
  /** What is spoiled of an event, one after the other. `tell` is called only where a fault is active. */
  onEvent(tell: () => EventFacts): readonly InjectedEvent[];
}

/** A fault that is active, as it is shown. */
export interface ActiveFault {
  readonly id: string;
  readonly kind: string;
  readonly stage: Stage;
  readonly label?: string | undefined;
  readonly match: Match;
  readonly probability: number;
  readonly seed: number;
  /** How many uses are left; absent: no end. */
  readonly left?: number | undefined;
  readonly used: number;
  readonly expires?: Expiry | undefined;
  readonly settings: unknown;
}

const id = z.string().min(1).max(ID_LIMIT);

export const match = z.strictObject({
  dialect: id.optional().describe('One that is served.'),
  agentId: id.optional().describe('Whom the request or the event is about.'),
  command: z
    .enum([...AGENT_COMMANDS, ...CONNECTOR_CALL_COMMANDS])
    .optional()
    .describe('The Command that a request is.'),
  queueId: id.optional().describe('A Command that names this queue, or an event that is about it.'),
  event: id.optional().describe('The kind of an event, as the dialect calls it.'),
  requests: z.enum(['commands', 'reads', 'all']).optional().describe('Commands only, where absent.'),
});

/** What a fault strikes; all that is given must hold. */
export type Match = Readonly<z.infer<typeof match>>;

export const expiry = z.strictObject({
  afterMs: z.int().min(1).max(86_400_000),
  clock: z.enum(['acd', 'wire']).default('acd'),
});

/** Until when a fault is active: a time from now, on the ACD clock or in wire time, in milliseconds. */
export type Expiry = Readonly<z.infer<typeof expiry>>;

/** What whoever runs the simulator does with faults. Bad orders throw a `Failure`, and change nothing. */
export interface Faults {
  /** What an order looks like. */
  readonly order: z.ZodType;
  readonly kinds: readonly FaultKind[];
  /** Resolves once it is in force. */
  add(order: unknown): Promise<ActiveFault>;
  list(): readonly ActiveFault[];
  /** Takes one away, and lets go what waits for it; one that is used up as well. */
  remove(id: string): Promise<void>;
  clear(): Promise<void>;
  /** Resolves once a fault that has expired has left no trace: a port may have to be opened again. */
  settled(): Promise<void>;
}
