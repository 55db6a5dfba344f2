// Actions on queues. Membership is the queue login, being paused is NotReady; the ACD decides both. Asterisk pauses a
// member in one queue, the ACD an agent: an agent is Ready as long as one of the memberships is not paused.

import type { Decision } from '../../core/decide.ts';
import type { AgentCommand } from '../../core/message.ts';
import { type Headers, type Packet, valueIn } from './codec.ts';
import {
  type Action,
  type AmiContext,
  type Asker,
  DIALECT,
  failure,
  listed,
  type Reply,
  success,
  wishKey,
} from './context.ts';
import { deviceStatus, type Member, memberEvent, memberItem } from './members.ts';
import { isTrue, queueIdOf } from './names.ts';
import { type Refused, refusalMessage } from './rejections.ts';
import { settle } from './settled.ts';
import { levels } from './statistics.ts';

export const QUEUE_ACTIONS: readonly Action[] = [
  { name: 'QueueAdd', eventClass: 'agent', synopsis: 'Add interface to queue.', run: queueAdd },
  { name: 'QueueRemove', eventClass: 'agent', synopsis: 'Remove interface from queue.', run: queueRemove },
  {
    name: 'QueuePause',
    eventClass: 'agent',
    synopsis: 'Makes a queue member temporarily unavailable.',
    run: queuePause,
  },
  { name: 'QueuePenalty', eventClass: 'agent', synopsis: 'Set the penalty for a queue member.', run: queuePenalty },
  { name: 'QueueStatus', synopsis: 'Show queue status.', run: queueStatus },
  { name: 'QueueSummary', synopsis: 'Show queue summary.', run: queueSummary },
];

function queueAdd(context: AmiContext, packet: Packet, asker: Asker): Reply | Promise<Reply> {
  const { members, wishes, engine } = context;
  const [queue, device] = [valueIn(packet, 'Queue'), valueIn(packet, 'Interface')];
  if (queue === undefined) return failure("'Queue' not specified.");
  if (device === undefined) return failure("'Interface' not specified.");
  const queueIds = queueIdsOf(context, queue);
  const agentId = members.agentAt(device) ?? hire(context, device, queueIds);
  const paused = isTrue(valueIn(packet, 'Paused'));
  const wish = {
    memberName: valueIn(packet, 'MemberName'),
    stateInterface: valueIn(packet, 'StateInterface'),
    penalty: Math.max(0, Math.trunc(Number(valueIn(packet, 'Penalty') ?? 0)) || 0),
    paused,
    pausedReason: paused ? valueIn(packet, 'Reason') : undefined,
  };
  const joining = queueIds ?? engine.acd.agents.get(agentId)?.defaultQueueIds ?? [];
  for (const queueId of joining) wishes.set(wishKey(agentId, queueId), wish);
  const command: AgentCommand = { ...byLink('LogIn', agentId), queueIds };
  return settle(context, { command, asker }, (decision) => {
    for (const queueId of joining) wishes.delete(wishKey(agentId, queueId));
    const refused = refusal(decision, 'add');
    if (refused !== undefined) return refused;
    if (!paused && engine.acd.agents.get(agentId)?.state === 'NotReady' && !isLie(decision))
      context.quietly(agentId, () => engine.execute(byLink('SetReady', agentId), sourceOf(asker)));
    return success('Added interface to queue');
  });
}

/** Asterisk takes any device; one that nobody has is somebody new. */
function hire({ engine, members }: AmiContext, device: string, queueIds: readonly string[] | undefined): string {
  const id = /^Local\/(.+)@agents$/.exec(device)?.[1] ?? device;
  const isKnown = engine.acd.agents.has(id);
  const isPlace = queueIds === undefined || queueIds.every((queueId) => engine.acd.queues.has(queueId));
  if (isKnown || !isPlace) return id;
  engine.seed({
    agents: [{ id, name: id, password: '', extension: device, defaultQueueIds: [] }],
    queues: [],
    reasonCodes: [],
  });
  return members.agentAt(device) ?? id;
}

