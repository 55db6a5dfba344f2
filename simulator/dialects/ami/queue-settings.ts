// Actions that set how a queue or its members are, and change nobody's login or pause.

import { type Packet, valueIn } from './codec.ts';
import { type Action, type AmiContext, type Asker, DIALECT, failure, type Reply, success } from './context.ts';
import { tellMember } from './event-encoders.ts';
import type { Member } from './members.ts';
import { isFalse, isTrue, keptOf, queueIdOf } from './names.ts';

export const QUEUE_SETTINGS: readonly Action[] = [
  { name: 'QueueReset', synopsis: 'Reset queue statistics.', run: queueReset },
  {
    name: 'QueueMemberRingInUse',
    classes: ['agent'],
    synopsis: 'Set the ringinuse value for a queue member.',
    run: queueMemberRingInUse,
  },
];

/** A success whether there is such a queue or not. */
function queueReset({ engine, statistics }: AmiContext, packet: Packet, { requestId }: Asker): Reply {
  const queue = valueIn(packet, 'Queue');
  const queueIds = queue === undefined ? [...engine.acd.queues.keys()] : [queueIdOf(engine.acd, queue)];
  for (const queueId of queueIds) {
    statistics.reset(queueId);
    engine.execute({ type: 'ResetQueue', queueId }, { origin: 'connector', dialect: DIALECT, requestId });
  }
  return success('Queue stats reset successfully');
}

function queueMemberRingInUse(context: AmiContext, packet: Packet): Reply {
  const [device, word] = [valueIn(packet, 'Interface'), valueIn(packet, 'RingInUse')];
  if (device === undefined || word === undefined) return failure("Need 'Interface' and 'RingInUse' parameters.");
  if (!isTrue(word) && !isFalse(word))
    return failure("'RingInUse' parameter must be a truth value (yes/no, on/off, 0/1, etc)");
  const affected = membersMeant(context, device, valueIn(packet, 'Queue'));
  if (affected.length === 0) return { response: 'Error', headers: [['Message', INVALID, `Message: ${INVALID}\n\r\n`]] };
  for (const member of affected) {
    member.ringinuse = isTrue(word) ? 1 : 0;
    tellMember(context, 'QueueMemberRinginuse', member);
  }
  return success('Interface ringinuse set successfully');
}

/** The members that a device is, in the queue that is named, or in all. */
function membersMeant(
  { members, engine: { acd } }: AmiContext,
  device: string,
  queue: string | undefined,
): readonly Member[] {
  const agentId = members.ownerOf(keptOf(device));
  const queueIds = queue === undefined ? [...acd.queues.keys()] : [queueIdOf(acd, queue)];
  return queueIds.flatMap((queueId) => members.find(agentId, queueId) ?? []);
}

/** A line feed stands behind it, so that the message ends with its line. */
const INVALID = 'Invalid interface, queuename, or ringinuse value';
