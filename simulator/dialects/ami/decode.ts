// What an action asks, as far as it can be told before it is answered.

import type { AgentCommand } from '../../core/message.ts';
import type { DecodedRequest } from '../../faults/fault.ts';
import { actionIn, type Packet, valueIn } from './codec.ts';
import { type AmiContext, DIALECT } from './context.ts';
import { isTrue, queueIdsOf, reasonIn } from './names.ts';

/** The Command that an action is; undefined where it is none. */
const COMMANDS = new Map<string, (packet: Packet) => AgentCommand['type']>([
  ['queueadd', () => 'LogIn'],
  ['queueremove', () => 'LogOut'],
  ['queuepause', (packet) => (isTrue(valueIn(packet, 'Paused')) ? 'SetNotReady' : 'SetReady')],
]);

export function decode(packet: Packet, { members, engine, config }: AmiContext, requestId: string): DecodedRequest {
  const asked = { dialect: DIALECT, requestId };
  const device = valueIn(packet, 'Interface');
  const agentId = device === undefined ? valueIn(packet, 'Agent') : (members.agentAt(device) ?? device);
  const type = COMMANDS.get(actionIn(packet)?.toLowerCase() ?? '')?.(packet);
  if (type === undefined || device === undefined || agentId === undefined) return { ...asked, agentId };
  const queue = valueIn(packet, 'Queue');
  const queueIds = queue === undefined ? undefined : queueIdsOf(engine.acd, queue, config.defaultQueue);
  return {
    ...asked,
    agentId,
    command: { type, by: 'system', agentId, queueIds, reasonCode: reasonIn(packet) },
  };
}
