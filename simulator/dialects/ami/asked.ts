// What an action asks, as far as it can be told before it is answered, and how it stands in the journal: secrets masked.

import type { AgentCommand } from '../../core/message.ts';
import type { Asked } from '../../faults/fault.ts';
import { type Headers, type Packet, valueIn } from './codec.ts';
import { type AmiContext, DIALECT } from './context.ts';
import { isTrue, queueIdsOf } from './names.ts';

/** The Command that an action is; undefined where it is none. */
const COMMANDS = new Map<string, (packet: Packet) => AgentCommand['type']>([
  ['queueadd', () => 'LogIn'],
  ['queueremove', () => 'LogOut'],
  ['queuepause', (packet) => (isTrue(valueIn(packet, 'Paused')) ? 'SetNotReady' : 'SetReady')],
]);

export function askedBy(packet: Packet, { members, engine, config }: AmiContext, requestId: string): Asked {
  const asked = { dialect: DIALECT, requestId };
  const device = valueIn(packet, 'Interface');
  const agentId = device === undefined ? valueIn(packet, 'Agent') : (members.agentAt(device) ?? device);
  const type = COMMANDS.get(valueIn(packet, 'Action')?.toLowerCase() ?? '')?.(packet);
  if (type === undefined || device === undefined || agentId === undefined) return { ...asked, agentId };
  const queue = valueIn(packet, 'Queue');
  const queueIds = queue === undefined ? undefined : queueIdsOf(engine.acd, queue, config.defaultQueue);
  return {
    ...asked,
    agentId,
    command: { type, by: 'system', agentId, queueIds, reasonCode: valueIn(packet, 'Reason') },
  };
}

const SECRETS = ['secret', 'key'];
/** How much of each line is kept, in characters, how many lines, and how much of the whole. */
const KEPT = { line: 1024, lines: 64, text: 4096 };

/** The headers of an action, or of a reply; of a name that is repeated the first counts. */
export function wireOf(lines: Headers): Readonly<Record<string, string | number>> {
  const rows = lines
    .slice(0, KEPT.lines)
    .map(([name, value]) => [name, isSecret(name) ? '***' : typeof value === 'string' ? cut(value) : value] as const);
  return Object.fromEntries([...rows].reverse());
}

/** The action as it came over the wire. */
export function bytesIn({ text }: Packet): string {
  const lines = text.split('\r\n').map((line) => {
    const [name = ''] = line.split(':');
    return isSecret(name) ? `${name}: ***` : line;
  });
  return `${lines.join('\r\n').slice(0, KEPT.text)}\r\n\r\n`;
}

const isSecret = (name: string): boolean => SECRETS.includes(name.trim().toLowerCase());

const cut = (value: string): string => (value.length <= KEPT.line ? value : `${value.slice(0, KEPT.line)}…`);
