// Commands and agents at the ACD, in words for a report.

import type { AgentAtAcd, CallAtAcd, SentCommand } from './acd-under-test.ts';

/** A Command as a person would say it. */
export function describeCommand({
  type,
  agentId,
  queueIds,
  reasonCode,
  outcome,
  rejection,
  ...call
}: SentCommand): string {
  const who = agentId === undefined ? '' : ` of agent ${json(agentId)}`;
  const where = queueIds === undefined ? '' : ` at ${queueIds.join(' and ')}`;
  const why = reasonCode === undefined ? '' : ` with reason ${json(reasonCode)}`;
  const end = rejection === undefined ? outcome : `refused: ${rejection}`;
  return `${type}${who}${ofCall(call)}${where}${why} (${end})`;
}

function ofCall({ callId, destination, digits }: Pick<SentCommand, 'callId' | 'destination' | 'digits'>): string {
  const which = callId === undefined ? '' : ` in call ${json(callId)}`;
  const whom = destination === undefined ? '' : ` to ${json(destination)}`;
  return `${which}${whom}${digits === undefined ? '' : ` with ${json(digits)}`}`;
}

export const describeCommands = (commands: readonly SentCommand[]): string =>
  commands.length === 0 ? 'no Command' : commands.map(describeCommand).join(', then ');

/** The agent at the ACD as a person would say it. */
export const describeAgent = (held: AgentAtAcd | undefined): string =>
  held === undefined ? 'unknown to the ACD' : `${held.state}${inQueues(held)}`;

/** A call at the ACD as a person would say it. */
export const describeCall = ({ id, dialled, legs }: CallAtAcd): string =>
  `call ${json(id)} to ${json(dialled)} with ${legs.map(({ agentId, number, state }) => `${agentId === undefined ? json(number) : `agent ${json(agentId)}`} ${state}`).join(' and ') || 'nobody'}`;
const inQueues = ({ queues }: AgentAtAcd): string =>
  queues.length === 0 ? ', logged in to no queue' : `, logged in to ${queues.join(' and ')}`;
export const json = (value: unknown): string => JSON.stringify(value) ?? 'nothing';
/** A list as a person would read it. */
export const describeList = (list: readonly string[]): string => (list.length === 0 ? 'nothing' : list.join(', then '));
