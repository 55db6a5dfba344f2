// `callcenter_config agent …`: who there is, how they are called, and their status and state, which are two things.

import { awaitOutcome } from '../socket-outcome.ts';
import { type AgentRow, AVAILABLE, isState, isStatus, TYPES } from './agents.ts';
import { isGot, setContact, setState, setStatus, tellAdded, tellGot } from './callcenter-events.ts';
import { type Asker, DIALECT, type EslContext, OK, refusedAs, type Said } from './context.ts';
import { commandFor } from './decode.ts';
import { setPace } from './pace.ts';
import { refusalWords } from './rejections.ts';
import { table } from './tables.ts';
import { integerIn } from './words.ts';

const NOT_FOUND = refusedAs('Agent not found!');

export function addAgent({ engine, agents, ...context }: EslContext, [name = '', type = '']: readonly string[]): Said {
  if (!TYPES.includes(type)) return refusedAs('Agent type invalid!');
  const suffix = `@${context.config.domain}`;
  const agentId = name.endsWith(suffix) && name !== suffix ? name.slice(0, -suffix.length) : name;
  if (engine.acd.agents.has(agentId)) return refusedAs('Agent already exist!');
  engine.seed({
    agents: [{ id: agentId, name: agentId, password: '', extension: agentId, assignments: [] }],
    ...{ queues: [], reasonCodes: [] },
  });
  agents.add(agentId, type, name);
  const row = agents.find(agentId);
  if (row !== undefined) tellAdded({ engine, agents, ...context }, row);
  return OK;
}

/** Whoever has a call is gone on this wire, and at the ACD when the call is over. */
export function deleteAgent(context: EslContext, [name = '']: readonly string[], { requestId }: Asker): Said {
  const { engine, agents, tiers } = context;
  const agentId = agents.idOf(name);
  if (agentId === undefined) return OK;
  const source = { origin: 'connector', dialect: DIALECT, requestId } as const;
  context.asked.set(requestId, { agentId, status: undefined, isTold: true });
  for (const { queueId } of engine.acd.agents.get(agentId)?.assignments ?? [])
    engine.execute({ type: 'Unassign', agentId, queueId }, source);
  if (engine.execute({ type: 'RemoveAgent', agentId }, source).outcome === 'refused') {
    engine.execute({ type: 'LogOut', by: 'system', agentId }, source);
    agents.hide(agentId);
  } else agents.forget(agentId);
  tiers.forget(agentId);
  context.asked.delete(requestId);
  return OK;
}

/** Puts back what the file says of an agent, his status too: whoever is in is logged out where the file has him so. */
export function reloadAgent(context: EslContext, [name = '']: readonly string[], asker: Asker): Said {
  const agentId = context.agents.idOf(name);
  if (agentId !== undefined) putBack(context, agentId, asker);
  return OK;
}

export function putBack(context: EslContext, agentId: string, { requestId }: Asker): void {
  const row = context.agents.find(agentId);
  const settings = context.agents.settingsOf(agentId);
  if (row === undefined || settings === undefined) return;
  const { contact, status, ...rest } = settings;
  Object.assign(row, rest);
  setContact(context, row, contact);
  setPace(context, { ...row, status }, requestId);
  haveStatus(context, row, status, requestId);
}

/** Sets a status that no command asked for. */
function haveStatus(context: EslContext, row: AgentRow, status: string, requestId: string): void {
  const command = commandFor(context, row.id, status, row.state);
  const asked = { agentId: row.id, status, isTold: false };
  context.asked.set(requestId, asked);
  if (command !== undefined) context.engine.execute(command, { origin: 'connector', dialect: DIALECT, requestId });
  context.asked.delete(requestId);
  if (!asked.isTold) setStatus(context, row, status);
}

/** What can be set to a number, and where it is kept. */
const NUMBERS: Readonly<
  Record<string, 'maxNoAnswer' | 'wrapUpTime' | 'rejectDelayTime' | 'busyDelayTime' | 'noAnswerDelayTime' | 'readyTime'>
> = {
  max_no_answer: 'maxNoAnswer',
  wrap_up_time: 'wrapUpTime',
  reject_delay_time: 'rejectDelayTime',
  busy_delay_time: 'busyDelayTime',
  no_answer_delay_time: 'noAnswerDelayTime',
  ready_time: 'readyTime',
};

interface Setting {
  readonly context: EslContext;
  /** Undefined where nobody is called so. */
  readonly row: AgentRow | undefined;
  readonly value: string;
  readonly asker: Asker;
}

/** Sets what every agent has, whatever it is. */
const having =
  (set: (context: EslContext, row: AgentRow, value: string) => void) =>
  ({ context, row, value, asker }: Setting): Said => {
    if (row === undefined) return NOT_FOUND;
    set(context, row, value);
    setPace(context, row, asker.requestId);
    return OK;
  };

