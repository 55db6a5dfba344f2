// What an action asks, told once, before it is answered: what is decoded here is what faults match, the ACD executes and the
// journal holds.

import { type AskedOfAgent, agentCommandOf } from '../../core/commands.ts';
import { actionIn, type Packet, valueIn } from './codec.ts';
import { type AmiContext, type AmiRequest, DIALECT, failure, type Reply } from './context.ts';
import { canRing } from './devices.ts';
import { isTrue, keptOf, penaltyIn, queueIdOf, reasonIn } from './names.ts';

export function decode(packet: Packet, context: AmiContext, requestId: string): AmiRequest {
  const name = actionIn(packet)?.toLowerCase() ?? '';
  const device = valueIn(packet, 'Interface');
  const agentId = device === undefined ? valueIn(packet, 'Agent') : context.members.ownerOf(keptOf(device));
  const asked = Object.hasOwn(COMMANDS, name) ? COMMANDS[name]?.(context, packet, device) : undefined;
  if (asked === undefined || agentId === undefined || 'response' in asked)
    return { dialect: DIALECT, requestId, agentId, issue: asked && 'response' in asked ? asked : undefined };
  return { dialect: DIALECT, requestId, agentId, command: agentCommandOf({ by: 'system', agentId, ...asked }) };
}

type Asked = Omit<AskedOfAgent, 'by' | 'agentId'>;

/** The Manager Interface has no passwords of agents: the CTI link vouches for them. */
const COMMANDS: Readonly<
  Record<string, (context: AmiContext, packet: Packet, device: string | undefined) => Asked | Reply>
> = {
  queueadd(context, packet, device) {
    const queue = valueIn(packet, 'Queue');
    if (queue === undefined) return failure("'Queue' not specified.");
    if (device === undefined) return failure("'Interface' not specified.");
    const queueIds = [queueIdOf(context.engine.acd, queue)];
    if (isStatic(context, device, queueIds)) return failure('Unable to add interface: Already there');
    const paused = isTrue(valueIn(packet, 'Paused'));
    const reasonCode = paused ? reasonIn(packet) : undefined;
    const isNew = !context.engine.acd.agents.has(context.members.ownerOf(keptOf(device)));
    const extension = isNew && device.includes('/') ? keptOf(device) : undefined;
    const penalty = Math.max(0, penaltyIn(packet));
    const asked = { type: 'LogIn', queueIds, extension, paused, reasonCode, penalty } as const;
    return canRing(valueIn(packet, 'StateInterface') ?? device) ? asked : { ...asked, cannotRing: true };
  },
  queueremove(context, packet, device) {
    const queue = valueIn(packet, 'Queue');
    if (queue === undefined || device === undefined) return failure("Need 'Queue' and 'Interface' parameters.");
    const queueIds = [queueIdOf(context.engine.acd, queue)];
    return isStatic(context, device, queueIds) ? failure('Member not dynamic') : { type: 'LogOut', queueIds };
  },
  queuepause(context, packet, device) {
    const [queue, word] = [valueIn(packet, 'Queue'), valueIn(packet, 'Paused')];
    if (device === undefined || word === undefined) return failure("Need 'Interface' and 'Paused' parameters.");
    const queueIds = queue === undefined ? undefined : [queueIdOf(context.engine.acd, queue)];
    return { type: isTrue(word) ? 'SetNotReady' : 'SetReady', queueIds, reasonCode: reasonIn(packet) };
  },
};

const isStatic = ({ config }: AmiContext, device: string, queueIds: readonly string[] = []): boolean =>
  config.staticMembers.some((one) => one.interface === device && queueIds.includes(one.queueId));
