// The table that says which Command moves which state where.
// It is data: `decide` reads it, the tests visit every cell, the native dialect publishes it.

import type { AgentCommandType, AgentState } from './model/agent.ts';
import type { Policy } from './model/policy.ts';
import type { RejectionCode } from './rejection.ts';

/**
 * One cell of the state x command table: the state the agent is in afterwards, the state once the call has ended, the
 * Rejection, or that nothing is done and that is that. A move can still be refused for what the Command carries (an unknown
 * queue, say), and what concerns some of the queues may leave the state as it is.
 */
export type Cell =
  | { readonly outcome: 'move'; readonly to: AgentState }
  | { readonly outcome: 'defer'; readonly to: AgentState }
  | { readonly outcome: 'refuse'; readonly code: RejectionCode }
  | { readonly outcome: 'ignore' };

/** Every state with every agent Command: there is no undefined corner. */
export type TransitionTable = Readonly<Record<AgentState, Readonly<Record<AgentCommandType, Cell>>>>;

const move = (to: AgentState): Cell => ({ outcome: 'move', to });
const refuse = (code: RejectionCode): Cell => ({ outcome: 'refuse', code });
const ignore: Cell = { outcome: 'ignore' };

/** The table as the policy shapes it. Build it once per policy, not per Command. */
export function transitionTable(policy: Policy): TransitionTable {
  const out = (from: AgentState): Cell =>
    policy.logoutFrom.some((state) => state === from) ? move('LoggedOut') : refuse('TransitionNotAllowed');
  const outOnCall: Record<Policy['logoutOnCall'], Cell> = {
    refuse: refuse('CallInProgress'),
    defer: { outcome: 'defer', to: 'LoggedOut' },
    allow: move('LoggedOut'),
  };
  const whileOut = (to: AgentState): Cell =>
    ({ refuse: refuse('NotLoggedIn'), ignore, logsIn: move(to) })[policy.stateChangeWhileLoggedOut];
  const onCall = policy.stateChangeOnCall === 'allow' ? move('Busy') : refuse('CallInProgress');
  const again = (state: AgentState): Cell =>
    ({ refuse: refuse('AlreadyInState'), ignore, tell: move(state) })[policy.repeatedState];
  return {
    LoggedOut: {
      LogIn: move(policy.afterLogin === 'NotReady' ? 'NotReady' : 'Ready'),
      LogOut: policy.logoutWhileLoggedOut === 'ignore' ? ignore : refuse('NotLoggedIn'),
      SetReady: whileOut('Ready'),
      SetNotReady: whileOut('NotReady'),
      SetAfterCallWork: policy.stateChangeWhileLoggedOut === 'ignore' ? ignore : refuse('NotLoggedIn'),
    },
    NotReady: {
      LogIn: move(policy.pauseScope === 'membership' && policy.afterLogin !== 'NotReady' ? 'Ready' : 'NotReady'),
      LogOut: out('NotReady'),
      SetReady: move('Ready'),
      SetNotReady: move('NotReady'),
      SetAfterCallWork: move('AfterCallWork'),
    },
    Ready: {
      LogIn: move('Ready'),
      LogOut: out('Ready'),
      SetReady: policy.pauseScope === 'membership' ? move('Ready') : again('Ready'),
      SetNotReady: move('NotReady'),
      SetAfterCallWork: move('AfterCallWork'),
    },
    Busy: {
      LogIn: move('Busy'),
      LogOut: outOnCall[policy.logoutOnCall],
      SetReady: onCall,
      SetNotReady: onCall,
      SetAfterCallWork: refuse('CallInProgress'),
    },
    AfterCallWork: {
      LogIn: move('AfterCallWork'),
      LogOut: out('AfterCallWork'),
      SetReady: move('Ready'),
      SetNotReady: move('NotReady'),
      SetAfterCallWork: again('AfterCallWork'),
    },
  };
}
