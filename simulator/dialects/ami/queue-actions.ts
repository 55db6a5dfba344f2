// Actions that change queues. Membership is the queue login, being paused is NotReady; the ACD decides both. Asterisk
// pauses a member in one queue, the ACD an agent: an agent is Ready as long as one of the memberships is not paused.

import type { Decision } from '../../core/decide.ts';
import { MOST_ENTRIES } from '../../core/limits.ts';
import type { AgentCommand } from '../../core/message.ts';
import { align } from './alignment.ts';
import { settle } from './await-outcome.ts';
import { type Packet, valueIn } from './codec.ts';
import { type Action, type AmiContext, type Asker, failure, type Reply, success, wishKey } from './context.ts';
import { tellMember } from './event-encoders.ts';
import type { Member } from './members.ts';
import { integerIn, isTrue, keptIn, keptOf, queueIdOf, queueIdsOf, reasonIn } from './names.ts';
import { type Refused, refusalMessage } from './rejections.ts';

export const QUEUE_ACTIONS: readonly Action[] = [
  { name: 'QueueAdd', classes: ['agent'], synopsis: 'Add interface to queue.', run: queueAdd },
  { name: 'QueueRemove', classes: ['agent'], synopsis: 'Remove interface from queue.', run: queueRemove },
  {
    name: 'QueuePause',
    classes: ['agent'],
    synopsis: 'Makes a queue member temporarily unavailable.',
    run: queuePause,
  },
  { name: 'QueuePenalty', classes: ['agent'], synopsis: 'Set the penalty for a queue member.', run: queuePenalty },
];

function queueAdd(context: AmiContext, packet: Packet, asker: Asker): Reply | Promise<Reply | undefined> {
  const { members, pendingMemberOptions, engine, config } = context;
  const [queue, device] = [valueIn(packet, 'Queue'), valueIn(packet, 'Interface')];
  if (queue === undefined) return failure("'Queue' not specified.");
  if (device === undefined) return failure("'Interface' not specified.");
  const queueIds = queueIdsOf(engine.acd, queue, config.defaultQueue);
  if (isStatic(context, device, queueIds)) return failure('Unable to add interface: Already there');
  const agentId = members.agentAt(device) ?? createUnknownAgent(context, device, queueIds);
  const wish = wishIn(packet);
  const joining = queueIds ?? engine.acd.agents.get(agentId)?.defaultQueueIds ?? [];
  for (const queueId of joining) pendingMemberOptions.set(wishKey(agentId, queueId), wish);
  const command: AgentCommand = { ...byLink('LogIn', agentId), queueIds };
  return settle(context, { command, asker }, (decision) => {
    for (const queueId of joining) pendingMemberOptions.delete(wishKey(agentId, queueId));
    const refused = refusal(context, decision, { refused: 'add', command });
    if (refused !== undefined) return refused;
    if (!isLie(decision)) align(context, agentId, asker.requestId);
    return success('Added interface to queue');
  });
}

function wishIn(packet: Packet) {
  return {
    memberName: keptIn(packet, 'MemberName'),
    stateInterface: keptIn(packet, 'StateInterface'),
    penalty: Math.max(0, penaltyIn(packet)),
    paused: isTrue(valueIn(packet, 'Paused')),
    pausedReason: reasonIn(packet),
  };
}

const penaltyIn = (packet: Packet): number => integerIn(valueIn(packet, 'Penalty') ?? '');

/** Asterisk takes any device, as much of it as it keeps; one that nobody has is somebody new. */
function createUnknownAgent(
  { engine, members }: AmiContext,
  asked: string,
  queueIds: readonly string[] | undefined,
): string {
  const device = keptOf(asked);
  const id = /^Local\/(.+)@agents$/.exec(device)?.[1] ?? device;
  const { agents, queues } = engine.acd;
  const isPlace = queueIds === undefined || queueIds.every((queueId) => queues.has(queueId));
  if (agents.has(id) || !isPlace || agents.size >= MOST_ENTRIES) return id;
  engine.seed({
    agents: [{ id, name: id, password: '', extension: device, defaultQueueIds: [] }],
    queues: [],
    reasonCodes: [],
  });
  return members.agentAt(device) ?? id;
}

