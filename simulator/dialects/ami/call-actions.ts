// Actions on calls: one is sent into a queue, an agent into the pool, and channels are hung up.

import { stateOfCall } from '../../core/model/call.ts';
import { historyOf } from './call-history.ts';
import type { Channel } from './channels.ts';
import { type Headers, type Packet, valueIn } from './codec.ts';
import { type Action, type AmiContext, type Asker, DIALECT, failure, listed, type Reply, success } from './context.ts';
import { keptOf, queueIdOf } from './names.ts';
import { matcherOf } from './pattern.ts';
import { endPoolLeg, enterPool, leavePool } from './pool.ts';

export const CALL_ACTIONS: readonly Action[] = [
  { name: 'Originate', classes: ['originate'], synopsis: 'Originate a call.', run: originate },
  { name: 'Hangup', classes: ['system', 'call'], synopsis: 'Hangup channel.', run: hangupAction },
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

function toQueue(context: AmiContext, { channel, data, packet, asker: { requestId } }: Originated): Reply {
  const { engine, channels } = context;
  const [queue = '', , , , seconds = ''] = data;
  const queueId = queueIdOf(engine.acd, queue);
  const [, callerName = '', from = ''] = /^"?([^"<]*?)"?\s*<?(\d*)>?$/.exec(valueIn(packet, 'CallerID') ?? '') ?? [];
  const callId = `ami-${requestId}`;
  channels.wish(callId, { channel, callerName });
  const command = { type: 'ArriveCall', callId, queueId, from: keptOf(from), dialled: queueId } as const;
  const decision = engine.execute(command, { origin: 'connector', dialect: DIALECT, requestId });
  const call = engine.acd.calls.get(callId);
  if (decision.outcome === 'refused' || call === undefined) {
    channels.forget(callId);
    return decision.outcome === 'refused' ? failure('Originate failed') : success('Originate successfully queued');
  }
  tellOriginated(context, packet, channels.callerOf(call).one);
  if (/^\d{1,9}$/.test(seconds)) context.after(Number(seconds), () => sendOn(context, callId));
  return success('Originate successfully queued');
}

/** Whoever has waited too long in the queue is sent on, and that is the end of it here. */
function sendOn(context: AmiContext, callId: string): void {
  const { engine } = context;
  const history = historyOf(context, callId);
  if (history === undefined || stateOfCall(history.call) === 'Answered') return;
  history.endedBy = 'queue';
  engine.execute({ type: 'HangUp', callId }, { origin: 'control', requestId: engine.nextRequestId() });
}

/** Whoever waits in the pool already is told so, and hung up on. */
function toPool(context: AmiContext, { channel, data, packet }: Originated): Reply {
  const [agentId = ''] = data;
  if (!context.engine.acd.agents.has(agentId)) return failure('Originate failed');
  const isThere = context.pool.has(agentId);
  const leg = isThere ? context.channels.open(channel) : enterPool(context, agentId, channel);
  tellOriginated(context, packet, leg.one);
  if (isThere) endPoolLeg(context, leg);
  return success('Originate successfully queued');
}

/** An event, in spite of its Response. */
function tellOriginated(context: AmiContext, packet: Packet, channel: Channel): void {
  const { name, uniqueid, callerNumber, callerName } = channel;
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
  const channel = valueIn(packet, 'Channel');
  if (channel === undefined) return failure('No channel specified');
  const isMeant = matcherOf(channel);
  if (isMeant === undefined) return failure(`Regex compile failed due to: ${channel} is not understood here`);
  const meant = hangable(context, requestId).filter(({ name }) => isMeant(name));
  if (channel.startsWith('/')) {
    const items = meant.map(
      ({ name }): Headers => [
        ['Event', 'ChannelHungup'],
        ['Channel', name],
      ],
    );
    for (const { hangUp } of meant) hangUp();
    return listed('Channels hung up will follow', 'ChannelsHungupListComplete', items);
  }
  if (meant.length === 0) return failure('No such channel');
  for (const { hangUp } of meant) hangUp();
  return success('Channel Hungup');
}

/** Every channel there is, and what it is to hang it up: its call ends, or its wait. */
function hangable(context: AmiContext, requestId: string): readonly { name: string; hangUp: () => void }[] {
  const { engine, channels, pool } = context;
  const endCall = (callId: string, endedBy: 'agent' | 'caller') => {
    const history = historyOf(context, callId);
    if (history === undefined || !engine.acd.calls.has(callId)) return;
    history.endedBy = endedBy;
    engine.execute({ type: 'HangUp', callId }, { origin: 'connector', dialect: DIALECT, requestId });
  };
  const ofCalls = channels
    .all()
    .map(({ channel: { name }, callId, end }) => ({ name, hangUp: () => endCall(callId, end) }));
  const ofPool = [...pool.values()].flatMap(({ agentId, leg }) =>
    [leg.one, leg.two].map(({ name }) => ({ name, hangUp: () => leavePool(context, agentId) })),
  );
  return [...ofCalls, ...ofPool];
}
