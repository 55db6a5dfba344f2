// What is asked of the ACD: a closed union. What happened is `events.ts`, what is refused `rejection.ts`. No word of any
// protocol: dialects turn bytes into these.

import type { AgentCommandType } from './model/agent.ts';

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

export interface SetAfterCallWork extends AboutAgent {
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

/** The life of a queue call: it arrives, the agent it is offered to answers, somebody hangs up. */
export type CallCommand =
  | {
      readonly type: 'ArriveCall';
      readonly callId: string;
      readonly queueId: string;
      readonly from: string;
      readonly dialled: string;
    }
  | { readonly type: 'AnswerCall'; readonly callId: string }
  | { readonly type: 'EndCall'; readonly callId: string };

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

export type Command = AgentCommand | PenaltyCommand | ResetQueueCommand | CallCommand;
