// The port to a CTI server: what the activities ask of it, in words that belong to no vendor.
// One implementation a dialect, in `links/`. It must not know pages, activities or statuses.

import type { Capability } from '../connector/connector.ts';
import type { Answer, Outcome } from './answer.ts';
import type { CallLink } from './call-link.ts';
import type { EventLink } from './event-link.ts';

/** What can be asked for. A server's own word for it is in the link's `words`. */
export type WantedState = 'LoggedIn' | 'LoggedOut' | 'Ready' | 'NotReady' | 'AfterCallWork';

/** One change of one agent's state. What is undefined is not sent. */
export interface StateRequest {
  readonly agentId: string;
  readonly state: WantedState;
  /** Only this queue; undefined leaves the choice to the ACD. */
  readonly queue?: string | undefined;
  readonly reasonCode?: string | undefined;
  readonly password?: string | undefined;
  readonly extension?: string | undefined;
  /** Properties that only this server understands. */
  readonly attributes?: Readonly<Record<string, string | undefined>> | undefined;
}

/** An agent as the ACD holds it. `state` is a WantedState, or whatever else the ACD calls it (`Busy`). */
export interface AgentView {
  readonly id: string;
  readonly state: string;
  /** Undefined where the server does not say which. */
  readonly queues?: readonly string[] | undefined;
}

/**
 * A link to one server. Every method that asks gives up when `signal` aborts, and throws an Error where there is no
 * answer, or none that can be understood: its message is one sentence for the agent, and holds no secret of the link's.
 */
export interface CtiLink {
  /** The server's own words. */
  readonly words: Readonly<Record<WantedState, string>>;
  /** Sends one Command, once. */
  setState(request: StateRequest, signal: AbortSignal): Promise<Answer>;
  /** How an accepted request stands; `pending` until the ACD has settled it. */
  readOutcome(requestId: string, signal: AbortSignal): Promise<Outcome>;
  /** The agent as the ACD holds it now; undefined where the server does not say. */
  readAgent(agentId: string, signal: AbortSignal): Promise<AgentView | undefined>;
  /** How it is told what happens; absent: it is not, or not yet. */
  readonly events?: EventLink | undefined;
  /** What it does with calls; absent: nothing, or not yet. */
  readonly calls?: CallLink | undefined;
  /** Closes the connections that it keeps, but for those of listeners; the next request opens a new one. */
  close(): Promise<void>;
}

/** How a dialect is spoken. */
export interface LinkKind {
  /** Made from the `server` of `initialize`. Throws one sentence if that does not describe one. */
  readonly create: (server: Readonly<Record<string, unknown>>) => CtiLink;
  /** What of the contract it cannot carry, or not yet. */
  readonly lacks: readonly Capability[];
}
