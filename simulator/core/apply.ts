// How each Event changes the Acd. No choice is made here: what an Event says has already been decided, and replaying
// the same Events from the same snapshot gives the same Acd. Called by the engine and nobody else.

import { agentOf, known, queueOf, update } from './apply-agent.ts';
import { CALL_APPLIERS } from './apply-call.ts';
import type { Event, EventOf, Joins } from './events.ts';
import type { Acd } from './model/acd.ts';
import { type Agent, newAgent } from './model/agent.ts';
import { isSamePause, type Membership, type Pause } from './model/membership.ts';
import { newQueue } from './model/queue.ts';
import { countRank } from './routing.ts';
import { fromSnapshot } from './snapshot.ts';
import { transitionTable } from './transition.ts';

type Appliers = { readonly [T in Event['type']]: (acd: Acd, event: EventOf<T>, at: number) => void };

/**
 * Changes `acd` by what `event` says, which happened `at` a time of the ACD. Throws where the event cannot be of this Acd: that
 * is a bug, not bad input.
 */
export function apply(acd: Acd, event: Event, at: number): void {
  (APPLIERS[event.type] as (acd: Acd, event: Event, at: number) => void)(acd, event, at);
}

const APPLIERS: Appliers = {
  Restored: (acd, { snapshot }, at) => void Object.assign(acd, fromSnapshot(snapshot, at)),
  Seeded: (acd, { floor }) => {
    for (const queue of floor.queues) acd.queues.set(queue.id, newQueue(queue));
    for (const agent of floor.agents) acd.agents.set(agent.id, newAgent(agent));
    for (const reason of floor.reasonCodes) acd.reasonCodes.set(reason.code, reason);
  },
  PolicyChanged: (acd, { policy }) => {
    acd.policy = policy;
    acd.transitions = transitionTable(policy);
  },
  AgentLoggedIn: (acd, { agentId, extension, queueIds, joins }, at) => {
    const agent = agentOf(acd, agentId);
    agent.extension = extension;
    forget(agent, 'logoutReason');
    forget(agent, 'noAnswers');
    acd.extensions.set(extension, agentId);
    for (const queueId of queueIds) join(acd, agent, { queueId, joins, at });
    update(acd, agent);
  },
  QueueLoggedIn: (acd, { agentId, queueId, joins }, at) => {
    const agent = agentOf(acd, agentId);
    join(acd, agent, { queueId, joins, at });
    update(acd, agent);
  },
  QueueLoggedOut: (acd, { agentId, queueId }) => {
    const agent = agentOf(acd, agentId);
    leave(acd, agent, queueId);
    update(acd, agent);
  },
  AgentLoggedOut: (acd, { agentId, reasonCode }) => {
    const agent = agentOf(acd, agentId);
    for (const queueId of agent.memberships.keys()) leave(acd, agent, queueId);
    acd.extensions.delete(agent.extension);
    if (reasonCode !== undefined) agent.logoutReason = reasonCode;
    endState(agent);
    update(acd, agent);
  },
  AgentStateChanged: (acd, { agentId, from, to, reasonCode, until }, at) => {
    const agent = agentOf(acd, agentId);
    endState(agent);
    agent.isAfterCall = to === 'AfterCallWork';
    if (until !== undefined) agent.stateEndsAt = until;
    if (from === 'NotReady') forget(agent, 'noAnswers');
    if (acd.policy.pauseScope === 'agent' && (to === 'Ready' || to === 'NotReady'))
      setPaused(agent, agent.memberships.keys(), to === 'Ready' ? undefined : { reasonCode, since: at });
    update(acd, agent);
  },
  MembershipsPaused: (acd, { agentId, queueIds, reasonCode }, at) => {
    const agent = agentOf(acd, agentId);
    setPaused(agent, queueIds, { reasonCode, since: at });
    update(acd, agent);
  },
  MembershipsUnpaused: (acd, { agentId, queueIds }) => {
    const agent = agentOf(acd, agentId);
    setPaused(agent, queueIds, undefined);
    update(acd, agent);
  },
  PenaltyChanged: (acd, { agentId, queueIds, penalty }) => {
    const { memberships } = agentOf(acd, agentId);
    for (const queueId of queueIds) {
      const membership = known(memberships.get(queueId), 'membership in', queueId);
      const queue = queueOf(acd, queueId);
      countRank(queue, membership, -1);
      membership.penalty = penalty;
      countRank(queue, membership, 1);
    }
  },
  QueueReset: (acd, { queueId }) => {
    for (const agentId of queueOf(acd, queueId).agentIds) {
      const membership = known(agentOf(acd, agentId).memberships.get(queueId), 'membership in', queueId);
      if (membership.callsTaken === undefined) continue;
      membership.callsTaken = undefined;
      membership.lastCallAt = undefined;
    }
  },
  AgentAssigned: (acd, { agentId, queueId, level, position }) => {
    const agent = agentOf(acd, agentId);
    const others = agent.assignments.filter((one) => one.queueId !== queueId);
    const { penalty = 0 } = agent.assignments.find((one) => one.queueId === queueId) ?? {};
    agent.assignments = [...others, { queueId, level, position, penalty }];
    const membership = agent.memberships.get(queueId);
    if (membership === undefined) return;
    const queue = queueOf(acd, queueId);
    countRank(queue, membership, -1);
    membership.level = level === 1 ? undefined : level;
    countRank(queue, membership, 1);
  },
  AgentUnassigned: (acd, { agentId, queueId }) => {
    const agent = agentOf(acd, agentId);
    agent.assignments = agent.assignments.filter((one) => one.queueId !== queueId);
  },
  PaceSet: (acd, { agentId, pace }) => {
    agentOf(acd, agentId).pace = pace;
  },
  AgentRemoved: (acd, { agentId }) => void acd.agents.delete(agentId),
  LogoutDeferred: (acd, { agentId, logout }) => {
    agentOf(acd, agentId).deferredLogout = logout;
    if (logout.requestId !== undefined) acd.pending.set(logout.requestId, { requestId: logout.requestId, agentId });
  },
  ...CALL_APPLIERS,
  RequestAccepted: (acd, { request }) => void acd.pending.set(request.requestId, request),
  RequestSettled: (acd, { requestId }) => void acd.pending.delete(requestId),
};

