// Why a Command about an agent is refused, or not taken notice of, before anything else about it is looked at.

import type { AgentCommand, PenaltyCommand } from './commands.ts';
import { type Decision, done, refused } from './decision.ts';
import type { Acd } from './model/acd.ts';
import type { Agent } from './model/agent.ts';
import type { ReasonUse } from './model/reason.ts';
import type { Cell } from './transition.ts';

/** What the table says to a Command; a supervisor may be above it. */
export const cellOf = ({ policy, transitions }: Acd, agent: Agent, command: AgentCommand): Cell =>
  command.type === 'LogOut' &&
  command.by === 'supervisor' &&
  policy.supervisorLogout === 'always' &&
  agent.state !== 'LoggedOut'
    ? FORCED
    : transitions[agent.state][command.type];

const FORCED: Cell = { outcome: 'move', to: 'LoggedOut' };

/** The table's word, where that is the end of it. */
export function refusedByState(acd: Acd, agent: Agent | undefined, command: AgentCommand): Decision | undefined {
  if (agent === undefined) return unknownAgent(acd, command.agentId, command.type);
  const cell = cellOf(acd, agent, command);
  if (cell.outcome === 'ignore') return done();
  if (cell.outcome !== 'refuse') return undefined;
  const facts = { agentId: agent.id, state: agent.state };
  if (cell.code !== 'TransitionNotAllowed') return refused(cell.code, facts);
  return refused(cell.code, { ...facts, wanted: 'LoggedOut', allowed: acd.policy.logoutFrom });
}

/** Some ACDs know nobody, and cannot tell who does not exist from who is not there. */
export function unknownAgent({ policy, transitions }: Acd, agentId: string, type?: AgentCommand['type']): Decision {
  if (policy.unknownAgent === 'refuse') return refused('UnknownAgent', { agentId });
  const isIgnored = type !== undefined && transitions.LoggedOut[type].outcome === 'ignore';
  return isIgnored ? done() : refused('NotLoggedIn', { agentId });
}

/** A logout of a queue that the agent is not in may be none of the ACD's concern. */
export function refusedByQueues(
  { queues, policy }: Acd,
  agent: Agent,
  { type, queueIds = [] }: Pick<AgentCommand | PenaltyCommand, 'type' | 'queueIds'>,
): Decision | undefined {
  const unknown = queueIds.find((queueId) => !queues.has(queueId));
  if (unknown !== undefined) return refused('UnknownQueue', { queueId: unknown });
  const foreign = queueIds.find((queueId) => !agent.memberships.has(queueId));
  if (foreign === undefined || agent.memberships.size === 0) return undefined;
  if (type === 'LogOut' && policy.queueLogoutWhenNotIn === 'ignore') return undefined;
  return refused('NotLoggedInToQueue', { agentId: agent.id, queueId: foreign });
}

/** Reasons go with NotReady and LoggedOut only; elsewhere the ACD takes no notice of one. */
export function refusedByReason(acd: Acd, agent: Agent, command: AgentCommand): Decision | undefined {
  const use = REASON_USE[command.type];
  if (use === undefined) return undefined;
  const { reasonCode } = command;
  if (reasonCode === undefined)
    return isReasonDemanded(acd, use) && cellOf(acd, agent, command) !== FORCED
      ? refused('ReasonCodeRequired', { agentId: agent.id, wanted: use })
      : undefined;
  const isListed = acd.reasonCodes.get(reasonCode)?.uses.includes(use) ?? false;
  if (isListed || acd.policy.unknownReason === 'accept') return undefined;
  return refused('ReasonCodeUnknown', { agentId: agent.id, reasonCode, wanted: use });
}

const REASON_USE: Partial<Record<AgentCommand['type'], ReasonUse>> = { LogOut: 'LoggedOut', SetNotReady: 'NotReady' };

function isReasonDemanded({ policy, reasonCodes }: Acd, use: ReasonUse): boolean {
  const demanded = use === 'LoggedOut' ? policy.logoutReason : policy.notReadyReason;
  if (demanded !== 'whereListed') return demanded === 'required';
  return [...reasonCodes.values()].some(({ uses }) => uses.includes(use));
}