function queueRemove(context: AmiContext, packet: Packet, asker: Asker): Reply | Promise<Reply> {
  const [queue, device] = [valueIn(packet, 'Queue'), valueIn(packet, 'Interface')];
  if (queue === undefined || device === undefined) return failure("Need 'Queue' and 'Interface' parameters.");
  const queueIds = queueIdsOf(context, queue);
  const isStatic = context.config.staticMembers.some(
    (one) => one.interface === device && one.queueId === queueIds?.[0],
  );
  if (isStatic) return failure('Member not dynamic');
  const command = { ...byLink('LogOut', context.members.agentAt(device) ?? device), queueIds };
  const answer = (decision: Decision) => refusal(decision, 'remove') ?? success('Removed interface from queue');
  return settle(context, { command, asker }, answer);
}

function queuePause(context: AmiContext, packet: Packet, asker: Asker): Reply | Promise<Reply> {
  const [device, word] = [valueIn(packet, 'Interface'), valueIn(packet, 'Paused')];
  if (device === undefined || word === undefined) return failure("Need 'Interface' and 'Paused' parameters.");
  const [queue, reason, paused] = [valueIn(packet, 'Queue'), valueIn(packet, 'Reason'), isTrue(word)];
  const { members } = context;
  const agentId = members.agentAt(device) ?? device;
  const all = members.ofAgent(agentId);
  const affected =
    queue === undefined ? all : all.filter(({ queueId }) => queueId === queueIdOf(context.engine.acd, queue));
  const isReady = all.some((member) => (affected.includes(member) ? !paused : !member.paused));
  const command: AgentCommand = {
    ...byLink(isReady ? 'SetReady' : 'SetNotReady', agentId),
    queueIds: queue === undefined ? undefined : [queueIdOf(context.engine.acd, queue)],
    reasonCode: isReady ? undefined : reason,
  };
  return settle(context, { command, asker }, (decision) => {
    const refused = refusal(decision, 'pause');
    const isAsBefore = decision.outcome === 'refused' && decision.rejection.code === 'AlreadyInState';
    if (refused !== undefined && !isAsBefore) return refused;
    if (!isLie(decision)) for (const member of affected) pause(context, member, { paused, reason: reason ?? '' });
    return success(`Interface ${paused ? 'paused' : 'unpaused'} successfully`);
  });
}

/** The reason for going on is told once, and not kept. */
function pause(context: AmiContext, member: Member, { paused, reason }: { paused: boolean; reason: string }): void {
  member.paused = paused;
  member.pausedReason = reason;
  if (paused) member.lastPause = context.seconds();
  const { acd } = context.engine;
  const headers = memberEvent({ acd, member, ringinuse: context.config.ringinuse });
  if (!paused) member.pausedReason = '';
  const { agentId, queueId } = member;
  context.tell({ name: 'QueueMemberPause', eventClass: 'agent', agentId, queueIds: [queueId], headers: () => headers });
}

function queuePenalty(context: AmiContext, packet: Packet): Reply {
  const [device, penalty] = [valueIn(packet, 'Interface'), valueIn(packet, 'Penalty')];
  if (device === undefined || penalty === undefined) return failure("Need 'Interface' and 'Penalty' parameters.");
  const queue = valueIn(packet, 'Queue');
  const { members, engine, config } = context;
  const all = members.ofAgent(members.agentAt(device) ?? device);
  const affected = queue === undefined ? all : all.filter(({ queueId }) => queueId === queueIdOf(engine.acd, queue));
  if (affected.length === 0) return failure('Invalid interface, queuename or penalty');
  for (const member of affected) {
    member.penalty = Math.max(0, Math.trunc(Number(penalty)) || 0);
    const headers = memberEvent({ acd: engine.acd, member, ringinuse: config.ringinuse });
    context.tell({ name: 'QueueMemberPenalty', eventClass: 'agent', headers: () => headers });
  }
  return success('Interface penalty set successfully');
}

