// The Acd: all agents, queues and calls at one instant, under one policy.
// `decide` and `react` read it, `apply` changes it, and only the engine calls `apply`.

import { type TransitionTable, transitionTable } from '../transition.ts';
import type { Agent } from './agent.ts';
import type { Call } from './call.ts';
import type { Policy } from './policy.ts';
import type { Queue } from './queue.ts';
import type { ReasonCode } from './reason.ts';
import type { PendingRequest } from './request.ts';

export interface Acd {
  policy: Policy;
  /** The state x command table under that policy. */
  transitions: TransitionTable;
  reasonCodes: Map<string, ReasonCode>;
  agents: Map<string, Agent>;
  queues: Map<string, Queue>;
  /** The calls that have not ended. */
  calls: Map<string, Call>;
  /** Which logged-in agent holds an extension. */
  extensions: Map<string, string>;
  /** The requests that were accepted and are not settled, oldest first. */
  pending: Map<string, PendingRequest>;
  /** How many calls have arrived so far. */
  arrivals: number;
}

/** An Acd without agents, queues or calls. */
export function emptyAcd(policy: Policy): Acd {
  return {
    policy,
    transitions: transitionTable(policy),
    reasonCodes: new Map(),
    agents: new Map(),
    queues: new Map(),
    calls: new Map(),
    extensions: new Map(),
    pending: new Map(),
    arrivals: 0,
  };
}
