// The port to what a CTI server does with calls: one deed of an agent's at a time, in words that belong to no vendor. One
// implementation a dialect, in `links/`. It must not know pages, activities or statuses.

import type { Answer } from './answer.ts';

/** What an agent does with a call; `Dial`: into it. `Consult` holds it, and makes another beside it. */
export type CallDeed =
  | ('Answer' | 'Hold' | 'Retrieve' | 'HangUp' | 'Make' | 'Dial' | 'Transfer' | 'Consult')
  | ('CompleteTransfer' | 'Conference' | 'Drop');

/** One deed. What is undefined is not sent. */
export interface CallRequest {
  readonly deed: CallDeed;
  /** Who does it. */
  readonly agentId: string;
  /** With which call; absent where one is made. */
  readonly callId?: string | undefined;
  /** Whom to call, by number. */
  readonly destination?: string | undefined;
  readonly digits?: string | undefined;
  /** Who is to leave, by number. */
  readonly party?: string | undefined;
  /** What a call carries that is made, by name. */
  readonly data?: Readonly<Record<string, string>> | undefined;
}

/** A call in which an agent takes part. */
export interface AgentCall {
  readonly id: string;
  /** Whether it rings at the agent, who is talking in it, or has put it on hold. */
  readonly standing: 'Ringing' | 'Talking' | 'Held';
}

/** As a link: what asks gives up when `signal` aborts, and throws an Error where there is no answer of the protocol. */
export interface CallLink {
  /** What the server can be asked for. */
  readonly deeds: readonly CallDeed[];
  /** Sends one Command, once. */
  act(request: CallRequest, signal: AbortSignal): Promise<Answer>;
  readCalls(agentId: string, signal: AbortSignal): Promise<readonly AgentCall[]>;
}
