// The one port through which the kit sees the ACD: arrange, observe, move everybody who is not the connector. The kit's
// own words; nothing of the simulator's code.

import type { TimelineEntry } from '../../report-model/transcript.ts';

/** Who works where; what a scenario adds to the floor. */
interface FloorAddition {
  readonly agents?: readonly {
    readonly id: string;
    readonly name: string;
    readonly password: string;
    readonly extension: string;
    readonly defaultQueueIds: readonly string[];
  }[];
  readonly queues?: readonly { readonly id: string; readonly name: string }[];
  readonly reasonCodes?: readonly { readonly code: string; readonly label: string; readonly uses: readonly string[] }[];
}

/** What ACDs differ on, as far as scenarios ask for it. */
export interface PolicyChoices {
  readonly logoutFrom?: readonly string[];
  readonly logoutOnCall?: 'refuse' | 'defer' | 'allow';
  readonly logoutReason?: 'optional' | 'required';
  readonly notReadyReason?: 'optional' | 'required';
  readonly unknownReason?: 'refuse' | 'accept';
  readonly outcome?: 'immediate' | 'later';
}

/** An agent as the ACD holds it. */
export interface AgentAtAcd {
  readonly state: string;
  readonly queues: readonly string[];
  /** The device that the agent sits at, or sat at last. */
  readonly extension?: string | undefined;
  readonly reasonCode?: string | undefined;
  readonly callId?: string | undefined;
}

/** A state-changing request as the ACD decoded it. */
export interface SentCommand {
  readonly number: number;
  readonly type: string;
  readonly agentId: string;
  readonly queueIds?: readonly string[] | undefined;
  readonly reasonCode?: string | undefined;
  readonly attributes?: Readonly<Record<string, string>> | undefined;
  readonly outcome: 'done' | 'deferred' | 'accepted' | 'refused';
  readonly rejection?: string | undefined;
}

/** What the CTI server answered the connector. */
export interface SentReply {
  readonly number: number;
  readonly understood: boolean;
  readonly positive: boolean;
  /** What it said to a person. */
  readonly said?: string | undefined;
}

/** What went between connector and CTI server during one invocation, in the order of the journal. */
export interface Exchange {
  readonly commands: readonly SentCommand[];
  readonly replies: readonly SentReply[];
  /** How often the connector turned to the CTI server, answered or not. */
  readonly requests: number;
  /** What the ACD said when it refused later what it had accepted. */
  readonly laterRefusals: readonly string[];
  /** The same and what happened meanwhile, for people. */
  readonly timeline: readonly TimelineEntry[];
}

/** What the connector holds on to at the CTI server. */
export interface ServerUsage {
  readonly connections: number;
  readonly subscriptions: number;
}

/** A Command on behalf of somebody who is not the connector. */
interface OutsideCommand {
  readonly type: 'LogIn' | 'LogOut' | 'SetReady' | 'SetNotReady' | 'SetAfterCallWork';
  readonly queueIds?: readonly string[] | undefined;
  readonly reasonCode?: string | undefined;
  readonly extension?: string | undefined;
}

export type ClockMode = 'real' | 'manual';

/** Something to be spoiled on purpose, on the connector's side of the CTI server. */
export interface Fault {
  readonly kind: string;
  readonly settings?: Readonly<Record<string, unknown>> | undefined;
  /** How often it strikes; absent: until it is repaired. */
  readonly times?: number | undefined;
  /** What it strikes; absent: Commands alone. */
  readonly match?: { readonly requests: 'reads' } | undefined;
}

export interface AcdUnderTest {
  /** What the connector needs to reach it. */
  readonly server: Readonly<Record<string, unknown>>;
  seed(addition: FloorAddition): Promise<void>;
  /** The run's profile with a scenario's own choices on top; answers all that is in force. */
  choosePolicy(choices: PolicyChoices): Promise<Required<PolicyChoices>>;
  agent(agentId: string): Promise<AgentAtAcd>;
  command(agentId: string, command: OutsideCommand): Promise<void>;
  /** Answers the call's id. */
  placeCall(queueId: string): Promise<string>;
  answerCall(callId: string): Promise<void>;
  endCall(callId: string): Promise<void>;
  /** From now on, until it has struck as often as it says or is repaired; answers an id. */
  inject(fault: Fault): Promise<string>;
  removeFault(faultId: string): Promise<void>;
  /** How the ACD's time goes where nobody says otherwise: by itself, or it stands still. */
  readonly usualClock: ClockMode;
  setClock(mode: ClockMode): Promise<void>;
  /** The place in the journal that the next entry comes after. */
  mark(): Promise<number>;
  exchangeSince(mark: number): Promise<Exchange>;
  usage(): Promise<ServerUsage>;
  stop(): Promise<void>;
}
