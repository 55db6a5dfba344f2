// The floor format and the Acd's own snapshot: each said in the words of the other. What the format leaves out is filled
// in on the way in; on the way out, what goes without saying is left out.

import type { z } from 'zod';
import { agentCommandOf, type CallCommand } from '../core/commands.ts';
import type { DeferredLogout } from '../core/model/agent.ts';
import { type Call, isWaiting } from '../core/model/call.ts';
import { type Assignment, assignmentsTo, takesCalls } from '../core/model/membership.ts';
import type { Policy } from '../core/model/policy.ts';
import { DEFAULT_PROFILE, PROFILES } from '../core/model/profiles.ts';
import { queueRecord } from '../core/model/queue.ts';
import type { PendingRequest } from '../core/model/request.ts';
import type { Rejection } from '../core/rejection.ts';
import {
  type AgentSnapshot,
  type CallSnapshot,
  callIdsByAgent,
  type LegSnapshot,
  type MembershipSnapshot,
  restoredAgent,
  type Snapshot,
} from '../core/snapshot.ts';
import type { callCommand } from '../http-api/schema/call-schema.ts';
import { newCall } from '../http-api/schema/schema.ts';
import type { FloorFile } from './floor-schema.ts';

type Entry<L extends 'agents' | 'queues' | 'calls' | 'requests'> = NonNullable<FloorFile[L]>[number];

/** What `file` says, with all that it leaves out; `policy` counts where it has none. */
export function toSnapshot(file: FloorFile, policy: Policy): Snapshot {
  const calls = (file.calls ?? []).map(toCall);
  const callIds = callIdsByAgent(calls);
  const agents = (file.agents ?? []).map((agent) => toAgent(agent, callIds.get(agent.id)));
  return {
    policy: file.policy === undefined ? policy : toPolicy(file.policy),
    reasonCodes: (file.reasonCodes ?? []).map(({ code, label = code, uses = ['NotReady', 'LoggedOut'] }) => ({
      code,
      label,
      uses,
    })),
    queues: toQueues(file.queues ?? [], agents, calls),
    agents,
    calls,
    pending: (file.requests ?? []).map(toRequest),
    arrivals: file.arrivals ?? calls.reduce((most, { arrival }) => Math.max(most, arrival), 0),
  };
}

function toPolicy(policy: NonNullable<FloorFile['policy']>): Policy {
  if (typeof policy === 'string') return PROFILES[policy];
  const { profile = DEFAULT_PROFILE, ...choices } = policy;
  return { ...PROFILES[profile], ...choices };
}

function toAgent(agent: Entry<'agents'>, callIds: readonly string[] | undefined): AgentSnapshot {
  const { name = agent.id, defaultQueues = [], state, queues = [], deferredLogout, reasonCode, ...rest } = agent;
  const logins = queues.map((login) => (typeof login === 'string' ? { queue: login } : login));
  const isPaused = state === 'NotReady' && logins.every(({ paused }) => paused === undefined);
  const said: AgentSnapshot = {
    ...rest,
    name,
    assignments: toAssignments(defaultQueues),
    state: state ?? 'LoggedOut',
    memberships: logins.map(({ queue: queueId, paused, ...login }) => ({
      ...login,
      queueId,
      paused: isPaused ? { reasonCode } : paused,
    })),
    ...(state !== 'NotReady' && reasonCode !== undefined && { logoutReason: reasonCode }),
    ...(deferredLogout && { deferredLogout: toDeferred(deferredLogout) }),
  };
  return state === undefined ? { ...said, state: restoredAgent(said, 0, callIds).state } : said;
}

const toDeferred = ({
  queues: queueIds,
  ...asked
}: NonNullable<Entry<'agents'>['deferredLogout']>): DeferredLogout => ({
  ...asked,
  queueIds,
});

function toAssignments(queues: NonNullable<Entry<'agents'>['defaultQueues']>): readonly Assignment[] {
  const plain = assignmentsTo(queues.map((one) => (typeof one === 'string' ? one : one.queue)));
  return plain.map((assignment, index) => {
    const given = queues[index];
    if (typeof given !== 'object') return assignment;
    const { queue, ...choices } = given;
    return { ...assignment, ...choices };
  });
}

/** What is not said of when and how a request ends does not happen by itself. */
function toRequest({ requestId, agentId, at, command, rejection }: Entry<'requests'>): PendingRequest {
  if (at === undefined) return { requestId, agentId };
  if (rejection !== undefined) return { requestId, agentId, due: { at, rejection: rejection as Rejection } };
  if (command === undefined) return { requestId, agentId };
  if (!('by' in command)) return { requestId, agentId, due: { at, command } };
  const { queues: queueIds, ...asked } = command;
  return {
    requestId,
    agentId,
    due: { at, command: agentCommandOf({ ...asked, agentId, ...(queueIds && { queueIds }) }) },
  };
}

/** Calls that do not say when they arrived did so in the order in which they are listed. */
function toCall(call: Entry<'calls'>, index: number): CallSnapshot {
  const { state = 'Waiting', agentId, legs, arrival = index + 1, ...rest } = call;
  const { from, dialled } = newCall.parse({ from: call.from, dialled: call.dialled });
  const caller: LegSnapshot = { number: from, state: 'Talking' };
  const agent: readonly LegSnapshot[] =
    agentId === undefined ? [] : [{ agentId, state: state === 'Offered' ? 'Ringing' : 'Talking' }];
  return { ...rest, from, dialled, arrival, legs: (legs as LegSnapshot[] | undefined) ?? [caller, ...agent] };
}

