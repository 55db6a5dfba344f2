// What an ACD can be made to say whether it is true or not: a Rejection of somebody's choice, or a success.

import type { AskedOfAgent, Command } from '../core/commands.ts';
import type { Decision } from '../core/decision.ts';
import type { Acd } from '../core/model/acd.ts';
import type { AgentCommandType, AgentState } from '../core/model/agent.ts';
import type { Party } from '../core/model/call.ts';
import { type Rejection, type RejectionCode, sentenceOf } from '../core/rejection.ts';

/** The state that each Command asks for. */
export const WANTED: Readonly<Record<AgentCommandType, AgentState>> = {
  LogIn: 'NotReady',
  LogOut: 'LoggedOut',
  SetReady: 'Ready',
  SetNotReady: 'NotReady',
  SetAfterCallWork: 'AfterCallWork',
};

/** A success in which nothing is done, and which says otherwise; the engine hands it on as any other Decision. */
interface FalseSuccess {
  readonly outcome: 'done';
  readonly events: readonly [];
  /** The state that the agent is said to be in. */
  readonly reportedState: AgentState;
}

/** Of a Command that asks for no state it is an ordinary success. */
export function falseSuccess(command: Command): Decision | FalseSuccess {
  const nothing = { outcome: 'done', events: [] } as const;
  return 'by' in command ? { ...nothing, reportedState: WANTED[command.type] } : nothing;
}

/** The state that a false success names; undefined where the ACD has decided. */
export const reportedStateIn = (decision: Decision): AgentState | undefined =>
  isFalse(decision) ? decision.reportedState : undefined;

const isFalse = (decision: Decision): decision is FalseSuccess => 'reportedState' in decision;

/** What was asked: a Command, or what could be read of one. */
type Asked = Partial<Omit<AskedOfAgent, 'type'>> & {
  readonly type?: Command['type'] | undefined;
  readonly callId?: string | undefined;
  readonly destination?: string | undefined;
  readonly party?: Party | undefined;
};

/** A refusal with `code`, whatever the ACD holds; what is not known of its facts is called `none`. */
export function rejectionOf(acd: Acd, asked: Asked, code: RejectionCode): Rejection {
  const { agentId = asked.party?.agentId ?? 'none', queueIds, reasonCode = 'none', extension, type } = asked;
  const { callId = 'none', destination = 'none', party } = asked;
  const agent = acd.agents.get(agentId);
  const facts = {
    agentId,
    queueId: queueIds?.[0] ?? [...(agent?.memberships.keys() ?? [])][0] ?? 'none',
    extension: extension ?? agent?.extension ?? 'none',
    reasonCode,
    callId,
    destination,
    party: party?.agentId ?? party?.number ?? 'none',
    state: agent?.state ?? 'LoggedOut',
    wanted: WANTED[type as AgentCommandType] ?? 'LoggedOut',
    allowed: acd.policy.logoutFrom,
  } as const;
  const isTold = ([name]: [string, unknown]) => sentenceOf(code).includes(`{${name}}`);
  return { code, facts: Object.fromEntries(Object.entries(facts).filter(isTold)) };
}
