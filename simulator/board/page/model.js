// What the board knows of the ACD: read once over REST, and kept up by the entries of the journal. Each Event sets what
// it says and nothing relative, so that hearing one that was read already changes nothing; those that cannot are read again.

import { callsOf, MERGES, OF_CALLS } from './calls-model.js';

/** How many entries the timeline keeps, and moves of each agent. */
const ENTRIES_KEPT = 5000;
const TRANSITIONS_KEPT = 6;

export function createModel() {
  return {
    agents: new Map(),
    queues: new Map(),
    calls: new Map(),
    reasons: [],
    machine: undefined,
    faults: [],
    clock: undefined,
    /** Of the journal, oldest first. */
    entries: [],
    /** The number of the last entry that was heard. */
    last: 0,
    /** The number of the last entry there was when all had been read over REST: some up to it are in what was read. */
    readBy: 0,
    /** ACD time since when an agent's last change of state would have been heard. */
    heardSince: undefined,
    since: new Map(),
    /** Of each agent the last moves from one state to another, numbered by `step`, with the Command that brought it about. */
    trails: new Map(),
    /** The Command that was heard last: Events that follow from it come behind it. */
    command: undefined,
    /** Rises with every change. */
    version: 0,
    isLoaded: false,
  };
}

const byId = (rows) => new Map(rows.map((row) => [row.id, row]));

/**
 * Puts what was read over REST in place, and has it catch up with the entries after `from`; `to` was the last when the reading
 * was over. Answers whether all has to be read again.
 */
export function place(model, { agents, queues, calls, reasons, machine, faults, clock }, { from, to }) {
  model.agents = byId(agents.map(({ callId, ...agent }) => agent)); // The calls say who takes part.
  model.queues = byId(queues.map(({ id, name }) => ({ id, name })));
  model.calls = byId(calls);
  Object.assign(model, { reasons, machine, faults, readBy: to, isLoaded: true });
  setClock(model, clock);
  const heard = model.entries.filter(({ number, kind }) => number > from && kind === 'event');
  for (const entry of heard) applyEvent(model, entry);
  model.version += 1;
  return heard.some((entry) => isUncertain(model, entry));
}

/** `clock` as it was read just now. */
export function setClock(model, clock) {
  model.clock = { ...clock, readAt: performance.now() };
  model.version += 1;
}

/** ACD time at this moment. */
export function acdNow({ clock }) {
  if (clock === undefined) return Date.now();
  return clock.mode === 'manual' ? clock.now : clock.now + (performance.now() - clock.readAt);
}

/** Takes in an entry. Answers whether more has changed than it says, so that all has to be read again. */
export function hear(model, heard, isHistory) {
  const entry = slimmed(heard);
  model.last = entry.number;
  model.heardSince ??= entry.at;
  model.entries.push(entry);
  if (model.entries.length > ENTRIES_KEPT * 1.2) model.entries.splice(0, model.entries.length - ENTRIES_KEPT);
  model.version += 1;
  if (model.clock?.mode === 'manual' && entry.at > model.clock.now) model.clock.now = entry.at;
  if (entry.kind === 'command') model.command = entry;
  if (entry.kind !== 'event') return false;
  remember(model, entry, isHistory);
  if (isHistory) return false;
  applyEvent(model, entry);
  return REREAD.includes(entry.event.type) || isUncertain(model, entry);
}

/** A gap in the row of entries. */
export function hearOfGap(model, next) {
  model.entries.push({ kind: 'missed', number: next - 0.5, at: acdNow(model) });
  model.version += 1;
}

/** What these bring about is not in them, or too much to be kept up. */
const REREAD = ['Restored', 'Seeded', 'PolicyChanged'];

/** Whether it cannot be told what was read before it and what after it. */
const isUncertain = ({ readBy }, { number, event }) => number <= readBy && MERGES.includes(event.type);

/** A whole floor is not kept with every entry: how many there are is enough. Nor are messages: they can be asked for. */
function slimmed(entry) {
  if (entry.kind === 'request' || entry.kind === 'reply') {
    const { bytes, wire, ...rest } = entry;
    return { ...rest, line: lineOf(wire) };
  }
  if (entry.kind === 'snapshot') return { ...entry, snapshot: { agents: entry.snapshot.agents.length } };
  const { event } = entry;
  if (event?.type === 'Restored')
    return { ...entry, event: { type: event.type, agents: event.snapshot.agents.length } };
  if (event?.type !== 'Seeded') return entry;
  const { agents, queues } = event.floor;
  return { ...entry, event: { type: event.type, agents: agents.length, queues: queues.length } };
}

/** What a message is, in the few words that its dialect has for it. */
function lineOf(wire) {
  if (typeof wire !== 'object' || wire === null) return String(wire ?? '');
  const { method, url, status, Action, Response } = wire;
  return [method, url, status, Action, Response].filter((part) => part !== undefined).join(' ');
}

/** Since when an agent is in a state, and the way there. */
function remember(model, { at, realAt, requestId, event }, isHistory) {
  if (event.type === 'Restored') {
    model.since.clear();
    model.trails.clear();
    model.heardSince = at;
  }
  const to = STATE_AFTER[event.type]?.(event);
  if (to === undefined) return;
  const trail = model.trails.get(event.agentId) ?? [];
  const last = trail.at(-1);
  const before = isHistory ? undefined : model.agents.get(event.agentId)?.state;
  const from = event.type === 'AgentLoggedIn' ? 'LoggedOut' : (event.from ?? last?.to ?? before);
  if (from === to) return;
  model.since.set(event.agentId, at);
  const isAsked = requestId !== undefined && model.command?.requestId === requestId;
  const command = isAsked ? model.command.command.type : undefined;
  const step = (last?.step ?? 0) + 1;
  model.trails.set(event.agentId, [...trail, { step, from, to, command, at, realAt }].slice(-TRANSITIONS_KEPT));
}

const STATE_AFTER = {
  AgentLoggedIn: ({ joins }) => (joins?.isPaused === false ? 'Ready' : 'NotReady'),
  AgentLoggedOut: () => 'LoggedOut',
  AgentStateChanged: ({ to }) => to,
};

const setState = (agent, state, reasonCode, stateEndsAt) => Object.assign(agent, { state, reasonCode, stateEndsAt });

const without = (ids, id) => ids.filter((other) => other !== id);

/** What each Event says of an agent. */
const OF_AGENT = {
  AgentLoggedIn(agent, event, model) {
    const { extension, queueIds, joins } = event;
    Object.assign(agent, { extension, queues: [...queueIds] });
    const isBusy = callsOf(model, agent.id).length > 0;
    setState(agent, isBusy ? 'Busy' : STATE_AFTER.AgentLoggedIn(event), joins?.reasonCode);
  },
  QueueLoggedIn(agent, { queueId }) {
    agent.queues = [...without(agent.queues, queueId), queueId];
  },
  QueueLoggedOut(agent, { queueId }) {
    agent.queues = without(agent.queues, queueId);
  },
  AgentLoggedOut(agent, { reasonCode }) {
    agent.queues = [];
    setState(agent, 'LoggedOut', reasonCode);
  },
  MembershipsPaused(agent, { reasonCode }) {
    if (agent.state === 'NotReady') agent.reasonCode = reasonCode;
  },
  AgentStateChanged: (agent, { to, reasonCode, until }) => setState(agent, to, reasonCode, until),
};

function applyEvent(model, { event, at }) {
  const agent = model.agents.get(event.agentId);
  if (agent !== undefined) OF_AGENT[event.type]?.(agent, event, model);
  OF_CALLS[event.type]?.(model.calls, event, at);
}
