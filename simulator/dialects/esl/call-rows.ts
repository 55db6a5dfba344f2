// What the events of a queue call are made of: who calls, who is called, and when what happened; and how one is told.

import { callcenterEvent } from './callcenter-events.ts';
import type { Offer, QueueCall, ServedCall } from './calls.ts';
import type { Rows } from './channel-rows.ts';
import type { EslContext } from './context.ts';
import type { CallcenterAction } from './event-names.ts';

export const seconds = (ms: number): number => Math.floor(ms / 1000);

export const memberRows = ({ memberUuid, sessionUuid, name, number }: QueueCall): Rows => [
  ['CC-Member-UUID', memberUuid],
  ['CC-Member-Session-UUID', sessionUuid],
  ['CC-Member-CID-Name', name],
  ['CC-Member-CID-Number', number],
];

interface About {
  readonly agentId?: string | undefined;
  /** Made in another place of the source than the others of its kind. */
  readonly line?: number;
}

export function tell(
  { tell: tellAll, queues }: EslContext,
  kind: CallcenterAction,
  call: QueueCall,
  rows: () => { readonly before?: Rows; readonly behind: Rows },
  { agentId, line }: About = {},
): void {
  const headers = () => {
    const { before = [], behind } = rows();
    return [...before, ['CC-Queue', queues.nameOf(call.queueId)], ['CC-Action', kind], ...behind] as const;
  };
  const about = { agentId, queueIds: () => [call.queueId] };
  const source = ['mod_callcenter.c', 'callcenter_function', line ?? 0] as const;
  tellAll(callcenterEvent(kind, headers, line === undefined ? about : { ...about, source }));
}

/** Of a caller who joins, who is answered, and who gives up. */
export function tellCount(context: EslContext, call: QueueCall): void {
  const count = context.calls.waitingIn(call.queueId);
  const rows: Rows = [
    ['CC-Count', count],
    ['CC-Selection', 'Single-Queue'],
  ];
  tell(context, 'members-count', call, () => ({ behind: rows }));
}

/** How the agent is called, behind the queue and the action. */
export const agentRows = (context: EslContext, agentId: string): Rows => [
  ['CC-Agent', context.agents.nameOf(agentId)],
  ['CC-Agent-System', 'single_box'],
];

/** `endedAt`: absent while it goes on. */
export const servedBy = (
  context: EslContext,
  { call, agentId, offer }: { readonly call: QueueCall; readonly agentId: string; readonly offer: Offer },
  endedAt = 0,
): ServedCall => ({
  ...{ call, offer, endedAt, queue: context.queues.nameOf(call.queueId), agent: context.agents.nameOf(agentId) },
});

export const timeRows = ({ calledAt, answeredAt = 0 }: Offer): Rows => [
  ['CC-Agent-Called-Time', seconds(calledAt)],
  ['CC-Agent-Answered-Time', seconds(answeredAt)],
];
