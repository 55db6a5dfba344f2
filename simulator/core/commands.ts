// What is asked of the ACD: a closed union. What happened is `events.ts`, what is refused `rejection.ts`. No word of any
// protocol: dialects turn bytes into these.

import type { AgentCommandType, Pace } from './model/agent.ts';
import type { CallData, Party } from './model/call.ts';

/** A variant for each of the types, alike but for that. */
export type EachOf<T extends string, M> = T extends unknown ? { readonly type: T } & M : never;

/** Who asked: a connector through a dialect's own port, or whoever runs the simulator through the control port. */
export type Origin = 'connector' | 'control';

/** On whose behalf a Command comes. Only an agent has to know the password. */
type Actor = 'agent' | 'supervisor' | 'system' | 'trainer';

/** What can be said of every change of an agent's state. */
interface AboutAgent {
  readonly by: Actor;
  readonly agentId: string;
  /** Absent: every queue, or the default queues at a login. */
  readonly queueIds?: readonly string[] | undefined;
  readonly reasonCode?: string | undefined;
  /** Server-specific extras; carried, journalled, and of no effect on the decision. */
  readonly attributes?: Readonly<Record<string, string>> | undefined;
}

export interface LogIn extends AboutAgent {
  readonly type: 'LogIn';
  readonly password?: string | undefined;
  readonly extension?: string | undefined;
  /** How a login finds the agent, where the policy lets whoever asks choose: paused or not. Elsewhere of no effect. */
  readonly paused?: boolean | undefined;
  /** Of the queue logins that a login makes; 0 where absent. */
  readonly penalty?: number | undefined;
  /** The device of a login is none that could ring: the agent is logged in, and gets no call. */
  readonly cannotRing?: true | undefined;
}

export interface LogOut extends AboutAgent {
  readonly type: 'LogOut';
}

export interface SetReady extends AboutAgent {
  readonly type: 'SetReady';
}

export interface SetNotReady extends AboutAgent {
  readonly type: 'SetNotReady';
}

interface SetAfterCallWork extends AboutAgent {
  readonly type: 'SetAfterCallWork';
}

/** A change of an agent's state. */
export type AgentCommand = LogIn | LogOut | SetReady | SetNotReady | SetAfterCallWork;

/** What somebody asks, whichever Command it is. */
export type AskedOfAgent = Omit<LogIn, 'type'> & { readonly type: AgentCommandType };

/** The Command that is asked for; what only a login takes is left out of the others. */
export function agentCommandOf(asked: AskedOfAgent): AgentCommand {
  const { password, extension, paused, penalty, cannotRing, type, ...said } = asked;
  return type === 'LogIn' ? { ...asked, type } : { type, ...said };
}

/** Where a Command comes from. */
export interface Source {
  readonly origin: Origin;
  readonly requestId: string;
  /** The dialect it came in. */
  readonly dialect?: string | undefined;
}

/** A call as somebody outside, or an agent, begins it. */
interface NewCall {
  readonly callId: string;
  readonly data?: CallData | undefined;
}

/** What an agent does about a call. */
interface OnCall {
  readonly callId: string;
  readonly agentId: string;
}

/** The life of a call: it arrives or is made, is answered, held, passed on, and ends. */
export type CallCommand =
  /** To a queue; without one, to the agent at the extension that is dialled. */
  | (NewCall & {
      readonly type: 'ArriveCall';
      readonly queueId?: string | undefined;
      readonly from: string;
      readonly dialled: string;
      /** How long it waits at most, in milliseconds of ACD time; absent: as the queue has it. */
      readonly maxWaitMs?: number | undefined;
    })
  /** The destination of this and of those below: an extension, a queue, or a number outside. */
  | (NewCall & { readonly type: 'MakeCall'; readonly agentId: string; readonly destination: string })
  /** By whom it rings at; absent: the only one. */
  | { readonly type: 'AnswerCall'; readonly callId: string; readonly party?: Party | undefined }
  | EachOf<'HoldCall' | 'RetrieveCall', OnCall>
  /** One leaves, and with nobody left to talk to the call ends; absent: all do. */
  | { readonly type: 'HangUp'; readonly callId: string; readonly party?: Party | undefined }
  /** Holds the call, and makes another beside it. */
  | (OnCall & {
      readonly type: 'Consult';
      readonly consultId: string;
      readonly destination: string;
      readonly data?: CallData | undefined;
    })
  /** What becomes of a call beside which the agent consults somebody: both are one, with the agent or without. */
  | EachOf<'TransferComplete' | 'Conference', OnCall>
  | (OnCall & { readonly type: 'BlindTransfer'; readonly destination: string })
  | (OnCall & { readonly type: 'DropParty'; readonly party: Party })
  | (OnCall & { readonly type: 'SendDtmf'; readonly digits: string })
  /** Adds to what the call carries; an empty text takes away. */
  | { readonly type: 'SetCallData'; readonly callId: string; readonly data: CallData };

/** A change of what agents are chosen by who are logged in to a queue: the lower the penalty, the sooner. */
export interface PenaltyCommand {
  readonly type: 'SetPenalty';
  readonly agentId: string;
  /** Absent: all the agent's queue logins. */
  readonly queueIds?: readonly string[] | undefined;
  readonly penalty: number;
}

/** Begins to count the calls of a queue anew. */
interface ResetQueueCommand {
  readonly type: 'ResetQueue';
  readonly queueId: string;
}

/** What agents there are, and which queues each may serve. */
export type StaffCommand =
  /** Where the agent is assigned to the queue already, at another level or position. */
  | {
      readonly type: 'Assign';
      readonly agentId: string;
      readonly queueId: string;
      readonly level: number;
      readonly position: number;
    }
  /** Of a queue that the agent is not assigned to no notice is taken. */
  | { readonly type: 'Unassign'; readonly agentId: string; readonly queueId: string }
  | { readonly type: 'RemoveAgent'; readonly agentId: string }
  | { readonly type: 'SetPace'; readonly agentId: string; readonly pace: Pace };

/** Commands that are decided at once, whoever asks. */
export type ImmediateCommand = PenaltyCommand | ResetQueueCommand | StaffCommand;

export type Command = AgentCommand | ImmediateCommand | CallCommand;

export const IMMEDIATE_COMMANDS = [
  'SetPenalty',
  'ResetQueue',
  'Assign',
  'Unassign',
  'RemoveAgent',
  'SetPace',
] as const satisfies readonly ImmediateCommand['type'][];

export const isImmediate = (command: Command): command is ImmediateCommand =>
  IMMEDIATE_COMMANDS.some((type) => type === command.type);

/** The agent whose doing a Command is; undefined where it is nobody's. */
export function actorOf(command: Command): string | undefined {
  if ('agentId' in command) return command.agentId;
  return 'party' in command ? command.party?.agentId : undefined;
}