/** How each field is set. */
const SETTERS: Readonly<Record<string, (setting: Setting) => Said>> = {
  status: (setting) => (isStatus(setting.value) ? askStatus(setting) : refusedAs('Invalid Agent Status!')),
  state: (setting) => (isState(setting.value) ? askState(setting) : refusedAs('Invalid Agent State!')),
  state_if_waiting: (setting) => {
    const { row, value } = setting;
    if (!isState(value)) return refusedAs('Invalid Agent State!');
    return row?.state === 'Waiting' && row.status.startsWith('Available') ? askState(setting) : NOT_FOUND;
  },
  type: (setting) =>
    TYPES.includes(setting.value)
      ? having((_context, row, value) => Object.assign(row, { type: value }))(setting)
      : refusedAs('Invalid Agent Type!'),
  contact: having(setContact),
  uuid: having((_context, row, value) => Object.assign(row, { uuid: value })),
  ...Object.fromEntries(
    Object.entries(NUMBERS).map(([field, member]) => [
      field,
      having((_context, row, value) => Object.assign(row, { [member]: integerIn(value) })),
    ]),
  ),
};

export function setAgent(
  context: EslContext,
  [key = '', name = '', value = '']: readonly string[],
  asker: Asker,
): Said {
  const field = key.toLowerCase();
  const set = Object.hasOwn(SETTERS, field) ? SETTERS[field] : undefined;
  const agentId = context.agents.idOf(name);
  const row = agentId === undefined ? undefined : context.agents.find(agentId);
  return set === undefined ? refusedAs('Invalid Agent Update KEY!') : set({ context, row, value, asker });
}

/** The ACD decides what was decoded; with nothing to be logged in to there is nothing to decide. */
function askStatus({ context, row: known, value: status, asker: { command, requestId } }: Setting): Said {
  const agentId = command?.agentId ?? known?.id;
  if (agentId === undefined) return NOT_FOUND;
  const asked = { agentId, status, isTold: false };
  const done = () => {
    const row = context.agents.find(agentId);
    if (row === undefined) return OK;
    if (!asked.isTold) setStatus(context, row, status);
    if (status !== AVAILABLE) callOff(context, row, requestId);
    setPace(context, row, requestId);
    return OK;
  };
  context.asked.set(requestId, asked);
  if (command === undefined) {
    done();
    context.asked.delete(requestId);
    return OK;
  }
  return awaitOutcome(context, { command, dialect: DIALECT, requestId }, (decision) => {
    const isDone = decision.outcome !== 'refused' && context.fabricate.reportedState(decision) === undefined;
    if (isDone) done();
    context.asked.delete(requestId);
    return decision.outcome === 'refused' ? refusedAs(refusalWords(decision.rejection)) : OK;
  });
}

/** Whatever rings at somebody whose status is no longer Available goes back to its queue: he has not turned it down. */
function callOff(context: EslContext, row: AgentRow, requestId: string): void {
  const { engine } = context;
  const { id: agentId } = row;
  for (const callId of engine.acd.agents.get(agentId)?.callIds ?? []) {
    const call = engine.acd.calls.get(callId);
    const leg = call?.legs.find((one) => one.agentId === agentId);
    if (call?.queueId === undefined || leg?.state !== 'Ringing') continue;
    setPace(context, { ...row, rejectDelayTime: 0 }, requestId);
    const hangUp = { type: 'HangUp', callId, party: { agentId } } as const;
    engine.execute(hangUp, { origin: 'connector', dialect: DIALECT, requestId });
  }
}

function askState({ context, row, value: state, asker: { command, requestId } }: Setting): Said {
  if (row === undefined) return NOT_FOUND;
  if (command === undefined) {
    setState(context, row, state);
    return OK;
  }
  context.asked.set(requestId, { agentId: row.id, status: undefined, isTold: true });
  setState(context, row, state);
  return awaitOutcome(context, { command, dialect: DIALECT, requestId }, (decision) => {
    context.asked.delete(requestId);
    return decision.outcome === 'refused' ? refusedAs(refusalWords(decision.rejection)) : OK;
  });
}

export function getAgent(context: EslContext, [key = '', name = '']: readonly string[]): Said {
  const field = key.toLowerCase();
  if (!isGot(field)) return refusedAs('Invalid Agent Update KEY!');
  const agentId = context.agents.idOf(name);
  const row = agentId === undefined ? undefined : context.agents.find(agentId);
  if (row === undefined) return NOT_FOUND;
  tellGot(context, row, field);
  return row[field];
}

const COLUMNS = [
  ...['name', 'instance_id', 'uuid', 'type', 'contact', 'status', 'state', 'max_no_answer', 'wrap_up_time'],
  ...['reject_delay_time', 'busy_delay_time', 'no_answer_delay_time', 'last_bridge_start', 'last_bridge_end'],
  ...['last_offered_call', 'last_status_change', 'no_answer_count', 'calls_answered', 'talk_time', 'ready_time'],
  'external_calls_count',
];

export function listAgents({ agents }: EslContext, [name]: readonly string[]): Said {
  const rows = agents.all();
  return agentTable(agents, name === undefined ? rows : rows.filter(({ id }) => agents.nameOf(id) === name));
}

export const agentTable = ({ nameOf }: EslContext['agents'], rows: readonly AgentRow[]): string =>
  table(
    COLUMNS,
    rows.map((row) => [
      ...[nameOf(row.id), 'single_box', row.uuid, row.type, row.contact, row.status, row.state, row.maxNoAnswer],
      ...[row.wrapUpTime, row.rejectDelayTime, row.busyDelayTime, row.noAnswerDelayTime, row.lastBridgeStart],
      ...[row.lastBridgeEnd, row.lastOfferedCall, row.lastStatusChange, row.noAnswerCount, row.callsAnswered],
      ...[row.talkTime, row.readyTime, 0],
    ]),
  );