/** Where no line is given, it forms by itself: the Ready agents as they are listed, the calls as they arrived. */
function toQueues(
  queues: readonly Entry<'queues'>[],
  agents: Snapshot['agents'],
  calls: Snapshot['calls'],
): Snapshot['queues'] {
  const ready = agents.filter(({ state }) => state === 'Ready');
  const open = ready.flatMap(({ id, memberships }) =>
    memberships.flatMap((one) => (takesCalls(one) ? [{ id, queueId: one.queueId }] : [])),
  );
  const idle = lines(open);
  const line = calls.filter((call) => isWaiting(call as Call)).sort((a, b) => a.arrival - b.arrival);
  const waiting = lines(line.map(({ id, queueId = '' }) => ({ id, queueId })));
  return queues.map(({ id, name = id, idleAgents, waitingCalls, lastOfferedTo, ...rules }) => ({
    ...queueRecord({ id, name, ...rules }),
    idleAgentIds: idleAgents ?? idle.get(id) ?? [],
    waitingCallIds: waitingCalls ?? waiting.get(id) ?? [],
    ...(lastOfferedTo !== undefined && { lastOfferedTo }),
  }));
}

/** The ids of each queue, in the order given. */
function lines(places: readonly { readonly id: string; readonly queueId: string }[]): Map<string, string[]> {
  const found = new Map<string, string[]>();
  for (const { id, queueId } of places) {
    const line = found.get(queueId);
    if (line === undefined) found.set(queueId, [id]);
    else line.push(id);
  }
  return found;
}

/** `snapshot` in the words of the format, passwords included; members that are undefined are left out. */
export function toFloorFile({ policy, reasonCodes, queues, agents, calls, pending, arrivals }: Snapshot): FloorFile {
  return {
    policy: namePolicy(policy),
    reasonCodes: reasonCodes.map(({ code, label, uses }) => ({ code, label, uses: [...uses] })),
    queues: queues.map(({ idleAgentIds, waitingCallIds, lastOfferedTo, ...queue }) => ({
      ...queueRecord(queue),
      idleAgents: ifAny(idleAgentIds),
      waitingCalls: ifAny(waitingCallIds),
      lastOfferedTo,
    })),
    agents: agents.map(nameAgent),
    calls: ifAny(calls.map(nameCall)),
    requests: ifAny(pending.map(nameRequest)),
    arrivals: arrivals === 0 ? undefined : arrivals,
  };
}

function nameAgent(agent: AgentSnapshot): Entry<'agents'> {
  const { assignments, state, memberships, logoutReason, deferredLogout, ...same } = agent;
  return {
    ...same,
    defaultQueues: assignments.map(nameAssignment),
    state: state === 'LoggedOut' ? undefined : state,
    queues: ifAny(memberships.map(nameMembership)),
    reasonCode: logoutReason,
    deferredLogout: deferredLogout && {
      queues: deferredLogout.queueIds && [...deferredLogout.queueIds],
      reasonCode: deferredLogout.reasonCode,
      requestId: deferredLogout.requestId,
    },
  };
}

const nameCall = ({ legs, data, ...call }: CallSnapshot): Entry<'calls'> => ({
  ...call,
  data: data && { ...data },
  legs: legs.map((leg) => ({ ...leg })),
});

/** By its queue alone, where its place in the list says the rest. */
function nameAssignment({ queueId: queue, level, position, penalty }: Assignment, index: number) {
  const isPlain = level === 1 && position === index + 1 && penalty === 0;
  return isPlain ? queue : { queue, level, position, penalty };
}

const nameMembership = ({
  queueId,
  since,
  penalty,
  level,
  paused,
  cannotRing,
  callsTaken,
  lastCallAt,
}: MembershipSnapshot) => ({
  queue: queueId,
  since,
  penalty,
  level,
  paused: paused && { ...paused },
  cannotRing,
  callsTaken,
  lastCallAt,
});

function nameRequest({ requestId, agentId, due }: PendingRequest): Entry<'requests'> {
  if (due === undefined) return { requestId, agentId };
  if ('rejection' in due)
    return { requestId, agentId, at: due.at, rejection: { ...due.rejection, facts: { ...due.rejection.facts } } };
  if (!('by' in due.command)) return { requestId, agentId, at: due.at, command: copyOf(due.command) };
  const { agentId: same, queueIds, attributes, ...command } = due.command;
  return { requestId, agentId, at: due.at, command: { ...command, queues: queueIds && [...queueIds] } };
}

/** As the schema types it: its own copy. */
const copyOf = (command: CallCommand) => structuredClone(command) as z.infer<typeof callCommand>;

const ifAny = <T>(list: readonly T[]): T[] | undefined => (list.length === 0 ? undefined : [...list]);

/** The profile's name, and the choices that differ from it. */
function namePolicy(policy: Policy): FloorFile['policy'] {
  const { profile } = policy;
  const differs = ([name, choice]: [string, unknown]) =>
    JSON.stringify(choice) !== JSON.stringify(PROFILES[profile][name as keyof Policy]);
  const choices = Object.entries(policy).filter(differs);
  return choices.length === 0 ? profile : { profile, ...Object.fromEntries(choices) };
}
