// What happened in the ACD: a closed union. No word of any protocol: dialects turn these into bytes.

import type { AgentState, DeferredLogout } from './model/agent.ts';
import type { Floor } from './model/floor.ts';
import type { Policy } from './model/policy.ts';
import type { PendingRequest } from './model/request.ts';
import type { Rejection } from './rejection.ts';
import type { Snapshot } from './snapshot.ts';

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
      readonly joins?: Joins | undefined;
    }
  | {
      readonly type: 'QueueLoggedIn';
      readonly agentId: string;
      readonly queueId: string;
      readonly joins?: Joins | undefined;
    }
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
  /** Some of the agent's queue logins are paused, or no longer; the state is another only where the next Event says so. */
  | {
      readonly type: 'MembershipsPaused';
      readonly agentId: string;
      readonly queueIds: readonly string[];
      readonly reasonCode?: string | undefined;
    }
  | {
      readonly type: 'MembershipsUnpaused';
      readonly agentId: string;
      readonly queueIds: readonly string[];
      /** Why the agent goes on, where that was said: it is told, and not kept. */
      readonly reasonCode?: string | undefined;
    }
  | {
      readonly type: 'PenaltyChanged';
      readonly agentId: string;
      readonly queueIds: readonly string[];
      readonly penalty: number;
    }
  | { readonly type: 'QueueReset'; readonly queueId: string }
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
    }
  /** A request was accepted for later. */
  | { readonly type: 'RequestAccepted'; readonly request: PendingRequest }
  /** A request that was accepted for later is done, or has been refused. */
  | { readonly type: 'RequestSettled'; readonly requestId: string; readonly rejection?: Rejection | undefined };

/** How a queue login begins; absent: paused as the agent's others are, or paused where it is the first, without a penalty. */
export interface Joins {
  readonly isPaused: boolean;
  /** Told of one that is paused. */
  readonly reasonCode?: string | undefined;
  readonly penalty: number;
  /** The device cannot ring: no call comes of it. */
  readonly cannotRing?: true | undefined;
}
