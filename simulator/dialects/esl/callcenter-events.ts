// What the call center tells of agents: its events, and where in the switch's source each says it is made.

import type { AgentRow } from './agents.ts';
import type { EslContext } from './context.ts';
import type { EslEvent, Source } from './event.ts';
import { CALLCENTER, type CallcenterAction } from './event-names.ts';

const MODULE = 'mod_callcenter.c';
const UPDATE = 'cc_agent_update';
const CALL = 'outbound_agent_thread_run';

const SOURCES: Readonly<Record<CallcenterAction, Source>> = {
  'agent-add': [MODULE, 'cc_agent_add', 915],
  'agent-status-change': [MODULE, UPDATE, 1043],
  'agent-state-change': [MODULE, UPDATE, 1067],
  'agent-contact-change': [MODULE, UPDATE, 1091],
  'agent-status-get': [MODULE, 'cc_agent_get', 970],
  'agent-state-get': [MODULE, 'cc_agent_get', 970],
  'agent-uuid-get': [MODULE, 'cc_agent_get', 970],
  'members-count': [MODULE, 'cc_queue_count', 878],
  'member-queue-start': [MODULE, 'callcenter_function', 3113],
  'agent-offering': [MODULE, CALL, 1717],
  'bridge-agent-start': [MODULE, CALL, 1934],
  'bridge-agent-end': [MODULE, CALL, 2062],
  'bridge-agent-fail': [MODULE, CALL, 2200],
  'agent-max-no-answer': [MODULE, CALL, 2176],
  'member-queue-end': [MODULE, CALL, 2098],
};

/** An event of the call center; `headers` with its `CC-Action` where it belongs. */
export const callcenterEvent = (
  kind: CallcenterAction,
  headers: EslEvent['headers'],
  about: Pick<EslEvent, 'agentId' | 'queueIds'> & { readonly source?: Source } = {},
): EslEvent => {
  const { source = SOURCES[kind], agentId, queueIds } = about;
  return { name: 'CUSTOM', subclass: CALLCENTER, source, headers, kind, agentId, queueIds };
};

type Value = 'Status' | 'State' | 'Contact' | 'UUID';

function tellValue(context: EslContext, agentId: string, kind: CallcenterAction, [value, text]: [Value, string]): void {
  const headers = () =>
    [
      ['CC-Agent', context.agents.nameOf(agentId)],
      ['CC-Action', kind],
      [`CC-Agent-${value}`, text],
    ] as const;
  const queueIds = () => context.engine.acd.agents.get(agentId)?.assignments.map(({ queueId }) => queueId) ?? [];
  context.tell(callcenterEvent(kind, headers, { agentId, queueIds }));
}

/** Keeps the status, and tells it, another or not. */
export function setStatus(context: EslContext, row: AgentRow, status: string): void {
  const isAvailable = (word: string) => word.toLowerCase() === 'available';
  if (!isAvailable(status)) row.lastStatusChange = context.seconds();
  else if (!isAvailable(row.status)) {
    row.lastStatusChange = context.seconds();
    row.talkTime = 0;
    row.callsAnswered = 0;
    row.noAnswerCount = 0;
  }
  row.status = status;
  tellValue(context, row.id, 'agent-status-change', ['Status', status]);
}

/** Keeps the state, and tells it, another or not. */
export function setState(context: EslContext, row: AgentRow, state: string): void {
  row.state = state;
  if (state.toLowerCase() === 'receiving') row.lastOfferedCall = context.seconds();
  tellValue(context, row.id, 'agent-state-change', ['State', state]);
}

export function setContact(context: EslContext, row: AgentRow, contact: string): void {
  row.contact = contact;
  tellValue(context, row.id, 'agent-contact-change', ['Contact', contact]);
}

const GETS = {
  status: ['agent-status-get', 'Status'],
  state: ['agent-state-get', 'State'],
  uuid: ['agent-uuid-get', 'UUID'],
} as const;

/** What one can be asked for, and is told of as well. */
export type Got = keyof typeof GETS;

export const isGot = (key: string): key is Got => Object.hasOwn(GETS, key);

export function tellGot(context: EslContext, row: AgentRow, key: Got): void {
  const [kind, value] = GETS[key];
  tellValue(context, row.id, kind, [value, row[key]]);
}

export function tellAdded(context: EslContext, row: AgentRow): void {
  const [name, type] = [context.agents.nameOf(row.id), row.type];
  const headers = () =>
    [
      ['CC-Agent', name],
      ['CC-Agent-Type', type],
      ['CC-Action', 'agent-add'],
    ] as const;
  context.tell(callcenterEvent('agent-add', headers, { agentId: row.id }));
}
