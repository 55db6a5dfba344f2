// Two closed unions: what is asked (Command) and what happened (Event). The third, what is refused, is `rejection.ts`.
// No word of any protocol: dialects turn bytes into these and these into bytes.

import type { AgentCommandType, AgentState, DeferredLogout } from './model/agent.ts';
import type { Floor } from './model/floor.ts';
import type { Policy } from './model/policy.ts';
import type { Snapshot } from './snapshot.ts';

/** On whose behalf a Command comes. Only an agent has to know the password. */
type Actor = 'agent' | 'supervisor' | 'system' | 'trainer';

/** A change of an agent's state. `queueIds` absent: every queue, or the default queues at a login. */
export interface AgentCommand {
  readonly type: AgentCommandType;
  readonly by: Actor;
  readonly agentId: string;
  readonly queueIds?: readonly string[] | undefined;
  readonly reasonCode?: string | undefined;
  readonly password?: string | undefined;
  readonly extension?: string | undefined;
  /** Server-specific extras; carried, journalled, and of no effect on the decision. */
  readonly attributes?: Readonly<Record<string, string>> | undefined;
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

export type Command = AgentCommand | CallCommand;

/**
 * What happened. Each Event leaves the Acd whole: an agent's first login and final logout are one Event each, whatever
 * the number of queues; `QueueLoggedOut` always means that another queue login is left.
 */
export type Event =
  | { readonly type: 'Restored'; readonly snapshot: Snapshot }
  | { readonly type: 'Seeded'; readonly floor: Floor }
  | { readonly type: 'PolicyChanged'; readonly policy: Policy }
  | {
      readonly type: 'AgentLoggedIn';
      readonly agentId: string;
      readonly extension: string;
      readonly queueIds: readonly string[];
    }
  | { readonly type: 'QueueLoggedIn'; readonly agentId: string; readonly queueId: string }
  | {
      readonly type: 'QueueLoggedOut';
      readonly agentId: string;
      readonly queueId: string;
      readonly reasonCode?: string | undefined;
    }
  | {
      readonly type: 'AgentLoggedOut';
      readonly agentId: string;
      readonly queueIds: readonly string[];
      readonly reasonCode?: string | undefined;
    }
  | {
      readonly type: 'AgentStateChanged';
      readonly agentId: string;
      readonly from: AgentState;
      readonly to: AgentState;
      readonly reasonCode?: string | undefined;
      /** When the new state ends by itself, in ACD time; absent: it does not. */
      readonly until?: number | undefined;
    }
  | { readonly type: 'LogoutDeferred'; readonly agentId: string; readonly logout: DeferredLogout }
  | {
      readonly type: 'CallArrived';
      readonly callId: string;
      readonly queueId: string;
      readonly from: string;
      readonly dialled: string;
    }
  | { readonly type: 'CallOffered'; readonly callId: string; readonly queueId: string; readonly agentId: string }
  | { readonly type: 'CallAnswered'; readonly callId: string; readonly queueId: string; readonly agentId: string }
  /** Offered, not answered, and now in the line again, where it was. */
  | { readonly type: 'CallReturned'; readonly callId: string; readonly queueId: string; readonly agentId: string }
  | {
      readonly type: 'CallEnded';
      readonly callId: string;
      readonly queueId: string;
      readonly answered: boolean;
      readonly agentId?: string | undefined;
    };
/** Who asked: a connector through a dialect's own port, or whoever runs the simulator through the control port. */
export type Origin = 'connector' | 'control';
