// The one port through which the kit sees the ACD: arrange, observe, move everybody who is not the connector. The kit's
// own words; nothing of the simulator's code.

import type { FileFailure } from '../../report-model/description.ts';
import type { TimelineEntry } from '../../report-model/transcript.ts';
import type { Named } from '../probe/probe.ts';

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

/** Whether a reason must be given: never, always, or where the administrator has listed some, as the suite does. */
type ReasonRule = 'optional' | 'required' | 'whereListed';

/** What ACDs differ on, as far as scenarios ask for it. */
export interface PolicyChoices {
  readonly logoutFrom?: readonly string[];
  readonly logoutOnCall?: 'refuse' | 'defer' | 'allow';
  readonly queues?: 'both';
  readonly stateChangeWhileLoggedOut?: 'refuse';
  readonly logoutWhileLoggedOut?: 'refuse' | 'ignore';
  readonly queueLogoutWhenNotIn?: 'refuse';
  readonly logoutReason?: ReasonRule;
  readonly notReadyReason?: ReasonRule;
  readonly unknownReason?: 'refuse' | 'accept';
  readonly outcome?: 'immediate' | 'later';
  /** How long a queue's call rings at an agent, in milliseconds; 0: until somebody gives up. */
  readonly ringTimeoutMs?: number;
  readonly afterNoAnswer?: 'NotReady';
  /** How long after-call work lasts, in milliseconds; 0: until the agent ends it. */
  readonly wrapUpMs?: number;
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
  /** Absent where it names none: that the phone of somebody is hung up, say. */
  readonly agentId?: string | undefined;
  /** Of one about a call: which, and whom it is to go to. */
  readonly callId?: string | undefined;
  readonly destination?: string | undefined;
  readonly digits?: string | undefined;
  readonly queueIds?: readonly string[] | undefined;
  readonly reasonCode?: string | undefined;
  readonly attributes?: Readonly<Record<string, string>> | undefined;
  readonly outcome: 'done' | 'deferred' | 'accepted' | 'refused';
  readonly rejection?: string | undefined;
}

/** A change of an agent that the ACD has told of, whoever brought it about. */
export interface AgentChange {
  readonly agentId: string;
  /** The state that it is now: `LoggedIn`, `LoggedOut`, `Ready`, `NotReady`, or whatever else the ACD calls it. */
  readonly to: string;
}

/** A call as the ACD holds it. */
export interface CallAtAcd {
  readonly id: string;
  /** The caller's number, and the number that was dialled. */
  readonly from: string;
  readonly dialled: string;
  /** Who takes part, agents by id and others by number, and whether it rings there, or is on hold. */
  readonly legs: readonly (CallParty & { readonly state: 'Ringing' | 'Talking' | 'Held' })[];
  /** The call beside which it was made. */
  readonly parentId?: string | undefined;
  readonly data?: Readonly<Record<string, string>> | undefined;
}

/** One of both. */
export interface CallParty {
  readonly agentId?: string | undefined;
  readonly number?: string | undefined;
}

/** What a call may be given that is placed for a scenario. */
export interface CallDetails {
  readonly callId?: string | undefined;
  readonly from?: string | undefined;
  readonly data?: Readonly<Record<string, string>> | undefined;
}

/** What somebody does with a call at the telephone, and not by the connector. */
export type CallDeed =
  | { readonly type: 'AnswerCall' | 'HangUp'; readonly party: CallParty }
  | {
      readonly type: 'HoldCall' | 'RetrieveCall' | 'TransferComplete' | 'Conference';
      readonly agentId: string;
    }
  | { readonly type: 'Consult'; readonly agentId: string; readonly destination: string; readonly consultId: string }
  | { readonly type: 'BlindTransfer'; readonly agentId: string; readonly destination: string }
  | { readonly type: 'DropParty'; readonly agentId: string; readonly party: CallParty }
  | { readonly type: 'SendDtmf'; readonly agentId: string; readonly digits: string };

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
  /** How often a fault struck. */
  readonly struck: number;
  /** What the ACD said when it refused later what it had accepted. */
  readonly laterRefusals: readonly string[];
  /** What became of what it had accepted. */
  readonly settled: readonly { readonly outcome: 'done' | 'refused'; readonly said?: string | undefined }[];
  /** What changed about agents, in order. */
  readonly changes: readonly AgentChange[];
  /** Wall time of the first entry of the timeline, in milliseconds. */
  readonly startedAt: number;
  /** Where the server is one that a file describes, and the file failed it. */
  readonly failures: readonly FileFailure[];
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
  /** On whose behalf; absent: nobody's to whom the ACD grants more than to the agent. */
  readonly by?: 'supervisor' | undefined;
  readonly queueIds?: readonly string[] | undefined;
  readonly reasonCode?: string | undefined;
  readonly extension?: string | undefined;
  /** Of a login, where the ACD lets whoever asks choose. */
  readonly paused?: boolean | undefined;
}

export type ClockMode = 'real' | 'manual';

