// Who is in a queue, as the call center lists them: who waits, is rung for or is served, and who has given up of late.

import type { QueueCall } from './calls.ts';
import type { EslContext, Said } from './context.ts';
import { table } from './tables.ts';

const COLUMNS = [
  ...['queue', 'instance_id', 'uuid', 'session_uuid', 'cid_number', 'cid_name', 'system_epoch', 'joined_epoch'],
  ...['rejoined_epoch', 'bridge_epoch', 'abandoned_epoch', 'base_score', 'skill_score', 'serving_agent'],
  ...['serving_system', 'state', 'score'],
];

type Row = readonly (string | number)[];

const seconds = (ms: number): number => Math.floor(ms / 1000);

/** Of the queue that is called so; of all, where none is named. */
export function membersOf(context: EslContext, name: string | undefined): readonly Row[] {
  const { queues, calls, engine } = context;
  const queueIds = name === undefined ? [...engine.acd.queues.keys()] : [queues.idOf(name) ?? ''];
  const now = engine.clock.now();
  return queueIds.flatMap((queueId) => {
    const since = now - queues.settingsOf(queueId).discardAbandonedAfter * 1000;
    return [
      ...calls.abandonedIn(queueId, since).map(({ call, at }) => abandonedRow(context, call, at)),
      ...calls.in(queueId).map((call) => memberRow(context, call)),
    ];
  });
}

export const listMembers = (context: EslContext, name: string | undefined): Said =>
  table(COLUMNS, membersOf(context, name));

function abandonedRow(context: EslContext, call: QueueCall, at: number): Row {
  return [...who(context, call, ''), 0, seconds(at), 0, 0, '', '', 'Abandoned', scoreOf(context, call)];
}

function memberRow(context: EslContext, call: QueueCall): Row {
  const bridged = call.served === undefined ? 0 : seconds(call.served.answeredAt);
  return [
    ...[...who(context, call, call.sessionUuid), bridged, 0, 0, 0],
    ...[...servingOf(context, call), scoreOf(context, call)],
  ];
}

/** The agent, his system, and the member's state; where all are rung at once it is they, whether there is one or not. */
function servingOf({ agents, engine }: EslContext, { queueId, served, offers }: QueueCall): Row {
  if (served !== undefined) return [agents.nameOf(served.agentId), 'single_box', 'Answered'];
  if (engine.acd.queues.get(queueId)?.strategy === 'ringAll') return ['ring-all', '', 'Trying'];
  const [ringing] = offers.keys();
  return ringing === undefined ? ['', '', 'Waiting'] : [agents.nameOf(ringing), 'single_box', 'Trying'];
}

const who = ({ queues }: EslContext, call: QueueCall, session: string): Row => [
  ...[queues.nameOf(call.queueId), 'single_box', call.memberUuid, session, call.number, call.name],
  ...[seconds(call.joinedAt), seconds(call.joinedAt), 0],
];

/** The seconds that somebody has waited, or has been there. */
const scoreOf = ({ engine }: EslContext, { joinedAt }: QueueCall): number =>
  seconds(engine.clock.now()) - seconds(joinedAt);
