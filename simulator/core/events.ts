// What happened in the ACD: a closed union. No word of any protocol: dialects turn these into bytes.

import type { EachOf } from './commands.ts';
import type { AgentState, DeferredLogout, Pace } from './model/agent.ts';
import type { CallData, Party } from './model/call.ts';
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
  /** To one more queue, or at another level or position. */
  | {
      readonly type: 'AgentAssigned';
      readonly agentId: string;
      readonly queueId: string;
      readonly level: number;
      readonly position: number;
    }
  | { readonly type: 'AgentUnassigned'; readonly agentId: string; readonly queueId: string }
  /** Somebody who is logged out is no agent any more. */
  | { readonly type: 'AgentRemoved'; readonly agentId: string }
  | { readonly type: 'PaceSet'; readonly agentId: string; readonly pace: Pace }
  | { readonly type: 'LogoutDeferred'; readonly agentId: string; readonly logout: DeferredLogout }
  | (CallBegins & {
      readonly type: 'CallArrived';
      readonly queueId?: string | undefined;
      readonly maxWaitMs?: number | undefined;
    })
  /** By an agent; with `parentId` beside that call. */
  | (CallBegins & { readonly type: 'CallMade'; readonly agentId: string; readonly parentId?: string | undefined })
  /** Goes to the end of the line, though it did not just arrive. */
  | {
      readonly type: 'CallQueued';
      readonly callId: string;
      readonly queueId: string;
      readonly maxWaitMs?: number | undefined;
    }
  /** Rings at an agent, by way of a queue or straight. */
  | (AtAgent & { readonly type: 'CallOffered'; readonly ringsUntil?: number | undefined })
  | (AtAgent & { readonly type: 'CallAnswered' })
  | EachOf<'NumberRang' | 'NumberAnswered' | 'NumberLeft', { readonly callId: string; readonly number: string }>
  /** Offered, not answered, and now in the line again, where it was, unless it rings at others. */
  | {
      readonly type: 'CallReturned';
      readonly callId: string;
      readonly queueId: string;
      readonly agentId: string;
      /** It has rung until its time was up. */
      readonly unanswered?: true | undefined;
    }
  | EachOf<'CallHeld' | 'CallRetrieved', { readonly callId: string; readonly agentId: string }>
  /** The agent leaves a call, and so the one beside it: whoever else was in either is in `callId` now. */
  | (AtAgent & { readonly type: 'CallTransferred'; readonly consultId?: string | undefined })
  | { readonly type: 'CallConferenced'; readonly callId: string; readonly agentId: string; readonly consultId: string }
  /** An agent leaves, and the call goes on. */
  | (AtAgent & { readonly type: 'PartyLeft'; readonly answered: boolean })
  /** All are gone; where there were several agents, each but the last has left before. */
  | {
      readonly type: 'CallEnded';
      readonly callId: string;
      readonly queueId?: string | undefined;
      readonly answered: boolean;
      readonly agentId?: string | undefined;
      /** It had waited long enough. */
      readonly timedOut?: true | undefined;
      /** Whose leaving ended it; absent: it ended for all at once. */
      readonly by?: Party | undefined;
    }
  | { readonly type: 'DtmfSent'; readonly callId: string; readonly agentId: string; readonly digits: string }
  /** All that the call carries now. */
  | { readonly type: 'CallDataSet'; readonly callId: string; readonly data: CallData }
  /** A request was accepted for later. */
  | { readonly type: 'RequestAccepted'; readonly request: PendingRequest }
  /** A request that was accepted for later is done, or has been refused. */
  | { readonly type: 'RequestSettled'; readonly requestId: string; readonly rejection?: Rejection | undefined };

export type EventOf<T extends Event['type']> = Extract<Event, { type: T }>;

interface CallBegins {
  readonly callId: string;
  readonly from: string;
  readonly dialled: string;
  readonly data?: CallData | undefined;
}

interface AtAgent {
  readonly callId: string;
  /** Absent: it is no queue's call. */
  readonly queueId?: string | undefined;
  readonly agentId: string;
}

/** How a queue login begins; absent: paused as the agent's others are, or paused where it is the first, without a penalty. */
export interface Joins {
  readonly isPaused: boolean;
  /** Told of one that is paused. */
  readonly reasonCode?: string | undefined;
  readonly penalty: number;
  /** The device cannot ring: no call comes of it. */
  readonly cannotRing?: true | undefined;
}
