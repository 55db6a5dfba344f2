// What every part of this dialect works with, and the shapes that actions take and give.

import type { AgentCommand } from '../../core/commands.ts';
import type { Call } from '../../core/model/call.ts';
import type { Engine } from '../../engine/engine.ts';
import type { AnswerShape, DecodedRequest, FaultInjector } from '../../faults/fault.ts';
import type { Awaiting } from '../socket-outcome.ts';
import type { Channels, Half, Leg } from './channels.ts';
import type { Account, EventClass } from './classes.ts';
import type { Headers, Packet } from './codec.ts';
import type { EventName } from './event-names.ts';
import type { Member, Members, StaticMember } from './members.ts';
import type { Statistics } from './statistics.ts';

export const DIALECT = 'ami';

/** How this Asterisk is configured. */
export interface AmiConfig {
  readonly accounts: readonly Account[];
  readonly staticMembers: readonly StaticMember[];
  readonly strategy: string;
  readonly ringinuse: 0 | 1;
  /** Where connectors are told to log agents in who name no queue; absent: the first queues of the floor. */
  readonly defaultQueues?: readonly string[] | undefined;
  /** The extensions there are, by context: as they are dialled, or as `_X.` and the like. Absent: all, in every context. */
  readonly dialplan?: Readonly<Record<string, readonly string[]>> | undefined;
  /** How long a client may take to log in, and to end an action that it has begun; wire time, in milliseconds. */
  readonly idleMs: number;
}

/** An event. It is made as things are when it is told, where somebody hears of it; it goes out after the answer. */
export interface AmiEvent {
  readonly name: EventName;
  readonly eventClass: EventClass;
  readonly headers: () => Headers;
  /** Whom it is about, for faults. */
  readonly agentId?: string | undefined;
  readonly queueIds?: readonly string[] | undefined;
}

export interface AmiContext {
  readonly engine: Engine;
  readonly faults: FaultInjector;
  readonly config: AmiConfig;
  readonly members: Members;
  readonly channels: Channels;
  readonly statistics: Statistics;
  /** By agent. */
  readonly pool: Map<string, PoolSession>;
  /** Global variables, as actions have set them. */
  readonly variables: Map<string, string>;
  /** The states of devices that are kept, by device, as they have been told. */
  readonly deviceStates: Map<string, string>;
  /** Where whoever waits in the pool is. */
  readonly poolBridge: string;
  /** What has been told of the queue calls that have not ended. */
  readonly histories: Map<string, CallHistory>;
  readonly awaiting: Awaiting;
  /** When it was started, in seconds since 1970. */
  readonly startedAt: number;
  /** ACD time in whole seconds. */
  seconds(): number;
  /** Calls `run` after so many seconds of ACD time, unless everything begins anew before. */
  after(seconds: number, run: () => void): void;
  /** Tells everybody, once the action at hand has been answered. */
  tell(event: AmiEvent): void;
  /** Another ACD is in place: what was known of the one before is forgotten. */
  beginAnew(): void;
}

/** What an action is answered with. */
export interface Reply {
  readonly response: 'Success' | 'Error' | 'Goodbye';
  /** Behind the ActionID. */
  readonly headers: Headers;
  /** List items, and what ends the list. */
  readonly list?:
    | {
        readonly items: readonly Headers[];
        readonly complete: string;
        /** Whether the ActionID of an item stands behind its first line, and not at its end. */
        readonly idFirst?: boolean | undefined;
        /** What the end says besides. */
        readonly end?: Headers | undefined;
      }
    | undefined;
  /** Whether the connection is closed after it. */
  readonly closes?: boolean | undefined;
  /** In milliseconds of wire time. */
  readonly afterMs?: number | undefined;
  /** Which action it says that it answers, in place of its own. */
  readonly actionId?: string | undefined;
  /** In which wrong shape it goes out. */
  readonly shape?: AnswerShape | undefined;
  /** Told to this session alone, right behind the reply. */
  readonly followedBy?: readonly Headers[] | undefined;
}

export const success = (message: string): Reply => ({ response: 'Success', headers: [['Message', message]] });
export const failure = (message: string): Reply => ({ response: 'Error', headers: [['Message', message]] });

export const listed = (message: string, complete: string, items: readonly Headers[]): Reply => ({
  response: 'Success',
  headers: [['Message', message]],
  list: { items, complete },
});

/** A Command that an action is, or what is wrong with it; neither where it is none. */
export interface AmiRequest extends DecodedRequest {
  readonly requestId: string;
  readonly command?: AgentCommand | undefined;
  /** What is answered where nothing is asked of the ACD. */
  readonly issue?: Reply | undefined;
}

/** What an action knows of who asks. */
export interface Asker {
  readonly account: Account;
  readonly requestId: string;
  /** What was decoded of the action. */
  readonly request: AmiRequest;
}

export interface Action {
  readonly name: string;
  /** Of which an account must be allowed to write one; absent: none. */
  readonly classes?: readonly EventClass[] | undefined;
  readonly synopsis: string;
  /** Absent: it concerns one connection alone, which sees to it itself. Undefined in the end: it is never answered. */
  run?(context: AmiContext, packet: Packet, asker: Asker): Reply | Promise<Reply | undefined>;
}

export interface PoolSession {
  readonly agentId: string;
  readonly leg: Leg;
  /** Seconds since 1970. */
  readonly since: number;
  /** Whether it has lasted long enough for the agent to be called. */
  hasWaited: boolean;
  /** Whether it ends with the call that the agent has. */
  isLeaving: boolean;
}

/** Of a phone that rings, or rang when it was answered. Times are seconds since 1970. */
interface Ringing {
  readonly member: Member;
  readonly since: number;
}

/** Times are seconds since 1970. */
export interface CallHistory {
  readonly call: Call;
  readonly queueId: string;
  /** When it joined the line. */
  readonly joined: number;
  /** In the line, as it was when the call joined. */
  readonly position: number;
  /** By agent, where it has been told that it rings. */
  readonly ringing: Map<string, Ringing>;
  answered?: (Ringing & { readonly at: number }) | undefined;
  /** The channel that somebody hangs up right now, and for which cause. */
  ending?: Ending | undefined;
}

export interface Ending {
  readonly half: Half;
  readonly cause: number;
  /** It ends no channel: that goes on elsewhere. */
  readonly goesOn?: true | undefined;
}
