// What the call center tells where a phone has rung and nobody has answered there: why, and what becomes of the agent.

import type { EventOf } from '../../core/events.ts';
import { type AgentRow, ON_BREAK, WAITING } from './agents.ts';
import { align } from './align.ts';
import { agentRows, memberRows, seconds, servedBy, tell } from './call-rows.ts';
import { callcenterEvent, setState, setStatus } from './callcenter-events.ts';
import type { QueueCall } from './calls.ts';
import { phoneFellSilent } from './channel-events.ts';
import type { Rows } from './channel-rows.ts';
import type { EslContext } from './context.ts';

/** Why a phone rings no longer. */
type Cause = 'ALLOTTED_TIMEOUT' | 'NO_ANSWER' | 'ORIGINATOR_CANCEL' | 'CALL_REJECTED' | 'LOSE_RACE';

export function failed(context: EslContext, call: QueueCall, agentId: string, cause: Cause): void {
  const offer = context.calls.takeBack(call, agentId);
  const row = context.agents.find(agentId);
  if (offer === undefined) return;
  phoneFellSilent(context, servedBy(context, { call, agentId, offer }), agentId, cause);
  const behind: Rows = [
    ['CC-Hangup-Cause', cause],
    ...agentRows(context, agentId),
    ['CC-Agent-Called-Time', seconds(offer.calledAt)],
    ['CC-Agent-Aborted-Time', context.seconds()],
    ...memberRows(call),
    ['CC-Member-Joined-Time', seconds(call.joinedAt)],
  ];
  tell(context, 'bridge-agent-fail', call, () => ({ behind }), { agentId });
  if (row === undefined) return;
  setState(context, row, WAITING);
  align(context, agentId, context.engine.nextRequestId());
}

export function returned(
  context: EslContext,
  { callId, agentId, unanswered }: EventOf<'CallReturned'>,
  requestId: string | undefined,
): void {
  const call = context.calls.find(callId);
  const row = context.agents.find(agentId);
  if (call === undefined) return;
  if (unanswered === true && row !== undefined) {
    notAnswered(context, call, row);
    failed(context, call, agentId, /\bleg_timeout=/.test(row.contact) ? 'ALLOTTED_TIMEOUT' : 'NO_ANSWER');
    return;
  }
  const isRejected = !isCalledOff(context, agentId, requestId);
  if (isRejected && row !== undefined && row.rejectDelayTime > 0)
    row.readyTime = context.seconds() + row.rejectDelayTime;
  failed(context, call, agentId, isRejected ? 'CALL_REJECTED' : 'ORIGINATOR_CANCEL');
}

/** Whoever goes while it rings, or is set to another status, is called off; who stays has turned the call down. */
function isCalledOff({ engine, asked }: EslContext, agentId: string, requestId = ''): boolean {
  return engine.acd.agents.get(agentId)?.state === 'LoggedOut' || asked.get(requestId)?.agentId === agentId;
}

/** Too often, and the agent has a break. */
function notAnswered(context: EslContext, call: QueueCall, row: AgentRow): void {
  row.noAnswerCount += 1;
  row.readyTime = context.seconds() + row.noAnswerDelayTime;
  if (row.maxNoAnswer <= 0 || row.noAnswerCount < row.maxNoAnswer) return;
  const headers = () =>
    [
      ['CC-Agent', context.agents.nameOf(row.id)],
      ['CC-Action', 'agent-max-no-answer'],
      ['CC-Agent-No-Answer-Count', row.noAnswerCount],
      ['CC-Agent-No-Answer-Status', ON_BREAK],
      ['CC-Member-UUID', call.memberUuid],
      ['CC-Member-Session-UUID', call.sessionUuid],
    ] as const;
  context.tell(callcenterEvent('agent-max-no-answer', headers, { agentId: row.id, queueIds: () => [call.queueId] }));
  setStatus(context, row, ON_BREAK);
}
