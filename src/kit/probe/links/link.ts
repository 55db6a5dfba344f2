// What the probe asks over one wire, and what it is answered: the port of the links.

import type { AgentStateActivity } from '../../../connector/activity.ts';

/** What is asked, as an activity's page would have it. */
export interface ProbeRequest {
  readonly activity: AgentStateActivity;
  readonly agentId: string;
  /** Absent: whatever the protocol takes for all. */
  readonly queueId?: string | undefined;
  /** Where the agent works: for a protocol in which every request names a queue. */
  readonly workQueueIds: readonly string[];
  readonly reasonCode?: string | undefined;
  readonly password?: string | undefined;
  readonly extension?: string | undefined;
  readonly isAfterCallWork: boolean;
}

/** What became of it; `words`: what the server said to a person. */
export interface ProbeAnswer {
  readonly outcome: 'done' | 'accepted' | 'refused';
  readonly words: string;
}

/** What a connector is told of the CTI server. */
type ProbedServer = Readonly<Record<string, unknown>>;

/** Asks over one wire. Throws where there is no answer, or none of the protocol, or once `signal` is aborted. */
export interface ProbeLink {
  /** Whether a login says at which extension it is. */
  readonly namesExtensions: boolean;
  ask(server: ProbedServer, request: ProbeRequest, signal: AbortSignal): Promise<ProbeAnswer>;
}
