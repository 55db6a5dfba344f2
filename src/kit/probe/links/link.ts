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
export type ProbedServer = Readonly<Record<string, unknown>>;

/** How an agent is logged in to a queue. */
export interface QueueLogin {
  readonly isPaused: boolean;
  /** Why, where a reason was given; else ''. */
  readonly reason: string;
  readonly penalty: number;
  /** How the switch calls the agent there, and the device whose state counts. */
  readonly memberName: string;
  readonly stateInterface: string;
}

/** How an agent stands in a queue. */
export interface Standing {
  readonly agentId: string;
  readonly queueId: string;
  /** Absent: the agent is not logged in there. */
  readonly login?: QueueLogin | undefined;
}

/** What was seen of it besides. */
export interface SeenStanding extends Standing {
  /** The agent has a call, or one rings. */
  readonly isBusy: boolean;
  /** The switch's configuration says so, and no request can change it. */
  readonly isConfigured: boolean;
}

/** Told of each message, line by line and without secrets. */
export type Hear = (who: 'connector' | 'server', lines: readonly string[]) => void;

/** Who waits for an answer, and who hears what is said meanwhile. */
export interface Wire {
  readonly signal: AbortSignal;
  readonly hear?: Hear | undefined;
}

/** Why a server is of no use: nothing is there, it says nothing, or nothing of the protocol; it refuses the account, or what was asked; it lacks a queue. */
type Obstacle = 'absent' | 'silent' | 'protocol' | 'account' | 'refusal' | 'queue';

/** Thrown where there is no answer, or none of the protocol; `message` is one sentence. */
export class ServerUnusable extends Error {
  override readonly name = 'ServerUnusable';
  readonly obstacle: Obstacle;

  constructor(obstacle: Obstacle, message: string, cause?: unknown) {
    super(message, { cause });
    this.obstacle = obstacle;
  }
}

/** Looks at queue logins, and brings them about, over one wire. Each throws `ServerUnusable`. */
export interface StandingsLink {
  read(server: ProbedServer, about: Named, wire: Wire): Promise<readonly SeenStanding[]>;
  /** Changes what is not so yet; answers the words of what was refused. */
  put(server: ProbedServer, wanted: readonly Standing[], wire: Wire): Promise<readonly string[]>;
}

/** The agents and queues that are meant, each agent in each queue. */
export interface Named {
  readonly agentIds: readonly string[];
  readonly queueIds: readonly string[];
}

/** Asks over one wire. Throws where there is no answer, or none of the protocol, or once `signal` is aborted. */
export interface ProbeLink {
  /** Whether a login says at which extension it is. */
  readonly namesExtensions: boolean;
  ask(server: ProbedServer, request: ProbeRequest, wire: Wire): Promise<ProbeAnswer>;
  /** Absent: the wire has no such thing. */
  readonly standings?: StandingsLink | undefined;
}
