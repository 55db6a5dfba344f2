// What can be wrong with a snapshot that somebody wrote or kept: names of nobody, and agents, queues and calls that do not
// agree with one another. A snapshot that was taken of an Acd between two Commands has none of it.

import { type Call, isParty, isWaiting, type Leg } from './model/call.ts';
import { takesCalls } from './model/membership.ts';
import { type AgentSnapshot, callIdsByAgent, restoredAgent, type Snapshot } from './snapshot.ts';

export const SNAPSHOT_PROBLEM_CODES = [
  'UnknownQueue',
  'UnknownAgent',
  'UnknownCall',
  'DuplicateCall',
  'ListedTwice',
  'StateContradicts',
  'ExtensionInUse',
  'ReasonNotExpected',
  'DeferralNotExpected',
  'EndNotExpected',
  'PartyTwice',
  'TalksTwice',
  'PartyNeeded',
  'NotIdle',
  'IdleMissing',
  'NotWaiting',
  'WaitingMissing',
  'OutOfOrder',
  'ArrivalTaken',
  'ArrivalNotCounted',
  'WaitsBesideIdle',
  'DuplicateRequest',
] as const;

export type SnapshotProblemCode = (typeof SNAPSHOT_PROBLEM_CODES)[number];

/** What is wrong, and where: the way from the snapshot down to the value. */
export interface SnapshotProblem {
  readonly code: SnapshotProblemCode;
  readonly path: readonly (string | number)[];
  /** Who or what is wrong. */
  readonly value: string;
  /** What it does not agree with. */
  readonly other?: string | undefined;
}

type QueueSnapshot = Snapshot['queues'][number];
type Problems = Generator<SnapshotProblem>;

interface Known {
  readonly agents: ReadonlyMap<string, AgentSnapshot>;
  readonly queues: ReadonlyMap<string, { readonly idle: ReadonlySet<string>; readonly waiting: ReadonlySet<string> }>;
  readonly calls: ReadonlyMap<string, Call>;
  readonly callIds: ReadonlyMap<string, readonly string[]>;
}

/** Everything that `snapshot` contradicts itself in; empty where it can be restored. Ids of agents and queues are unique. */
export function snapshotProblems(snapshot: Snapshot): readonly SnapshotProblem[] {
  const known: Known = {
    agents: new Map(snapshot.agents.map((agent) => [agent.id, agent])),
    queues: new Map(
      snapshot.queues.map(({ id, idleAgentIds, waitingCallIds }) => [
        id,
        { idle: new Set(idleAgentIds), waiting: new Set(waitingCallIds) },
      ]),
    ),
    calls: new Map(snapshot.calls.map((call) => [call.id, call as Call])),
    callIds: callIdsByAgent(snapshot.calls),
  };
  return [
    ...extensionProblems(snapshot),
    ...snapshot.agents.flatMap((agent, index) => [...agentProblems(known, agent, ['agents', index])]),
    ...snapshot.queues.flatMap((queue, index) => [...queueProblems(known, queue, ['queues', index])]),
    ...snapshot.calls.flatMap((call, index) => [...callProblems(known, call as Call, ['calls', index])]),
    ...talkProblems(snapshot),
    ...arrivalProblems(snapshot),
    ...requestProblems(snapshot),
    ...missing(known, snapshot),
  ];
}

type Path = readonly (string | number)[];

function* extensionProblems({ agents }: Snapshot): Problems {
  const holders = new Map<string, string>();
  for (const [index, { id, extension, state }] of agents.entries()) {
    if (state === 'LoggedOut') continue;
    const other = holders.get(extension);
    if (other === undefined) holders.set(extension, id);
    else yield { code: 'ExtensionInUse', path: ['agents', index, 'extension'], value: extension, other };
  }
}

function* agentProblems(known: Known, agent: AgentSnapshot, at: Path): Problems {
  const { id, state, memberships, logoutReason, stateEndsAt, deferredLogout } = agent;
  const queueIds = memberships.map(({ queueId }) => queueId);
  yield* listProblems(queueIds, { path: [...at, 'memberships'], known: known.queues, code: 'UnknownQueue' });
  for (const [index, queueId] of (deferredLogout?.queueIds ?? []).entries())
    if (!known.queues.has(queueId))
      yield { code: 'UnknownQueue', path: [...at, 'deferredLogout', 'queueIds', index], value: queueId };
  const derived = restoredAgent(agent, 0, known.callIds.get(id)).state;
  if (state !== derived) yield { code: 'StateContradicts', path: [...at, 'state'], value: state, other: derived };
  if (logoutReason !== undefined && state !== 'LoggedOut')
    yield { code: 'ReasonNotExpected', path: [...at, 'logoutReason'], value: logoutReason, other: state };
  if (deferredLogout !== undefined && state !== 'Busy')
    yield { code: 'DeferralNotExpected', path: [...at, 'deferredLogout'], value: id, other: state };
  if (stateEndsAt !== undefined && state !== 'AfterCallWork')
    yield { code: 'EndNotExpected', path: [...at, 'stateEndsAt'], value: id, other: state };
}

function* queueProblems(known: Known, queue: QueueSnapshot, at: Path): Problems {
  const { idleAgentIds, waitingCallIds } = queue;
  const waiting = [...at, 'waitingCallIds'];
  yield* idleProblems(known, queue, [...at, 'idleAgentIds']);
  yield* waitingProblems(known, queue, waiting);
  if (idleAgentIds.length > 0 && waitingCallIds.length > 0)
    yield { code: 'WaitsBesideIdle', path: waiting, value: waitingCallIds[0] ?? '', other: idleAgentIds[0] };
}

