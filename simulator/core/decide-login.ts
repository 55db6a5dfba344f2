// Logging in: who, into which queues, at which extension, and Ready or not.

import type { LogIn } from './commands.ts';
import { logoutEvents } from './decide-logout.ts';
import { type Decision, done, refused } from './decision.ts';
import type { Event, Joins } from './events.ts';
import { MOST_ENTRIES } from './limits.ts';
import type { Acd } from './model/acd.ts';
import { type Agent, newAgent } from './model/agent.ts';

export function decideLogIn(acd: Acd, command: LogIn): Decision {
  const { agentId } = command;
  const known = acd.agents.get(agentId);
  const agent = known ?? newcomer(acd, command);
  if (agent === undefined) return refused('UnknownAgent', { agentId });
  if (known !== undefined && command.by === 'agent' && command.password !== known.password)
    return refused('WrongCredentials', { agentId });
  return logIn(acd, agent, { ...command, joins: joinsOf(acd, agent, command) });
}

/** Somebody whom the ACD does not know and takes all the same, with the password that he brings. */
function newcomer({ policy }: Acd, { agentId: id, extension = id, password = '' }: LogIn): Agent | undefined {
  return policy.unknownAgent === 'create'
    ? newAgent({ id, name: id, password, extension, assignments: [] })
    : undefined;
}

interface Login {
  readonly queueIds?: readonly string[] | undefined;
  readonly extension?: string | undefined;
  readonly joins?: Joins | undefined;
}

/** Logs in whoever may: to the queues that are named, or to those assigned. */
export function logIn(acd: Acd, agent: Agent, login: Login): Decision {
  const queueIds = queuesOf(acd, agent, login.queueIds);
  if ('outcome' in queueIds) return queueIds;
  return agent.state === 'LoggedOut'
    ? firstLogin(acd, agent, { ...login, queueIds })
    : joinQueues(acd, agent, { ...login, queueIds });
}

function queuesOf({ policy, queues }: Acd, agent: Agent, named?: readonly string[]): Decision | readonly string[] {
  const assigned = agent.assignments.map(({ queueId }) => queueId);
  const queueIds = [...new Set(named ?? (policy.queues === 'chosen' ? [] : assigned))];
  if (queueIds.length === 0) return refused('NoDefaultQueue', { agentId: agent.id });
  const unknown = queueIds.find((queueId) => !queues.has(queueId));
  if (unknown !== undefined) return refused('UnknownQueue', { queueId: unknown });
  const own = new Set(assigned);
  const foreign = policy.queues === 'assigned' ? queueIds.find((queueId) => !own.has(queueId)) : undefined;
  return foreign === undefined ? queueIds : refused('QueueNotAssigned', { agentId: agent.id, queueId: foreign });
}

type LoginTo = Login & { readonly queueIds: readonly string[] };

function firstLogin(acd: Acd, agent: Agent, { queueIds, joins, ...login }: LoginTo): Decision {
  const { policy, extensions, agents } = acd;
  const { id: agentId } = agent;
  if (agent.callIds !== undefined && policy.stateChangeOnCall === 'refuse')
    return refused('CallInProgress', { agentId });
  const extension = login.extension ?? agent.extension;
  const holderId = extensions.get(extension);
  const holder = holderId === undefined ? undefined : agents.get(holderId);
  if (holder !== undefined && policy.extensionInUse === 'refuse') return refused('ExtensionInUse', { extension });
  if (!agents.has(agentId) && agents.size >= MOST_ENTRIES) return refused('TooManyAgents', { agentId });
  return done(
    ...(agents.has(agentId) ? [] : [created(agent)]),
    ...(holder === undefined ? [] : logoutEvents(holder, undefined)),
    { type: 'AgentLoggedIn', agentId, extension, queueIds, ...(joins && { joins }) },
  );
}

const created = ({ id, name, password, extension, assignments }: Agent): Event => ({
  type: 'Seeded',
  floor: { agents: [{ id, name, password, extension, assignments }], queues: [], reasonCodes: [] },
});

function joinQueues(
  { policy }: Acd,
  agent: Agent,
  { queueIds, extension = agent.extension, joins }: LoginTo,
): Decision {
  const joined = queueIds.filter((queueId) => !agent.memberships.has(queueId));
  const isElsewhere = extension !== agent.extension;
  if (isElsewhere || (joined.length === 0 && policy.repeatedLogin === 'refuse'))
    return refused('AlreadyLoggedIn', { agentId: agent.id, extension: agent.extension });
  const { id: agentId, state } = agent;
  const opens = state === 'NotReady' && joins?.isPaused === false && joined.length > 0;
  return done(
    ...joined.map((queueId): Event => ({ type: 'QueueLoggedIn', agentId, queueId, ...(joins && { joins }) })),
    ...(opens ? [{ type: 'AgentStateChanged', agentId, from: state, to: 'Ready' } as const] : []),
  );
}

/** Where a pause is the agent's, a further queue changes nothing about it. */
function joinsOf({ policy }: Acd, agent: Agent, command: LogIn): Joins | undefined {
  const { afterLogin, pauseScope } = policy;
  const { paused = false, reasonCode, penalty = 0, cannotRing } = command;
  if (afterLogin === 'NotReady' || (pauseScope === 'agent' && agent.state !== 'LoggedOut')) return undefined;
  const isPaused = afterLogin === 'asAsked' && paused;
  const joins = { isPaused, reasonCode: isPaused ? reasonCode : undefined, penalty };
  return cannotRing === undefined ? joins : { ...joins, cannotRing };
}
