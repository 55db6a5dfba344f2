// What the call center's table says of each agent beside what the ACD holds: the words of status and state as they were written,
// where the agent is called, limits, delays, and what is counted. Made of the ACD when it is first asked for.

import type { Acd } from '../../core/model/acd.ts';
import type { Agent } from '../../core/model/agent.ts';
import type { AgentSettings, EslConfig } from './config.ts';

/** A row of the table. Times are seconds since 1970; 0: never. */
export type AgentRow = { -readonly [M in keyof AgentSettings]: AgentSettings[M] } & {
  readonly id: string;
  state: string;
  /** The channel that the agent is called on, or talks on. */
  uuid: string;
  lastBridgeStart: number;
  lastBridgeEnd: number;
  lastOfferedCall: number;
  lastStatusChange: number;
  noAnswerCount: number;
  callsAnswered: number;
  talkTime: number;
  readyTime: number;
};

export const LOGGED_OUT = 'Logged Out';
export const AVAILABLE = 'Available';
export const ON_DEMAND = 'Available (On Demand)';
export const ON_BREAK = 'On Break';
export const WAITING = 'Waiting';

const STATUSES: ReadonlySet<string> = new Set([LOGGED_OUT, AVAILABLE, ON_DEMAND, ON_BREAK].map(lower));
const STATES: ReadonlySet<string> = new Set([WAITING, 'Receiving', 'In a queue call', 'Idle', 'Reserved'].map(lower));

/** Words are taken in any case, and kept as they were written. */
export const isStatus = (word: string): boolean => STATUSES.has(lower(word));
export const isState = (word: string): boolean => STATES.has(lower(word));
export const isLoggedOut = (status: string): boolean => lower(status) === 'logged out';

/** Calls are offered to whoever is available, as it is written, and waits. */
export const takesCalls = ({ status, state }: Pick<AgentRow, 'status' | 'state'>, isOnCall: boolean): boolean =>
  (status === AVAILABLE || status === ON_DEMAND) && (state === WAITING || (isOnCall && state !== 'Idle'));

function lower(word: string): string {
  return word.toLowerCase();
}

export const TYPES: readonly string[] = ['callback', 'uuid-standby'];

const NEW: Omit<AgentRow, 'id' | keyof AgentSettings> = {
  state: WAITING,
  uuid: '',
  lastBridgeStart: 0,
  lastBridgeEnd: 0,
  lastOfferedCall: 0,
  lastStatusChange: 0,
  noAnswerCount: 0,
  callsAnswered: 0,
  talkTime: 0,
  readyTime: 0,
};

const UNCONFIGURED: AgentSettings = {
  type: 'callback',
  contact: '',
  status: LOGGED_OUT,
  maxNoAnswer: 0,
  wrapUpTime: 0,
  rejectDelayTime: 0,
  busyDelayTime: 0,
  noAnswerDelayTime: 0,
};

export interface AgentRows {
  /** Undefined where there is no such agent. */
  find(agentId: string): AgentRow | undefined;
  /** In the order in which they came. */
  all(): readonly AgentRow[];
  /** What the file says of an agent; undefined where it says nothing, since the agent was added by hand. */
  settingsOf(agentId: string): AgentSettings | undefined;
  /** Somebody added by hand, whom the ACD knows already. `name`: as it was written. */
  add(agentId: string, type: string, name: string): void;
  /** Is no row any more, though the ACD may know the agent until a call is over. */
  hide(agentId: string): void;
  forget(agentId: string): void;
  /** The id of whoever is called so; undefined where nobody is. */
  idOf(name: string): string | undefined;
  nameOf(agentId: string): string;
  clear(): void;
}

export function createAgentRows(acd: Acd, { agents, domain }: EslConfig): AgentRows {
  const rows = new Map<string, AgentRow>();
  const hidden = new Set<string>();
  /** Those that were added by hand, and as what. */
  const added = new Map<string, string>();
  const suffix = `@${domain}`;

  function settingsOf(agentId: string): AgentSettings | undefined {
    if (added.has(agentId)) return undefined;
    const extension = acd.agents.get(agentId)?.extension ?? agentId;
    return { ...UNCONFIGURED, contact: `user/${extension}${suffix}`, ...agents[agentId] };
  }

  function find(agentId: string): AgentRow | undefined {
    const known = rows.get(agentId);
    if (known !== undefined) return known;
    const agent = hidden.has(agentId) ? undefined : acd.agents.get(agentId);
    if (agent === undefined) return undefined;
    const row: AgentRow = { ...NEW, ...(settingsOf(agentId) ?? UNCONFIGURED), id: agentId, ...heldAs(agent) };
    rows.set(agentId, row);
    return row;
  }

  return {
    find,
    all: () => [...acd.agents.keys()].flatMap((agentId) => find(agentId) ?? []),
    settingsOf,
    add(agentId, type, name) {
      added.set(agentId, name);
      hidden.delete(agentId);
      rows.set(agentId, { ...NEW, ...UNCONFIGURED, id: agentId, type });
    },
    hide(agentId) {
      rows.delete(agentId);
      hidden.add(agentId);
    },
    forget(agentId) {
      for (const known of [rows, hidden, added]) known.delete(agentId);
    },
    idOf(name) {
      const isOfDomain = name.endsWith(suffix);
      const agentId = isOfDomain ? name.slice(0, -suffix.length) : name;
      if (hidden.has(agentId) || !acd.agents.has(agentId)) return undefined;
      return (added.get(agentId) ?? agentId + suffix) === name ? agentId : undefined;
    },
    nameOf: (agentId) => added.get(agentId) ?? agentId + suffix,
    clear() {
      for (const known of [rows, hidden, added]) known.clear();
    },
  };
}

/** The status and state of somebody of whom nothing was said on this wire. */
function heldAs({ state, memberships }: Agent): Pick<AgentRow, 'status' | 'state'> {
  if (state === 'LoggedOut') return { status: LOGGED_OUT, state: WAITING };
  const isOpen = [...memberships.values()].some(({ paused }) => paused === undefined);
  return { status: isOpen ? AVAILABLE : ON_BREAK, state: WAITING };
}
