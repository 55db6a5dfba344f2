// Redirect: a channel goes on elsewhere in the dialplan. What becomes of a caller who waits, and of a channel that waits by
// itself, is known; of one that talks it is not, and it is refused in Asterisk's words.

import { hangUpCall } from './call-ends.ts';
import type { Half } from './channels.ts';
import { type Packet, valueIn } from './codec.ts';
import { type AmiContext, type Asker, failure, type Reply, success } from './context.ts';
import { isThere } from './dialplan.ts';
import { integerIn } from './names.ts';
import { waitingOn } from './pool.ts';

export function redirect(context: AmiContext, packet: Packet, { requestId }: Asker): Reply {
  const value = (name: string) => valueIn(packet, name);
  const problem =
    problemIn(value, '', 'Channel') ??
    (value('ExtraChannel') !== undefined &&
      value('ExtraContext') !== undefined &&
      problemIn(value, 'Extra', undefined));
  if (problem) return failure(problem);
  const [name = '', other] = [value('Channel'), value('ExtraChannel')];
  const half = context.channels.called(name);
  if (half === undefined) return failure(`Channel does not exist: ${name}`);
  if (other !== undefined && context.channels.called(other) === undefined)
    return failure(`ExtraChannel does not exist: ${other}`);
  const to = {
    context: value('Context') ?? '',
    exten: value('Exten') ?? '',
    priority: integerIn(value('Priority') ?? ''),
  };
  const isDone = other === undefined && moveOn(context, half, to, requestId);
  return isDone ? success('Redirect successful') : failure('Redirect failed');
}

/** What is missing of where a channel goes, in the order in which Asterisk looks. */
function problemIn(
  value: (name: string) => string | undefined,
  prefix: '' | 'Extra',
  first: 'Channel' | undefined,
): string | undefined {
  const priority = `${prefix}Priority`;
  const needed = [...(first ? [first, 'Context'] : []), `${prefix}Exten`, priority];
  const missing = needed.find((name) => value(name) === undefined);
  if (missing !== undefined) return `${missing} not specified`;
  return integerIn(value(priority) ?? '') < 1 ? `${priority} is invalid` : undefined;
}

interface Place {
  readonly context: string;
  readonly exten: string;
  readonly priority: number;
}

/** Whether it is known how that goes. Who waits in a queue leaves it. */
function moveOn(context: AmiContext, { channel, leg }: Half, to: Place, requestId: string): boolean {
  const { owner } = leg;
  if (!isThere(context.config, to.context, to.exten, to.priority)) return false;
  if (owner !== undefined) {
    const history = context.histories.get(owner.callId);
    const isWaiting = history?.answered === undefined && history?.ringing.size === 0;
    if (owner.agentId !== undefined || channel !== leg.one || !isWaiting) return false;
    hangUpCall(context, { half: { channel, leg }, cause: 0, goesOn: true }, requestId);
  } else if (waitingOn(context, leg) !== undefined) return false;
  Object.assign(channel, { ...to, priority: 2, executes: leg.two.executes });
  return true;
}
