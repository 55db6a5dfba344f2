// Queues as Asterisk's command line shows them: for people, but dashboards read it as well.

import { lineOf } from './call-history.ts';
import type { AmiContext } from './context.ts';
import { deviceStatus, isInCall, type Member, memberNumbers } from './members.ts';
import { queueIdOf } from './names.ts';
import { membersOf, waitOf } from './queue-lists.ts';
import { levels } from './statistics.ts';

/** The lines of one queue, or of all by their names. */
export function showQueues(context: AmiContext, name: string | undefined): readonly string[] {
  const { queues } = context.engine.acd;
  if (name === undefined) {
    const all = [...queues.keys()].sort();
    return all.length === 0 ? ['No queues.'] : all.flatMap((queueId) => linesOf(context, queueId));
  }
  const queueId = queueIdOf(context.engine.acd, name);
  return queues.has(queueId) ? linesOf(context, queueId) : [`No such queue: ${name}.`];
}

function linesOf(context: AmiContext, queueId: string): readonly string[] {
  const about = context.statistics.of(queueId);
  const [ofAnswered, ofAll] = levels(about);
  const { holdTime, talkTime, completed, abandoned } = about;
  const line = lineOf(context.engine.acd, queueId);
  const members = membersOf(context, queueId);
  const counts = `W:0, C:${completed}, A:${abandoned}, SL:${ofAnswered}%, SL2:${ofAll}% within 0s`;
  return [
    `${queueId} has ${line.length} calls (max unlimited) in '${context.config.strategy}' strategy (${holdTime}s holdtime, ${talkTime}s talktime), ${counts}`,
    ...(members.length === 0 ? ['   No Members'] : ['   Members: ', ...members.map((one) => memberLine(context, one))]),
    ...(line.length === 0
      ? ['   No Callers']
      : ['   Callers: ', ...line.map((call, index) => callerLine(context, call, index))]),
    '',
  ];
}

const STATES: Readonly<Record<number, string>> = { 0: 'Unknown', 1: 'Not in use', 2: 'In use', 4: 'Invalid' };

function memberLine(context: AmiContext, member: Member): string {
  const ago = (at: number): number => context.seconds() - at;
  const { memberName, membership } = member;
  const { penalty, isPaused, pausedReason, lastPause, callsTaken, lastCall, loginTime } = memberNumbers(member);
  const isEnabled = (member.ringinuse ?? context.config.ringinuse) === 1;
  const words = [
    `      ${memberName}${placeOf(member)}`,
    ...(penalty === 0 ? [] : [`with penalty ${penalty}`]),
    `(ringinuse ${isEnabled ? 'enabled' : 'disabled'})`,
    ...(membership === 'dynamic' ? ['(dynamic)'] : []),
    ...(isInCall(context.engine.acd, member) ? ['(in call)'] : []),
    ...(isPaused ? [`(paused${pausedReason && `:${pausedReason}`} was ${ago(lastPause)} secs ago)`] : []),
    `(${STATES[deviceStatus(context, member)]})`,
    callsTaken === 0 ? 'has taken no calls yet' : `has taken ${callsTaken} calls (last was ${ago(lastCall)} secs ago)`,
    `(login was ${ago(loginTime)} secs ago)`,
  ];
  return words.join(' ');
}

/** Where it is reached, if its name does not say so. */
function placeOf({ memberName, interface: device, stateInterface }: Member): string {
  if (memberName.toLowerCase() === device.toLowerCase()) return '';
  return ` (${device}${stateInterface === device ? '' : ` from ${stateInterface}`})`;
}

function callerLine(context: AmiContext, call: ReturnType<typeof lineOf>[number], index: number): string {
  const wait = waitOf(context, call);
  const time = `${Math.floor(wait / 60)}:${String(wait % 60).padStart(2, '0')}`;
  return `      ${index + 1}. ${context.channels.callerOf(call).one.name} (wait: ${time}, prio: 0)`;
}
