// The kit's own probe: asks the CTI server what a connector could have asked, over the dialect's own wire, and looks at nothing
// else. It shares no code with any connector, nor with the simulator.

import type { AgentStateActivity } from '../../connector/activity.ts';
import { askAmi } from './links/ami.ts';
import { askNative } from './links/native.ts';

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

/** Asks over one wire. Throws where there is no answer, or none of the protocol. */
export type ProbeLink = (server: Readonly<Record<string, unknown>>, request: ProbeRequest) => Promise<ProbeAnswer>;

const LINKS: Readonly<Record<string, ProbeLink | undefined>> = { native: askNative, ami: askAmi };

export type Probe = (request: ProbeRequest) => Promise<ProbeAnswer>;

/** Undefined where there is no link for the dialect: then nobody can ask in a connector's place. */
export function probeFor(dialect: string, server: Readonly<Record<string, unknown>>): Probe | undefined {
  const link = LINKS[dialect];
  return link && ((request) => link(server, request));
}

/** How long an answer may take, in milliseconds of wire time. */
export const PROBE_TIMEOUT_MS = 5000;
