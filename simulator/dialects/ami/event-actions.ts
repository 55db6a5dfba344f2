// Actions on events: one of a client's own is told, and the states of devices that are kept are listed.

import { type Header, type Headers, headersIn, type Packet, valueIn } from './codec.ts';
import { type Action, type AmiContext, type Reply, success } from './context.ts';
import { keptStates } from './device-states.ts';

export const EVENT_ACTIONS: readonly Action[] = [
  { name: 'UserEvent', classes: ['user'], synopsis: 'Send an arbitrary event.', run: userEvent },
  {
    name: 'DeviceStateList',
    classes: ['call', 'reporting'],
    synopsis: 'List the current known device states.',
    run: deviceStateList,
  },
];

/** Tells the lines of the action as they came, whether they are headers or not, but for those that made it one. */
function userEvent({ tell }: AmiContext, packet: Packet): Reply {
  const lines = packet.text.split('\r\n').filter((line) => !/^(UserEvent|Action):/i.test(line));
  const headers: Headers = [['UserEvent', valueIn(packet, 'UserEvent') ?? ''], ...lines.map(asItCame)];
  tell({ name: 'UserEvent', eventClass: 'user', headers: () => headers });
  return success('Event Sent');
}

function asItCame(line: string): Header {
  const [name, value] = headersIn([line])[0] ?? [line, ''];
  return [name, value, `${line}\r\n`];
}

function deviceStateList(context: AmiContext): Reply {
  const items = [...keptStates(context)].map(
    ([device, state]): Headers => [
      ['Event', 'DeviceStateChange'],
      ['Device', device],
      ['State', state],
    ],
  );
  return {
    response: 'Success',
    headers: [['Message', 'Device State Changes will follow']],
    list: { items, complete: 'DeviceStateListComplete', idFirst: true },
  };
}