function queueRemove(context: AmiContext, packet: Packet, asker: Asker): Reply | Promise<Reply | undefined> {
  const { members, engine, config } = context;
  const [queue, device] = [valueIn(packet, 'Queue'), valueIn(packet, 'Interface')];
  if (queue === undefined || device === undefined) return failure("Need 'Queue' and 'Interface' parameters.");
  const queueIds = queueIdsOf(engine.acd, queue, config.defaultQueue);
  if (isStatic(context, device, queueIds)) return failure('Member not dynamic');
  const agentId = members.agentAt(device) ?? device;
  const command: AgentCommand = { ...byLink('LogOut', agentId), queueIds };
  return settle(context, { command, asker }, (decision) => {
    const refused = refusal(context, decision, { refused: 'remove', command });
    if (refused !== undefined) return refused;
    if (!isLie(decision)) align(context, agentId, asker.requestId);
    return success('Removed interface from queue');
  });
}

const isStatic = ({ config }: AmiContext, device: string, queueIds: readonly string[] = []): boolean =>
  config.staticMembers.some((one) => one.interface === device && queueIds.includes(one.queueId));

function queuePause(context: AmiContext, packet: Packet, asker: Asker): Reply | Promise<Reply | undefined> {
  const [device, word] = [valueIn(packet, 'Interface'), valueIn(packet, 'Paused')];
  if (device === undefined || word === undefined) return failure("Need 'Interface' and 'Paused' parameters.");
  const [queue, reason, paused] = [valueIn(packet, 'Queue'), reasonIn(packet), isTrue(word)];
  const { all, affected, agentId } = membersMeant(context, device, queue);
  const isReady =
    affected.length === 0 ? !paused : !paused || all.some((one) => !one.paused && !affected.includes(one));
  const command: AgentCommand = {
    ...byLink(isReady ? 'SetReady' : 'SetNotReady', agentId),
    queueIds: queue === undefined ? undefined : [queueIdOf(context.engine.acd, queue)],
    reasonCode: reason,
  };
  return settle(context, { command, asker }, (decision) => {
    const refused = refusal(context, decision, { refused: 'pause', command });
    const isAsBefore = decision.outcome === 'refused' && decision.rejection.code === 'AlreadyInState';
    if (refused !== undefined && !isAsBefore) return refused;
    if (affected.length === 0 && !isLie(decision)) return failure('Interface not found');
    if (!isLie(decision)) for (const member of affected) pause(context, member, { paused, reason: reason ?? '' });
    return success(`Interface ${paused ? 'paused' : 'unpaused'} successfully`);
  });
}

/** The reason for going on is told once, and not kept. */
function pause(context: AmiContext, member: Member, { paused, reason }: { paused: boolean; reason: string }): void {
  member.paused = paused;
  member.pausedReason = reason;
  if (paused) member.lastPause = context.seconds();
  tellMember(context, 'QueueMemberPause', member);
  if (!paused) member.pausedReason = '';
}

function queuePenalty(context: AmiContext, packet: Packet): Reply {
  const device = valueIn(packet, 'Interface');
  if (device === undefined || valueIn(packet, 'Penalty') === undefined)
    return failure("Need 'Interface' and 'Penalty' parameters.");
  const { affected } = membersMeant(context, device, valueIn(packet, 'Queue'));
  const penalty = penaltyIn(packet);
  if (affected.length === 0 || penalty < 0) return failure('Invalid interface, queuename or penalty');
  for (const member of affected) {
    member.penalty = penalty;
    tellMember(context, 'QueueMemberPenalty', member);
  }
  return success('Interface penalty set successfully');
}

/** Whose device it is, every membership, and those in the queue that is named, if one is. */
export function membersMeant({ members, engine }: AmiContext, device: string, queue: string | undefined) {
  const agentId = members.agentAt(device) ?? device;
  const all = members.ofAgent(agentId);
  const isMeant = ({ queueId }: Member) => queue === undefined || queueId === queueIdOf(engine.acd, queue);
  return { agentId, all, affected: all.filter(isMeant) };
}

/** The Manager Interface has no passwords of agents: the CTI link vouches for them. */
const byLink = (type: AgentCommand['type'], agentId: string): AgentCommand => ({ type, by: 'system', agentId });

/** Says done, and nothing has been done. */
const isLie = (decision: Decision): boolean => decision.outcome === 'done' && decision.claims !== undefined;

/** Asterisk looks for the queue first, the ACD for the agent. */
function refusal(
  { engine }: AmiContext,
  decision: Decision,
  { refused, command: { queueIds } }: { readonly refused: Refused; readonly command: AgentCommand },
): Reply | undefined {
  if (decision.outcome !== 'refused') return undefined;
  const unknown = queueIds?.find((queueId) => !engine.acd.queues.has(queueId));
  const isAboutAgent = ['UnknownAgent', 'NotLoggedIn'].includes(decision.rejection.code);
  if (unknown === undefined || !isAboutAgent) return failure(refusalMessage(decision.rejection, refused));
  return failure(refusalMessage({ code: 'UnknownQueue', facts: { queueId: unknown } }, refused));
}
