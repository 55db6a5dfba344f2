// Variables, of a channel or of everybody. Of a function or a variable that nobody has set nothing is known: the one
// cannot be set, and both say nothing.

import { MOST_ENTRIES } from '../../core/limits.ts';
import { type Channel, snapshotOf } from './channels.ts';
import { type Packet, valueIn } from './codec.ts';
import { type Action, type AmiContext, failure, type Reply, success } from './context.ts';

export const VARIABLE_ACTIONS: readonly Action[] = [
  {
    name: 'Getvar',
    classes: ['call', 'reporting'],
    synopsis: 'Gets a channel variable or function value.',
    run: (context, packet) => onVariable(context, packet, get),
  },
  {
    name: 'Setvar',
    classes: ['call'],
    synopsis: 'Sets a channel variable or function value.',
    run: (context, packet) => onVariable(context, packet, set),
  },
];

interface Meant {
  readonly context: AmiContext;
  readonly packet: Packet;
  readonly name: string;
  /** Undefined: everybody's. */
  readonly channel: Channel | undefined;
}

function onVariable(context: AmiContext, packet: Packet, run: (meant: Meant) => Reply): Reply {
  const name = valueIn(packet, 'Variable');
  if (name === undefined) return failure('No variable specified');
  const channelName = valueIn(packet, 'Channel');
  const channel = channelName === undefined ? undefined : context.channels.called(channelName)?.channel;
  if (channelName !== undefined && channel === undefined) return failure('No such channel');
  return run({ context, packet, name, channel });
}

const isFunction = (name: string): boolean => name.endsWith(')');

/** One or two of them at its beginning hand a variable on, and are no part of its name. */
const keyOf = (name: string): string => name.replace(/^__?/, '');

function get({ context, name, channel }: Meant): Reply {
  const value = isFunction(name) ? undefined : (channel?.variables?.get(name) ?? context.variables.get(name));
  return {
    response: 'Success',
    headers: [
      ['Variable', name],
      ['Value', value ?? ''],
    ],
  };
}

function set({ context, packet, name, channel }: Meant): Reply {
  const variables = channel === undefined ? context.variables : (channel.variables ?? new Map<string, string>());
  if (isFunction(name) || (variables.size >= MOST_ENTRIES && !variables.has(keyOf(name))))
    return failure('Variable not set');
  const value = valueIn(packet, 'Value') ?? '';
  variables.set(keyOf(name), value);
  if (channel !== undefined) channel.variables = variables;
  const headers = [
    ...(channel === undefined ? NO_CHANNEL : snapshotOf(channel)),
    ['Variable', name],
    ['Value', escaped(value)],
  ] as const;
  context.tell({ name: 'VarSet', eventClass: 'dialplan', headers: () => headers });
  return success('Variable Set');
}

const NO_CHANNEL = [
  ['Channel', 'none'],
  ['Uniqueid', 'none'],
] as const;

/** As C writes it between quotes. */
const escaped = (value: string): string => Array.from(value, (one) => ESCAPES[one] ?? one).join('');

const ESCAPES: Readonly<Record<string, string>> = {
  ...Object.fromEntries(Array.from('\\\'"?', (mark) => [mark, `\\${mark}`])),
  ...{ '\x07': '\\a', '\b': '\\b', '\t': '\\t', '\v': '\\v', '\f': '\\f', '\r': '\\r' },
};