/** What goes wrong on the connector's side of the CTI server, in the kit's own words. */
export type FaultEffect =
  | { readonly effect: 'no-connection' }
  /** Over TLS: a certificate that nobody vouches for whom the connector is to trust. */
  | { readonly effect: 'untrusted-certificate' }
  /** The connection is reset in place of an answer, or in the middle of one. */
  | { readonly effect: 'reset'; readonly when: 'before-answer' | 'in-answer' }
  /** As much of the answer arrives as `share` says, and the connection is closed. */
  | { readonly effect: 'answer-cut'; readonly share: number }
  | { readonly effect: 'answer-garbled'; readonly share: number }
  | { readonly effect: 'silence' }
  | { readonly effect: 'closed' }
  | { readonly effect: 'answer-lost'; readonly connection: 'stays' | 'is-reset' }
  | { readonly effect: 'answer-late'; readonly ms: number }
  | { readonly effect: 'answer-twice' }
  /** In pieces of at most so many bytes; or a byte at a time, one every so many milliseconds. */
  | { readonly effect: 'answer-in-pieces'; readonly longest: number }
  | { readonly effect: 'answer-drips'; readonly everyMs: number }
  /** The transport says yes, and the body no. */
  | { readonly effect: 'refusal-in-body'; readonly code: string }
  | { readonly effect: 'accepted-and-forgotten' }
  | { readonly effect: 'false-success' }
  /** A success of somebody else's; `isDone`: what was asked is done all the same. */
  | { readonly effect: 'answer-to-another'; readonly isDone: boolean }
  /** The server's own word for a failure. */
  | { readonly effect: 'server-word'; readonly word: string }
  | { readonly effect: 'request-quoted' }
  | { readonly effect: 'answer-huge'; readonly bytes: number }
  | { readonly effect: 'answer-deep'; readonly levels: number }
  /** The frame is good, and what is inside is not of the protocol. */
  | { readonly effect: 'answer-malformed'; readonly shape: string }
  | EventEffect;

/** What becomes of what the CTI server tells by itself. */
export type EventEffect =
  /** What a Command brings about is told so long before it is answered. */
  | { readonly effect: 'event-first'; readonly ms: number }
  | { readonly effect: 'event-twice' }
  /** Not before the fault is removed. */
  | { readonly effect: 'event-late' }
  /** Behind the next one. */
  | { readonly effect: 'event-behind' }
  | { readonly effect: 'event-torn' }
  /** Of a kind that nobody knows. */
  | { readonly effect: 'event-unknown' }
  /** About a device that nobody has. */
  | { readonly effect: 'event-foreign' }
  /** The connection goes in its place. */
  | { readonly effect: 'feed-lost' };

export type Fault = FaultEffect & {
  /** How often it strikes; absent: until it is removed. */
  readonly times?: number | undefined;
  /** What it strikes; absent: Commands alone. */
  readonly strikes?: 'reads' | undefined;
};

/** What may be arranged at an ACD at all; at a real switch not everything. */
type Ability = 'floor' | 'policy' | 'commands' | 'calls' | 'faults' | 'clock';

/** What was seen since a mark, and how the ACD holds the agent at that very instant, if there is one of that id. */
interface Observed {
  readonly exchange: Exchange;
  readonly agent: AgentAtAcd | undefined;
}

/** Who and what of a switch in use may be touched, in place of whom a scenario makes up. */
interface NamedFloor extends Named {
  /** The queues among these that an agent is assigned to, where the switch assigns them; absent: any may be logged in to. */
  readonly assignedTo?: ((agentId: string) => readonly string[] | undefined) | undefined;
  /** Logs the agents out of the queues. Throws `Untestable` where that cannot be. */
  clear(): Promise<void>;
}

export interface AcdUnderTest {
  /** What the connector needs to reach it. */
  readonly server: Readonly<Record<string, unknown>>;
  /** The policy that it declares, choice by choice. */
  readonly policy: Readonly<Record<string, unknown>>;
  can(ability: Ability): boolean;
  /** Absent: everybody and everything can be made up. */
  readonly floor?: NamedFloor | undefined;
  /** Moves everything that is not the connector. */
  readonly arrange: {
    addToFloor(addition: FloorAddition): Promise<void>;
    /** The run's profile with a scenario's own choices on top; answers all that is in force. */
    choosePolicy(choices: PolicyChoices): Promise<Required<PolicyChoices>>;
    command(agentId: string, command: OutsideCommand): Promise<void>;
    /** Answers the call's id. */
    placeCall(queueId: string, details?: CallDetails): Promise<string>;
    /** From outside to an extension, and to no queue; answers the call's id. */
    callExtension(extension: string, details?: CallDetails): Promise<string>;
    /** An agent dials at the telephone; answers the call's id. */
    dial(agentId: string, destination: string): Promise<string>;
    /** An agent does something with a call at the telephone. */
    doWithCall(callId: string, deed: CallDeed): Promise<void>;
    answerCall(callId: string): Promise<void>;
    endCall(callId: string): Promise<void>;
    /** Has the CTI server post its events there, if it posts any. Throws a `KitFailure` where they may not go there. */
    postEvents?(url: string): Promise<void>;
  };
  readonly view: {
    agent(agentId: string): Promise<AgentAtAcd>;
    /** A call that is not over. */
    call(callId: string): Promise<CallAtAcd>;
    /** Every call that is not over. */
    calls(): Promise<readonly CallAtAcd[]>;
    usage(): Promise<ServerUsage>;
  };
  readonly exchange: {
    /** Where the journal stands, and how the ACD holds an agent there, if one is named. */
    mark(agentId?: string): Promise<{ readonly mark: number; readonly agent: AgentAtAcd | undefined }>;
    since(mark: number, agentId?: string): Promise<Observed>;
  };
  readonly faults: {
    /** From now on, until it has struck as often as it says or is removed; answers an id. */
    inject(fault: Fault): Promise<string>;
    remove(faultId: string): Promise<void>;
  };
  readonly clock: {
    /** How the ACD's time goes where nobody says otherwise: by itself, or it stands still. */
    readonly usual: ClockMode;
    set(mode: ClockMode): Promise<void>;
    /** ACD time, milliseconds since 1970. */
    now(): Promise<number>;
    /** Moves a clock that stands still; what is due on the way has happened then. */
    advance(ms: number): Promise<void>;
  };
  stop(): Promise<void>;
}
