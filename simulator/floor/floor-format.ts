// The floor format and the Acd's own snapshot: each said in the words of the other. What the format leaves out is filled
// in on the way in; on the way out, what goes without saying is left out.

import { DEFAULT_PROFILE, type Policy, PROFILE_NAMES, PROFILES } from '../core/model/policy.ts';
import type { Snapshot } from '../core/snapshot.ts';
import { newCall } from '../http-api/schema/schema.ts';
import type { FloorFile } from './floor-schema.ts';

type Entry<L extends 'agents' | 'queues' | 'calls'> = NonNullable<FloorFile[L]>[number];

/** What `file` says, with all that it leaves out; `policy` counts where it has none. */
export function toSnapshot(file: FloorFile, policy: Policy): Snapshot {
  const agents = (file.agents ?? []).map(toAgent);
  const calls = (file.calls ?? []).map(toCall);
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
    arrivals: file.arrivals ?? calls.reduce((most, { arrival }) => Math.max(most, arrival), 0),
  };
}

function toPolicy(policy: NonNullable<FloorFile['policy']>): Policy {
  if (typeof policy === 'string') return PROFILES[policy];
  const { profile = DEFAULT_PROFILE, ...choices } = policy;
  return { ...PROFILES[profile], ...choices };
}

function toAgent(agent: Entry<'agents'>): Snapshot['agents'][number] {
  const { name = agent.id, defaultQueues = [], state = 'LoggedOut', queues = [], deferredLogout, ...rest } = agent;
  const agentSnapshot = { ...rest, name, defaultQueueIds: defaultQueues, state, queueIds: queues };
  if (deferredLogout === undefined) return agentSnapshot;
  const { queues: queueIds, ...asked } = deferredLogout;
  return { ...agentSnapshot, deferredLogout: { ...asked, queueIds } };
}

/** Calls that do not say when they arrived did so in the order in which they are listed. */
function toCall(call: Entry<'calls'>, index: number): Snapshot['calls'][number] {
  const { from, dialled } = newCall.parse({ queueId: call.queueId, from: call.from, dialled: call.dialled });
  return { ...call, from, dialled, state: call.state ?? 'Waiting', arrival: call.arrival ?? index + 1 };
}

/** Where no line is given, it forms by itself: the Ready agents as they are listed, the calls as they arrived. */
function toQueues(
  queues: readonly Entry<'queues'>[],
  agents: Snapshot['agents'],
  calls: Snapshot['calls'],
): Snapshot['queues'] {
  const ready = agents.filter(({ state }) => state === 'Ready');
  const idle = lines(ready.flatMap(({ id, queueIds }) => queueIds.map((queueId) => ({ id, queueId }))));
  const waiting = lines(calls.filter(({ state }) => state === 'Waiting').sort((a, b) => a.arrival - b.arrival));
  return queues.map(({ id, name = id, idleAgents, waitingCalls }) => ({
    id,
    name,
    idleAgentIds: idleAgents ?? idle.get(id) ?? [],
    waitingCallIds: waitingCalls ?? waiting.get(id) ?? [],
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
export function toFloorFile({ policy, reasonCodes, queues, agents, calls, arrivals }: Snapshot): FloorFile {
  return {
    policy: namePolicy(policy),
    reasonCodes: reasonCodes.map(({ code, label, uses }) => ({ code, label, uses: [...uses] })),
    queues: queues.map(({ id, name, idleAgentIds, waitingCallIds }) => ({
      id,
      name,
      idleAgents: ifAny(idleAgentIds),
      waitingCalls: ifAny(waitingCallIds),
    })),
    agents: agents.map(nameAgent),
    calls: ifAny(calls),
    arrivals: arrivals === 0 ? undefined : arrivals,
  };
}

function nameAgent(agent: Snapshot['agents'][number]): Entry<'agents'> {
  const { defaultQueueIds, state, queueIds, deferredLogout, ...same } = agent;
  return {
    ...same,
    defaultQueues: [...defaultQueueIds],
    state: state === 'LoggedOut' ? undefined : state,
    queues: ifAny(queueIds),
    deferredLogout: deferredLogout && {
      queues: deferredLogout.queueIds && [...deferredLogout.queueIds],
      reasonCode: deferredLogout.reasonCode,
      requestId: deferredLogout.requestId,
    },
  };
}

const ifAny = <T>(list: readonly T[]): T[] | undefined => (list.length === 0 ? undefined : [...list]);

/** The profile's name, or the profile that comes nearest and the choices that differ from it. */
function namePolicy(policy: Policy): FloorFile['policy'] {
  const [nearest] = PROFILE_NAMES.map((profile) => ({ profile, choices: differences(policy, PROFILES[profile]) })).sort(
    (a, b) => Object.keys(a.choices).length - Object.keys(b.choices).length,
  );
  if (nearest === undefined) return undefined;
  return Object.keys(nearest.choices).length === 0 ? nearest.profile : { profile: nearest.profile, ...nearest.choices };
}

function differences(policy: Policy, profile: Policy): object {
  const differs = ([name, choice]: [string, unknown]) =>
    JSON.stringify(choice) !== JSON.stringify(profile[name as keyof Policy]);
  return Object.fromEntries(Object.entries(policy).filter(differs));
}
