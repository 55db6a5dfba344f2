// Actions that list queues: their numbers, who is a member, who waits.

import type { Call } from '../../core/model/call.ts';
import { lengthOfLine, lineOf } from './call-history.ts';
import { type Headers, type Packet, valueIn } from './codec.ts';
import { type Action, type AmiContext, listed, type Reply } from './context.ts';
import { deviceStatus, type Member, memberItem, staticMember } from './members.ts';
import { queueIdOf } from './names.ts';
import { levels } from './statistics.ts';

export const QUEUE_LISTS: readonly Action[] = [
  { name: 'QueueStatus', synopsis: 'Show queue status.', run: queueStatus },
  { name: 'QueueSummary', synopsis: 'Show queue summary.', run: queueSummary },
];

function queueStatus(context: AmiContext, packet: Packet): Reply {
  const wanted = valueIn(packet, 'Member');
  const isWanted = (one: Member) => wanted === undefined || one.interface === wanted || one.memberName === wanted;
  const items = queuesAsked(context, packet).flatMap((queueId): Headers[] => [
    [['Event', 'QueueParams'], ...paramsOf(context, queueId)],
    ...membersOf(context, queueId)
      .filter(isWanted)
      .map((one): Headers => [['Event', 'QueueMember'], ...memberItem(context, one)]),
    ...lineOf(context.engine.acd, queueId).map((call, index) => entryOf(context, call, index + 1)),
  ]);
  return listed('Queue status will follow', 'QueueStatusComplete', items);
}

function paramsOf(context: AmiContext, queueId: string): Headers {
  const about = context.statistics.of(queueId);
  const [ofAnswered, ofAll] = levels(about);
  return [
    ['Queue', queueId],
    ['Max', 0],
    ['Strategy', context.config.strategy],
    ['Calls', lengthOfLine(context.engine.acd, queueId)],
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

function entryOf(context: AmiContext, call: Call, position: number): Headers {
  const { name, uniqueid, caller, connected } = context.channels.callerOf(call).one;
  return [
    ['Event', 'QueueEntry'],
    ['Queue', call.queueId ?? ''],
    ['Position', position],
    ['Channel', name],
    ['Uniqueid', uniqueid],
    ['CallerIDNum', caller.number || 'unknown'],
    ['CallerIDName', caller.name || 'unknown'],
    ['ConnectedLineNum', connected.number || 'unknown'],
    ['ConnectedLineName', connected.name || 'unknown'],
    ['Wait', waitOf(context, call)],
    ['Priority', 0],
  ];
}

function queueSummary(context: AmiContext, packet: Packet): Reply {
  const items = queuesAsked(context, packet).map((queueId): Headers => {
    const reachable = membersOf(context, queueId).filter((one) => deviceStatus(context, one) !== 4);
    const free = reachable.filter((one) => one.held.paused === undefined && deviceStatus(context, one) <= 1);
    const line = lineOf(context.engine.acd, queueId);
    const { holdTime, talkTime } = context.statistics.of(queueId);
    return [
      ['Event', 'QueueSummary'],
      ['Queue', queueId],
      ['LoggedIn', reachable.length],
      ['Available', free.length],
      ['Callers', line.length],
      ['HoldTime', holdTime],
      ['TalkTime', talkTime],
      ['LongestHoldTime', line.reduce((longest, call) => Math.max(longest, waitOf(context, call)), 0)],
    ];
  });
  return listed('Queue summary will follow', 'QueueSummaryComplete', items);
}

/** Those that are configured first. */
export const membersOf = ({ config, members, startedAt }: AmiContext, queueId: string): readonly Member[] => [
  ...config.staticMembers.filter((one) => one.queueId === queueId).map((one) => staticMember(one, startedAt * 1000)),
  ...members.of(queueId),
];

/** In seconds. */
export const waitOf = (context: AmiContext, call: Call): number =>
  context.seconds() - (context.histories.get(call.id)?.joined ?? context.seconds());

function queuesAsked({ engine }: AmiContext, packet: Packet): readonly string[] {
  const queue = valueIn(packet, 'Queue');
  if (queue === undefined) return [...engine.acd.queues.keys()];
  const queueId = queueIdOf(engine.acd, queue);
  return engine.acd.queues.has(queueId) ? [queueId] : [];
}
