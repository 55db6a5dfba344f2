// What a fault strikes, and whether two of them would strike the same.

import type { DecodedRequest, EventFacts, Match } from './fault.ts';

/** Whether a request is struck: a Command, unless the fault is told otherwise. */
export function strikesRequest(match: Match, { dialect, agentId, command }: DecodedRequest): boolean {
  const { requests = 'commands' } = match;
  if (requests !== 'all' && (requests === 'commands') !== (command !== undefined)) return false;
  if (isOther(match.dialect, dialect) || isOther(match.agentId, agentId)) return false;
  if (isOther(match.command, command?.type)) return false;
  return match.queueId === undefined || queueIdsOf(command).includes(match.queueId);
}

function queueIdsOf(command: DecodedRequest['command']): readonly string[] {
  if (command === undefined) return [];
  if ('destination' in command) return [command.destination];
  return 'queueIds' in command ? (command.queueIds ?? []) : [];
}

/** Whether an event is struck. */
export function strikesEvent(match: Match, { dialect, event, agentId, queueIds }: EventFacts): boolean {
  if (isOther(match.dialect, dialect) || isOther(match.event, event) || isOther(match.agentId, agentId)) return false;
  return match.queueId === undefined || queueIds.includes(match.queueId);
}

const isOther = (wanted: string | undefined, given: string | undefined): boolean =>
  wanted !== undefined && wanted !== given;

/** Whether something can be struck by both. */
export function overlap(one: Match, other: Match): boolean {
  const names = ['dialect', 'agentId', 'command', 'queueId', 'event'] as const;
  if (names.some((name) => one[name] !== undefined && isOther(other[name], one[name]))) return false;
  const [a, b] = [one.requests ?? 'commands', other.requests ?? 'commands'];
  return a === b || a === 'all' || b === 'all';
}
