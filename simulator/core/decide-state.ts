// Going Ready and NotReady, into after-call work, and what calls an agent is chosen for.

import type { PenaltyCommand, SetNotReady, SetReady } from './commands.ts';
import { logIn } from './decide-login.ts';
import { type Decision, done, refused } from './decision.ts';
import type { Event } from './events.ts';
import type { Acd } from './model/acd.ts';
import type { Agent, AgentState } from './model/agent.ts';
import { isSamePause, type Membership } from './model/membership.ts';
import { refusedByQueues, unknownAgent } from './refuse.ts';

/** SetReady and SetNotReady: a pause of the agent, or of some queue logins. */
export function decidePause(acd: Acd, agent: Agent, command: SetReady | SetNotReady): Decision {
  const { policy } = acd;
  const isPaused = command.type === 'SetNotReady';
  const reasonCode = isPaused ? command.reasonCode : undefined;
  if (agent.state === 'LoggedOut')
    return logIn(acd, agent, { queueIds: command.queueIds, joins: { isPaused, reasonCode, penalty: 0 } });
  const queueIds =
    policy.pauseScope === 'agent' || command.queueIds === undefined
      ? [...agent.memberships.keys()]
      : [...new Set(command.queueIds)];
  const isRepeated = agent.state !== 'AfterCallWork' && queueIds.every(isAlready(agent, { isPaused, reasonCode }));
  if (isRepeated && policy.repeatedState !== 'tell')
    return policy.repeatedState === 'ignore' || agent.state === 'Busy'
      ? done()
      : refused('AlreadyInState', { agentId: agent.id, state: agent.state });
  return done(...pauseEvents(acd, agent, { queueIds, isPaused, reasonCode, given: command.reasonCode }));
}

interface Change {
  readonly isPaused: boolean;
  readonly reasonCode: string | undefined;
}

function isAlready({ memberships }: Agent, { isPaused, reasonCode }: Change): (queueId: string) => boolean {
  const wanted = isPaused ? { reasonCode } : undefined;
  return (queueId) => isSamePause((memberships.get(queueId) as Membership).paused, wanted);
}

/** On a call the agent's own pause shows when that is over. */
function pauseEvents(
  { policy }: Acd,
  agent: Agent,
  { queueIds, isPaused, reasonCode, given }: Change & { queueIds: string[]; given: string | undefined },
): Event[] {
  const { id: agentId, state: from, memberships } = agent;
  const meant = new Set(queueIds);
  const isOpen = ([queueId, { paused }]: [string, Membership]) => paused === undefined && !meant.has(queueId);
  const to: AgentState = !isPaused || [...memberships].some(isOpen) ? 'Ready' : 'NotReady';
  const told: Event = { type: 'AgentStateChanged', agentId, from, to, reasonCode };
  if (policy.pauseScope === 'agent' && from !== 'Busy') return [told];
  const type = isPaused ? 'MembershipsPaused' : 'MembershipsUnpaused';
  const changed: Event = { type, agentId, queueIds, reasonCode: given };
  return from === to || from === 'Busy' ? [changed] : [changed, told];
}

export const decideAfterCallWork = (_acd: Acd, { id: agentId, state: from }: Agent): Decision =>
  done({ type: 'AgentStateChanged', agentId, from, to: 'AfterCallWork', reasonCode: undefined });

export function decidePenalty(acd: Acd, command: PenaltyCommand): Decision {
  const { agentId, penalty } = command;
  const agent = acd.agents.get(agentId);
  if (agent === undefined) return unknownAgent(acd, agentId);
  if (agent.memberships.size === 0) return refused('NotLoggedIn', { agentId });
  const queueIds = command.queueIds ?? [...agent.memberships.keys()];
  return refusedByQueues(acd, agent, command) ?? done({ type: 'PenaltyChanged', agentId, queueIds, penalty });
}