/** A logout that waits for the end of a call has no more to wait for once the agent is in another state. */
function endState(agent: Agent): void {
  forget(agent, 'deferredLogout');
  forget(agent, 'stateEndsAt');
  agent.isAfterCall = false;
}

/** What was never known takes no room. */
function forget(agent: Agent, what: 'logoutReason' | 'deferredLogout' | 'stateEndsAt' | 'noAnswers'): void {
  if (agent[what] !== undefined) agent[what] = undefined;
}

/** A pause that goes on for the same reason began when it began. */
function setPaused(agent: Agent, queueIds: Iterable<string>, pause: Pause | undefined): void {
  for (const queueId of queueIds) {
    const membership = known(agent.memberships.get(queueId), 'membership in', queueId);
    if (!isSamePause(membership.paused, pause)) membership.paused = pause;
  }
}

interface Join {
  readonly queueId: string;
  readonly joins: Joins | undefined;
  readonly at: number;
}

function join(acd: Acd, agent: Agent, { queueId, joins, at }: Join): void {
  const [other] = agent.memberships.values();
  const paused = joins === undefined ? asOther(other, at) : pauseOf(joins, at);
  const membership: Membership =
    joins?.cannotRing === undefined
      ? { queueId, since: at, paused }
      : { queueId, since: at, paused, cannotRing: joins.cannotRing };
  const assigned = agent.assignments.find((assignment) => assignment.queueId === queueId);
  const { penalty } = joins ?? assigned ?? { penalty: 0 };
  if (penalty !== 0) membership.penalty = penalty;
  if (assigned !== undefined && assigned.level !== 1) membership.level = assigned.level;
  agent.memberships.set(queueId, membership);
  const queue = queueOf(acd, queueId);
  queue.agentIds.add(agent.id);
  countRank(queue, membership, 1);
}

/** As the agent's others: it is one pause. */
const asOther = (other: Membership | undefined, at: number): Pause | undefined =>
  other === undefined ? { since: at } : other.paused;

const pauseOf = ({ isPaused, reasonCode }: Joins, at: number): Pause | undefined =>
  isPaused ? { reasonCode, since: at } : undefined;

function leave(acd: Acd, agent: Agent, queueId: string): void {
  const queue = queueOf(acd, queueId);
  const membership = agent.memberships.get(queueId);
  if (membership !== undefined) countRank(queue, membership, -1);
  agent.memberships.delete(queueId);
  queue.agentIds.delete(agent.id);
  queue.idleAgentIds.delete(agent.id);
}