function queueStatus(context: AmiContext, packet: Packet): Reply {
  const { engine, members, config } = context;
  const { acd } = engine;
  const member = valueIn(packet, 'Member');
  const items = queuesAsked(context, packet).flatMap((queueId): Headers[] => [
    [['Event', 'QueueParams'], ...paramsOf(context, queueId)],
    ...members
      .of(queueId)
      .filter((one) => member === undefined || one.interface === member)
      .map(
        (one): Headers => [['Event', 'QueueMember'], ...memberItem({ acd, member: one, ringinuse: config.ringinuse })],
      ),
  ]);
  return listed('Queue status will follow', 'QueueStatusComplete', items);
}

function paramsOf({ statistics, config, engine }: AmiContext, queueId: string): Headers {
  const about = statistics.of(queueId);
  const [ofAnswered, ofAll] = levels(about);
  const calls = [...engine.acd.calls.values()].filter((call) => call.queueId === queueId && call.state !== 'Answered');
  return [
    ['Queue', queueId],
    ['Max', 0],
    ['Strategy', config.strategy],
    ['Calls', calls.length],
    ['Holdtime', about.holdTime],
    ['TalkTime', about.talkTime],
    ['Completed', about.completed],
    ['Abandoned', about.abandoned],
    ['ServiceLevel', 0],
    ['ServicelevelPerf', ofAnswered],
    ['ServicelevelPerf2', ofAll],
    ['Weight', 0],
  ];
}

function queueSummary(context: AmiContext, packet: Packet): Reply {
  const { engine, members, statistics } = context;
  const { acd } = engine;
  const items = queuesAsked(context, packet).map((queueId): Headers => {
    const all = members.of(queueId);
    const free = all.filter((one) => !one.paused && deviceStatus(one, acd.agents.get(one.agentId)) <= 1);
    const waiting = [...acd.calls.values()].filter((call) => call.queueId === queueId && call.state !== 'Answered');
    const joined = waiting.map(({ id }) => statistics.calls.get(id)?.joined ?? context.seconds());
    return [
      ['Event', 'QueueSummary'],
      ['Queue', queueId],
      ['LoggedIn', all.length],
      ['Available', free.length],
      ['Callers', waiting.length],
      ['HoldTime', statistics.of(queueId).holdTime],
      ['TalkTime', statistics.of(queueId).talkTime],
      ['LongestHoldTime', Math.max(0, ...joined.map((at) => context.seconds() - at))],
    ];
  });
  return listed('Queue summary will follow', 'QueueSummaryComplete', items);
}

function queuesAsked({ engine }: AmiContext, packet: Packet): readonly string[] {
  const queue = valueIn(packet, 'Queue');
  if (queue === undefined) return [...engine.acd.queues.keys()];
  const queueId = queueIdOf(engine.acd, queue);
  return engine.acd.queues.has(queueId) ? [queueId] : [];
}

/** Undefined where the choice is left to the ACD. */
const queueIdsOf = ({ engine, config }: AmiContext, queue: string): readonly string[] | undefined =>
  queue === config.defaultQueue && !engine.acd.queues.has(queue) ? undefined : [queueIdOf(engine.acd, queue)];

/** The Manager Interface has no passwords of agents: the CTI link vouches for them. */
const byLink = (type: AgentCommand['type'], agentId: string): AgentCommand => ({
  type,
  by: 'system',
  agentId,
});

const sourceOf = ({ requestId }: Asker) => ({ origin: 'connector', dialect: DIALECT, requestId }) as const;

/** Says done, and nothing has been done. */
const isLie = (decision: Decision): boolean => decision.outcome === 'done' && decision.claims !== undefined;

function refusal(decision: Decision, refused: Refused): Reply | undefined {
  return decision.outcome === 'refused' ? failure(refusalMessage(decision.rejection, refused)) : undefined;
}