function* idleProblems({ agents }: Known, { id, idleAgentIds }: QueueSnapshot, path: Path): Problems {
  yield* listProblems(idleAgentIds, { path, known: agents, code: 'UnknownAgent' });
  for (const [index, agentId] of idleAgentIds.entries()) {
    const agent = agents.get(agentId);
    if (agent !== undefined && !takesCallsOf(agent, id))
      yield { code: 'NotIdle', path: [...path, index], value: agentId, other: id };
  }
}

const takesCallsOf = ({ state, memberships }: AgentSnapshot, queueId: string): boolean =>
  state === 'Ready' && memberships.some((one) => one.queueId === queueId && takesCalls(one));

function* waitingProblems({ calls }: Known, { id, waitingCallIds }: QueueSnapshot, path: Path): Problems {
  yield* listProblems(waitingCallIds, { path, known: calls, code: 'UnknownCall' });
  let before = 0;
  for (const [index, callId] of waitingCallIds.entries()) {
    const call = calls.get(callId);
    if (call === undefined) continue;
    const at = [...path, index];
    if (!isWaiting(call) || call.queueId !== id) yield { code: 'NotWaiting', path: at, value: callId, other: id };
    else if (call.arrival < before) yield { code: 'OutOfOrder', path: at, value: callId, other: id };
    before = Math.max(before, call.arrival);
  }
}

function* callProblems(known: Known, call: Call, at: Path): Problems {
  const { id, queueId, legs } = call;
  if (queueId !== undefined && !known.queues.has(queueId))
    yield { code: 'UnknownQueue', path: [...at, 'queueId'], value: queueId };
  const path = [...at, 'legs'];
  const needed = isWaiting(call) ? 1 : 2;
  if (legs.length < needed) yield { code: 'PartyNeeded', path, value: id };
  for (const [index, leg] of legs.entries()) {
    const { agentId, number = '' } = leg;
    if (agentId !== undefined && !known.agents.has(agentId))
      yield { code: 'UnknownAgent', path: [...path, index, 'agentId'], value: agentId };
    if (legs.findIndex((other) => isParty(other, leg)) < index)
      yield { code: 'PartyTwice', path: [...path, index], value: agentId ?? number, other: id };
  }
}

/** Nobody talks on two calls at a time. */
function* talkProblems({ calls }: Snapshot): Problems {
  const talking = new Map<string, string>();
  for (const [at, { id, legs }] of calls.entries())
    for (const [index, { agentId, state }] of (legs as readonly Leg[]).entries()) {
      if (agentId === undefined || state !== 'Talking') continue;
      const other = talking.get(agentId);
      if (other === undefined) talking.set(agentId, id);
      else if (other !== id) yield { code: 'TalksTwice', path: ['calls', at, 'legs', index], value: agentId, other };
    }
}

function* arrivalProblems({ calls, arrivals }: Snapshot): Problems {
  const ids = new Set<string>();
  const taken = new Map<number, string>();
  for (const [index, { id, arrival }] of calls.entries()) {
    const path = ['calls', index, 'arrival'];
    if (ids.has(id)) yield { code: 'DuplicateCall', path: ['calls', index, 'id'], value: id };
    else if (taken.has(arrival))
      yield { code: 'ArrivalTaken', path, value: String(arrival), other: taken.get(arrival) };
    else if (arrival > arrivals)
      yield { code: 'ArrivalNotCounted', path, value: String(arrival), other: String(arrivals) };
    ids.add(id);
    taken.set(arrival, id);
  }
}

function* requestProblems({ pending }: Snapshot): Problems {
  const ids = new Set<string>();
  for (const [index, { requestId }] of pending.entries()) {
    if (ids.has(requestId)) yield { code: 'DuplicateRequest', path: ['pending', index, 'requestId'], value: requestId };
    ids.add(requestId);
  }
}

/** Who is Ready and what waits, and stands in no line. */
function* missing(known: Known, { agents, queues, calls }: Snapshot): Problems {
  const position = new Map(queues.map(({ id }, index) => [id, index]));
  const ready = agents.flatMap(({ id, state, memberships }) =>
    state === 'Ready' ? memberships.flatMap((one) => (takesCalls(one) ? [[one.queueId, id]] : [])) : [],
  );
  for (const [queueId = '', agentId = ''] of ready)
    if (known.queues.get(queueId)?.idle.has(agentId) === false)
      yield {
        code: 'IdleMissing',
        path: ['queues', position.get(queueId) ?? 0, 'idleAgentIds'],
        value: agentId,
        other: queueId,
      };
  for (const { id, queueId = '' } of calls)
    if (isWaiting(known.calls.get(id) as Call) && known.queues.get(queueId)?.waiting.has(id) === false)
      yield {
        code: 'WaitingMissing',
        path: ['queues', position.get(queueId) ?? 0, 'waitingCallIds'],
        value: id,
        other: queueId,
      };
}

interface List {
  readonly path: Path;
  readonly known: { has(id: string): boolean };
  readonly code: SnapshotProblemCode;
}

function* listProblems(ids: readonly string[], { path, known, code }: List): Problems {
  const listed = new Set<string>();
  for (const [index, id] of ids.entries()) {
    if (!known.has(id)) yield { code, path: [...path, index], value: id };
    else if (listed.has(id)) yield { code: 'ListedTwice', path: [...path, index], value: id };
    listed.add(id);
  }
}
