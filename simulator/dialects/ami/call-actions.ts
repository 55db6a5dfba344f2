// Actions on calls: one is sent into a queue, an agent into the pool, and channels are hung up.

import { enterPool } from './agent-actions.ts';
import type { Channel } from './channels.ts';
import { type Headers, type Packet, valueIn } from './codec.ts';
import { type Action, type AmiContext, type Asker, DIALECT, failure, listed, type Reply, success } from './context.ts';
import { queueIdOf } from './names.ts';

export const CALL_ACTIONS: readonly Action[] = [
  { name: 'Originate', eventClass: 'originate', synopsis: 'Originate a call.', run: originate },
  { name: 'Hangup', eventClass: 'call', synopsis: 'Hangup channel.', run: hangupAction },
];

function originate(context: AmiContext, packet: Packet, asker: Asker): Reply {
  const [channel, application] = [valueIn(packet, 'Channel'), valueIn(packet, 'Application')];
  if (channel === undefined) return failure('Channel not specified');
  if (!/^\w+\/[^/]+/.test(channel)) return failure('Invalid channel');
  const data = (valueIn(packet, 'Data') ?? '').split(',');
  if (application?.toLowerCase() === 'queue') return toQueue(context, { channel, data, packet, asker });
  if (application?.toLowerCase() === 'agentlogin') return toPool(context, { channel, data, packet, asker });
  return failure('Originate failed');
}

interface Originated {
  readonly channel: string;
  readonly data: readonly string[];
  readonly packet: Packet;
  readonly asker: Asker;
}

function toQueue(context: AmiContext, { channel, data, packet, asker }: Originated): Reply {
  const { engine, channels } = context;
  const [queue = '', , , , seconds = ''] = data;
  const queueId = queueIdOf(engine.acd, queue);
  const [, callerName = '', from = ''] = /^"?([^"<]*?)"?\s*<?(\d*)>?$/.exec(valueIn(packet, 'CallerID') ?? '') ?? [];
  const callId = `ami-${asker.requestId}`;
  channels.wish(callId, { channel, callerName });
  const command = { type: 'ArriveCall', callId, queueId, from, dialled: queueId } as const;
  const decision = engine.execute(command, { origin: 'connector', dialect: DIALECT, requestId: asker.requestId });
  if (decision.outcome === 'refused') return failure('Originate failed');
  const call = engine.acd.calls.get(callId);
  if (call !== undefined) answered(context, packet, channels.callerOf(call).one);
  if (/^\d+$/.test(seconds)) endAfter(context, callId, Number(seconds));
  return success('Originate successfully queued');
}

/** Whoever waits too long in the queue is sent on, and that is the end of it here. */
function endAfter({ engine, endings }: AmiContext, callId: string, seconds: number): void {
  engine.clock.schedule(engine.clock.now() + seconds * 1000, () => {
    if (!engine.acd.calls.has(callId) || engine.acd.calls.get(callId)?.state === 'Answered') return;
    endings.set(callId, { by: 'queue' });
    engine.execute({ type: 'EndCall', callId }, { origin: 'control', requestId: engine.nextRequestId() });
  });
}

function toPool(context: AmiContext, { channel, data, packet }: Originated): Reply {
  const [agentId = ''] = data;
  if (!context.engine.acd.agents.has(agentId)) return failure('Originate failed');
  answered(context, packet, enterPool(context, agentId, channel).one);
  return success('Originate successfully queued');
}

/** An event, in spite of its Response. */
function answered(context: AmiContext, packet: Packet, { name, uniqueid, callerNumber, callerName }: Channel): void {
  const actionId = valueIn(packet, 'ActionID');
  const headers: Headers = [
    ...(actionId === undefined ? [] : ([['ActionID', actionId]] as const)),
    ['Response', 'Success'],
    ['Channel', name],
    ['Application', valueIn(packet, 'Application') ?? ''],
    ['Data', valueIn(packet, 'Data') ?? ''],
    ['Reason', 4],
    ['Uniqueid', uniqueid],
    ['CallerIDNum', callerNumber || '<unknown>'],
    ['CallerIDName', callerName || '<unknown>'],
  ];
  context.tell({ name: 'OriginateResponse', eventClass: 'call', headers: () => headers });
}

function hangupAction(context: AmiContext, packet: Packet, { requestId }: Asker): Reply {
  const { engine, channels, endings } = context;
  const channel = valueIn(packet, 'Channel');
  if (channel === undefined) return failure('No channel specified');
  const callIds = channels.callsAt(channel);
  if (callIds.length === 0) return failure('No such channel');
  for (const callId of callIds) {
    const call = engine.acd.calls.get(callId);
    const isAgents = call !== undefined && channels.callerOf(call).one.name !== channel && !channel.startsWith('/');
    endings.set(callId, { by: isAgents ? 'agent' : 'caller' });
    engine.execute({ type: 'EndCall', callId }, { origin: 'connector', dialect: DIALECT, requestId });
  }
  if (!channel.startsWith('/')) return success('Channel Hungup');
  return listed('Channels hung up will follow', 'ChannelsHungupListComplete', []);
}
