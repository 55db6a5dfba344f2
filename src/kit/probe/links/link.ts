// What the probe asks over one wire, and what it is answered: the port of the links.

import type { AgentStateActivity } from '../../../connector/activity.ts';
import type { ProbeAnswer } from './answer.ts';
import type { Look, LookOrder } from './look.ts';

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

/** One Command that went over the wire, as it stood there, and what it was answered. */
export interface AskedCommand extends ProbeAnswer {
  readonly type: CommandType;
  readonly agentId: string;
  /** Absent: none was named. */
  readonly queueIds?: readonly string[] | undefined;
  readonly reasonCode?: string | undefined;
}

export type CommandType = 'LogIn' | 'LogOut' | 'SetReady' | 'SetNotReady' | 'SetAfterCallWork';

/** Which Command each activity is. */
export const COMMAND_TYPES: Readonly<Record<ProbeRequest['activity'], CommandType>> = {
  LoginAgent: 'LogIn',
  LogoutAgent: 'LogOut',
  SetAgentReady: 'SetReady',
  SetAgentNotReady: 'SetNotReady',
};

/** The answer to a request, and all that was sent for it. */
export interface ProbedAnswer extends ProbeAnswer {
  /** The Commands that it came to, in order; the last one is the one that was refused, if any was. */
  readonly commands: readonly AskedCommand[];
  /** How many requests went over the wire, those without a Command among them. */
  readonly requests: number;
}

/** Whose device is listened to. */
export interface Watched {
  readonly agentId: string;
  readonly extension: string;
}

/** One thing that a client was told of an agent, in the kit's words. `Unreadable`: it was not of the protocol. */
export interface Told {
  readonly type:
    | 'LoggedIn'
    | 'JoinedQueue'
    | 'LeftQueue'
    | 'LoggedOut'
    | 'StateChanged'
    | 'Paused'
    | 'Unpaused'
    | 'Settled'
    | 'Unreadable';
  readonly agentId: string;
  readonly queueIds?: readonly string[] | undefined;
  /** Of a change of state: the new one. */
  readonly state?: string | undefined;
  /** Of what was accepted for later. */
  readonly outcome?: 'done' | 'refused' | undefined;
  /** What the server said to a person. */
  readonly words?: string | undefined;
}

/** A client that is being told. */
export interface Watch {
  /**
   * All that it was told, oldest first; resolves once whatever was told before this call has arrived. Rejects where the
   * connection is gone, or more was told than is kept.
   */
  told(): Promise<readonly Told[]>;
  close(): void;
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
  /** The switch's own word for how the agent stands, where it has more of them than these. */
  readonly status?: string | undefined;
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
  /** The agent may be logged in there; absent: whoever asks for it is. */
  readonly isAssigned?: boolean | undefined;
}

/** Told of each message, line by line and without secrets. */
export type Hear = (who: 'connector' | 'server', lines: readonly string[]) => void;

/** Who waits for an answer, and who hears what is said meanwhile. */
export interface Wire {
  readonly signal: AbortSignal;
  readonly hear?: Hear | undefined;
}

/**
 * Why a server is of no use: nothing is there, it says nothing, or nothing of the protocol; it refuses the account, or what was
 * asked; it lacks a queue or an agent.
 */
type Obstacle = 'absent' | 'silent' | 'protocol' | 'account' | 'refusal' | 'queue' | 'agent';

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
  /** Whether there is an answer that says no more than that a request is accepted. */
  readonly saysAccepted: boolean;
  ask(server: ProbedServer, request: ProbeRequest, wire: Wire): Promise<ProbedAnswer>;
  /** Listens to a device; to nobody's where none is given, as a client does that has subscribed to nothing. */
  watch(server: ProbedServer, device: Watched | undefined): Promise<Watch>;
  /** Asks the same and looks at the bytes of the answer; no server makes it throw. */
  look(server: ProbedServer, request: ProbeRequest, order: LookOrder): Promise<Look>;
  /** Whether an answer is the protocol's own word for a failure: `timed-out`, say. */
  isWord(answer: Look['answers'][number], word: string): boolean;
  /** Absent: the wire has no such thing. */
  readonly standings?: StandingsLink | undefined;
}

/** How much of what was told is kept. */
export const TOLD_LIMIT = 1000;

/** How long whoever listens waits until all has arrived, in milliseconds of wire time. */
export const TOLD_MS = 5000;
