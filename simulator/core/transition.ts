// The table that says which Command moves which state where.
// It is data: `decide` reads it, the tests visit every cell, the native dialect publishes it.

import type { AgentCommandType, AgentState } from './model/agent.ts';
import type { Policy } from './model/policy.ts';
import type { RejectionCode } from './rejection.ts';

/**
 * One cell of the state x command table: the state the agent is in afterwards, the state once the call has ended, or the
 * Rejection. A move can still be refused for what the Command carries (an unknown queue, say), and a logout from some
 * of the queues leaves the state as it is.
 */
export type Cell =
  | { readonly outcome: 'move'; readonly to: AgentState }
  | { readonly outcome: 'defer'; readonly to: AgentState }
  | { readonly outcome: 'refuse'; readonly code: RejectionCode };

/** Every state with every agent Command: there is no undefined corner. */
export type TransitionTable = Readonly<Record<AgentState, Readonly<Record<AgentCommandType, Cell>>>>;

const move = (to: AgentState): Cell => ({ outcome: 'move', to });
const refuse = (code: RejectionCode): Cell => ({ outcome: 'refuse', code });

/** The table as the policy shapes it. Build it once per policy, not per Command. */
export function transitionTable(policy: Policy): TransitionTable {
  const out = (from: AgentState): Cell =>
    policy.logoutFrom.some((state) => state === from) ? move('LoggedOut') : refuse('TransitionNotAllowed');
  const outOnCall: Record<Policy['logoutOnCall'], Cell> = {
    refuse: refuse('CallInProgress'),
    defer: { outcome: 'defer', to: 'LoggedOut' },
    allow: move('LoggedOut'),
  };
  return {
    LoggedOut: {
      LogIn: move('NotReady'),
      LogOut: refuse('NotLoggedIn'),
      SetReady: refuse('NotLoggedIn'),
      SetNotReady: refuse('NotLoggedIn'),
      SetAfterCallWork: refuse('NotLoggedIn'),
    },
    NotReady: {
      LogIn: move('NotReady'),
      LogOut: out('NotReady'),
      SetReady: move('Ready'),
      SetNotReady: move('NotReady'),
      SetAfterCallWork: move('AfterCallWork'),
    },
    Ready: {
      LogIn: move('Ready'),
      LogOut: out('Ready'),
      SetReady: refuse('AlreadyInState'),
      SetNotReady: move('NotReady'),
      SetAfterCallWork: move('AfterCallWork'),
    },
    Busy: {
      LogIn: move('Busy'),
      LogOut: outOnCall[policy.logoutOnCall],
      SetReady: refuse('CallInProgress'),
      SetNotReady: refuse('CallInProgress'),
      SetAfterCallWork: refuse('CallInProgress'),
    },
    AfterCallWork: {
      LogIn: move('AfterCallWork'),
      LogOut: out('AfterCallWork'),
      SetReady: move('Ready'),
      SetNotReady: move('NotReady'),
      SetAfterCallWork: refuse('AlreadyInState'),
    },
  };
}
