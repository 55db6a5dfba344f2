// What an action asks, as far as it can be told before it is answered, and how it stands in the journal: secrets masked.

import type { AgentCommand } from '../../core/message.ts';
import type { Asked } from '../../faults/fault.ts';
import { type Packet, valueIn } from './codec.ts';
import { type AmiContext, DIALECT } from './context.ts';
import { isTrue, queueIdOf } from './names.ts';

/** The Command that an action is; undefined where it is none. */
const COMMANDS: Readonly<Record<string, (packet: Packet) => AgentCommand['type']>> = {
  queueadd: () => 'LogIn',
  queueremove: () => 'LogOut',
  queuepause: (packet) => (isTrue(valueIn(packet, 'Paused')) ? 'SetNotReady' : 'SetReady'),
};

export function askedBy(packet: Packet, { members, engine, config }: AmiContext, requestId: string): Asked {
  const asked = { dialect: DIALECT, requestId };
  const device = valueIn(packet, 'Interface');
  const agentId = device === undefined ? valueIn(packet, 'Agent') : (members.agentAt(device) ?? device);
  const type = COMMANDS[valueIn(packet, 'Action')?.toLowerCase() ?? '']?.(packet);
  if (type === undefined || device === undefined || agentId === undefined) return { ...asked, agentId };
  const queue = valueIn(packet, 'Queue');
  const queueIds = queue === undefined || queue === config.defaultQueue ? undefined : [queueIdOf(engine.acd, queue)];
  return {
    ...asked,
    agentId,
    command: { type, by: 'system', agentId, queueIds, reasonCode: valueIn(packet, 'Reason') },
  };
}

const SECRETS = ['secret', 'key'];

/** The headers of an action. */
export function wireOf({ lines }: Packet): Readonly<Record<string, string>> {
  const rows = lines.map(([name, value]) => [name, SECRETS.includes(name.toLowerCase()) ? '***' : value] as const);
  return Object.fromEntries([...rows].reverse());
}

/** The action as it came over the wire. */
export const bytesIn = ({ text }: Packet): string =>
  `${text.replace(/^((?:secret|key)\s*:).*$/gim, '$1 ***').slice(0, 4096)}\r\n\r\n`;
