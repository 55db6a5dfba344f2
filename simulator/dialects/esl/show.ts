// `show calls` and `show channels`: the two channels of each queue call, in the columns of the switch's own tables, by its source. The
// far halves of the channels are not among them.

import type { Offer, QueueCall } from './calls.ts';
import { agentChannelOf, callerChannelOf } from './channel-headers.ts';
import type { ApiCall, EslContext, Said } from './context.ts';
import { localDate } from './event.ts';
import { wordsIn } from './words.ts';

/** A row of the table, by column; whatever is not there is empty. */
type Row = Readonly<Record<string, string | number | undefined>>;

const CHANNEL_COLUMNS = [
  ...['uuid', 'direction', 'created', 'created_epoch', 'name', 'state', 'cid_name', 'cid_num', 'ip_addr', 'dest'],
  ...['application', 'application_data', 'dialplan', 'context', 'read_codec', 'read_rate', 'read_bit_rate'],
  ...['write_codec', 'write_rate', 'write_bit_rate', 'secure', 'hostname', 'presence_id', 'presence_data'],
  ...['accountcode', 'callstate', 'callee_name', 'callee_num', 'callee_direction', 'call_uuid', 'sent_callee_name'],
  ...['sent_callee_num', 'initial_cid_name', 'initial_cid_num', 'initial_ip_addr', 'initial_dest'],
  ...['initial_dialplan', 'initial_context'],
];

const FIRST_OF_CALL = CHANNEL_COLUMNS.slice(0, 10);
const SENT = ['sent_callee_name', 'sent_callee_num'];
const OF_PRESENCE = ['presence_id', 'presence_data', 'accountcode', 'callstate'];
const OF_CALLEE = ['callee_name', 'callee_num', 'callee_direction'];

const CALL_COLUMNS = [
  ...[...FIRST_OF_CALL, ...OF_PRESENCE, ...OF_CALLEE, 'call_uuid', 'hostname', ...SENT],
  ...[...FIRST_OF_CALL, ...OF_PRESENCE, ...OF_CALLEE, ...SENT].map((column) => `b_${column}`),
  'call_created_epoch',
];

const SHOWN: Readonly<
  Record<string, { readonly columns: readonly string[]; rows(context: EslContext): readonly Row[] }>
> = {
  calls: { columns: CALL_COLUMNS, rows: callRows },
  channels: { columns: CHANNEL_COLUMNS, rows: (context) => context.calls.all().flatMap(channelRowsIn(context)) },
};

export function show(context: EslContext, { args }: ApiCall): Said {
  const [what = '', ...rest] = wordsIn(args);
  const shown = Object.hasOwn(SHOWN, what.toLowerCase()) ? SHOWN[what.toLowerCase()] : undefined;
  if (shown === undefined) return USAGE;
  const isCount = rest[0]?.toLowerCase() === 'count';
  const [as, format = ''] = rest.slice(isCount ? 1 : 0);
  const rows = shown.rows(context);
  return written(as?.toLowerCase() === 'as' ? format : 'csv', { columns: shown.columns, rows, isCount });
}

interface Table {
  readonly columns: readonly string[];
  readonly rows: readonly Row[];
  /** How many there are, and not which. */
  readonly isCount: boolean;
}

function written(format: string, { columns, rows, isCount }: Table): string {
  const cells = isCount ? [] : rows.map((row) => columns.map((column) => String(row[column] ?? '')));
  const count = rows.length;
  switch (format.toLowerCase()) {
    case 'csv':
    case 'delim': {
      const lines = cells.length === 0 ? [] : [columns, ...cells].map((line) => `${line.join(',')}\n`);
      return `${lines.join('')}\n${count} total.\n`;
    }
    case 'json': {
      const objects = cells.map((line) => Object.fromEntries(columns.map((column, index) => [column, line[index]])));
      if (cells.length === 0 && !isCount) return '{"row_count": 0}\n';
      return JSON.stringify({ row_count: count, rows: objects });
    }
    default:
      return `-ERR Cannot find format ${format}\n`;
  }
}

const CODEC = {
  ...{ read_codec: 'L16', read_rate: 8000, read_bit_rate: 128000 },
  ...{ write_codec: 'L16', write_rate: 8000, write_bit_rate: 128000 },
};

const SITE = { dialplan: 'xml', context: 'default', initial_dialplan: 'xml', initial_context: 'default' };

/** What both ends of a call have alike. */
const commonRow = ({ name, number }: QueueCall, { config }: EslContext, at: number): Row => ({
  ...{ created: localDate(at), created_epoch: Math.floor(at / 1000), hostname: config.hostname },
  ...{ cid_name: name, cid_num: number, initial_cid_name: name, initial_cid_num: number, ...SITE },
});

const callerRow = (context: EslContext, call: QueueCall): Row => ({
  ...commonRow(call, context, call.joinedAt),
  ...{ uuid: call.sessionUuid, direction: 'inbound', name: callerChannelOf(call), state: 'CS_EXECUTE', ...CODEC },
  ...{ dest: call.destination, initial_dest: call.destination, callstate: 'ACTIVE', call_uuid: call.sessionUuid },
  ...{ application: 'callcenter', application_data: context.queues.nameOf(call.queueId) },
});

function agentRow(context: EslContext, call: QueueCall, offer: Offer): Row {
  const isAnswered = offer.answeredAt !== undefined;
  const talking = isHeld(context, call) ? 'HELD' : 'ACTIVE';
  return {
    ...commonRow(call, context, offer.calledAt),
    ...{ uuid: offer.uuid, direction: 'outbound', name: agentChannelOf(offer), ...(isAnswered ? CODEC : {}) },
    ...{ dest: offer.phone, initial_dest: offer.phone, call_uuid: isAnswered ? call.sessionUuid : offer.uuid },
    state: isAnswered ? 'CS_EXCHANGE_MEDIA' : 'CS_CONSUME_MEDIA',
    callstate: isAnswered ? talking : 'RINGING',
  };
}

/** By whoever has answered. */
function isHeld({ engine }: EslContext, { call, served }: QueueCall): boolean {
  const legs = engine.acd.calls.get(call.id)?.legs ?? [];
  return legs.some(({ agentId, state }) => agentId === served?.agentId && state === 'Held');
}

/** The phones that it rings at. */
const ringingRows = (context: EslContext, call: QueueCall): readonly Row[] =>
  [...call.offers.values()].map((offer) => agentRow(context, call, offer));

const channelRowsIn =
  (context: EslContext) =>
  (call: QueueCall): readonly Row[] => [
    callerRow(context, call),
    ...ringingRows(context, call),
    ...(call.served === undefined ? [] : [agentRow(context, call, call.served)]),
  ];

/** A bridge of two channels is one row; a channel that is in none is one as well. */
function callRows(context: EslContext): readonly Row[] {
  return context.calls.all().flatMap((call): readonly Row[] => {
    const { served } = call;
    const ringing = ringingRows(context, call);
    if (served === undefined) return [callerRow(context, call), ...ringing];
    const agent = Object.entries(agentRow(context, call, served)).map(([column, value]) => [`b_${column}`, value]);
    const began = { call_created_epoch: Math.floor(served.answeredAt / 1000) };
    return [{ ...callerRow(context, call), ...Object.fromEntries(agent), ...began }, ...ringing];
  });
}

const USAGE =
  '-USAGE: codec|endpoint|application|api|dialplan|file|timer|calls [count]|channels [count|like <match string>]|calls|detailed_calls|bridged_calls|detailed_bridged_calls|aliases|complete|chat|management|modules|nat_map|say|interfaces|interface_types|tasks|limits|status\n';
