// Actions that list the channels there are.

import type { Channel } from './channels.ts';
import { snapshotOf } from './channels.ts';
import { type Header, type Headers, type Packet, valueIn } from './codec.ts';
import { type Action, type AmiContext, failure, type Reply } from './context.ts';
import { isTrue } from './names.ts';

export const CHANNEL_LISTS: readonly Action[] = [
  {
    name: 'CoreShowChannels',
    classes: ['system', 'reporting'],
    synopsis: 'List currently active channels.',
    run: coreShowChannels,
  },
  { name: 'Status', classes: ['system', 'call', 'reporting'], synopsis: 'List channel status.', run: status },
];

function coreShowChannels(context: AmiContext): Reply {
  const items = context.channels
    .all()
    .map(
      ({ channel }): Headers => [
        ['Event', 'CoreShowChannel'],
        ...snapshotOf(channel),
        ['Application', channel.executes.application],
        ['ApplicationData', channel.executes.data],
        ['Duration', durationOf(context.seconds() - channel.since)],
        ['BridgeId', channel.bridge],
      ],
    );
  return {
    response: 'Success',
    headers: [['Message', 'Channels will follow']],
    list: { items, complete: 'CoreShowChannelsComplete', idFirst: true },
  };
}

/** `01:02:03` */
const durationOf = (seconds: number): string =>
  [seconds / 3600, (seconds % 3600) / 60, seconds % 60]
    .map((part) => String(Math.floor(part)).padStart(2, '0'))
    .join(':');

function status(context: AmiContext, packet: Packet): Reply {
  const name = valueIn(packet, 'Channel');
  const one = name === undefined ? undefined : context.channels.called(name);
  if (name !== undefined && one === undefined) return failure('No such channel');
  const meant = one === undefined ? context.channels.all() : [one];
  const wanted = (valueIn(packet, 'Variables') ?? '').split(',').filter((variable) => variable !== '');
  const isAll = isTrue(valueIn(packet, 'AllVariables'));
  const items = meant.map(
    ({ channel }): Headers => [
      ['Event', 'Status'],
      ['Privilege', 'Call'],
      ...snapshotOf(channel),
      ...stateOf(context, channel),
      ...wanted.map((variable) => variableOf(variable, variableIn(context, channel, variable))),
      ...(isAll ? [...(channel.variables ?? [])].map(([variable, value]) => variableOf(variable, value)) : []),
    ],
  );
  const end: Headers = [['Items', items.length]];
  return {
    response: 'Success',
    headers: [['Message', 'Channel status will follow']],
    list: { items, complete: 'StatusComplete', end },
  };
}

/** What a Local channel that was called by an Originate is like. */
function stateOf({ seconds }: AmiContext, { connected, bridge, executes, since }: Channel): Headers {
  return [
    ['Type', 'Local'],
    ['DNID', ''],
    ['EffectiveConnectedLineNum', connected.number || '<unknown>'],
    ['EffectiveConnectedLineName', connected.name || '<unknown>'],
    ['TimeToHangup', 0],
    ['BridgeID', bridge],
    ['Application', executes.application],
    ['Data', executes.data],
    ['Nativeformats', '(slin)'],
    ['Readformat', 'slin'],
    ['Readtrans', ''],
    ['Writeformat', 'slin'],
    ['Writetrans', ''],
    ['Callgroup', 0],
    ['Pickupgroup', 0],
    ['Seconds', seconds() - since],
  ];
}

/** As Asterisk prints what is not there. */
const NOT_THERE = '(null)';

/** Of a function nothing is known. */
const variableIn = ({ variables }: AmiContext, channel: Channel, name: string): string =>
  name.endsWith(')') ? '' : (channel.variables?.get(name) ?? variables.get(name) ?? NOT_THERE);

const variableOf = (name: string, value: string): Header => ['Variable', `${name}=${value}`];
