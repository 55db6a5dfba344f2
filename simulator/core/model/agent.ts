// Agents, the states they can be in, and the Commands that ask for a change of state.
// It must not know why a Command was sent or how it came in.

export const AGENT_STATES = ['LoggedOut', 'NotReady', 'Ready', 'Busy', 'AfterCallWork'] as const;

/** What an Agent is doing. `LoggedOut` if and only if the agent has no queue login. */
export type AgentState = (typeof AGENT_STATES)[number];

/** What the floor says of an agent, before anybody has logged in. */
export interface AgentRecord {
  readonly id: string;
  readonly name: string;
  readonly password: string;
  /** The device (DN) the agent sits at unless a login names another. */
  readonly extension: string;
  /** Where a login goes that names no queue. */
  readonly defaultQueueIds: readonly string[];
}

/** A logout that waits for the call to end. */
export interface DeferredLogout {
  /** The queues to leave then; absent means all that are left. */
  readonly queueIds?: readonly string[] | undefined;
  readonly reasonCode?: string | undefined;
  /** The request that asked, so that whoever waits can tell the outcome is theirs. */
  readonly requestId?: string | undefined;
}

/** An agent at one instant. Changed by `apply` and nothing else. */
export interface Agent extends Omit<AgentRecord, 'extension'> {
  /** The device of the latest login; the floor's own until then. */
  extension: string;
  state: AgentState;
  readonly queueIds: Set<string>;
  /** Why the agent is NotReady or LoggedOut, where a reason was given. */
  reasonCode?: string | undefined;
  callId?: string | undefined;
  /** When the state ends by itself, in ACD time; absent: it does not. */
  stateEndsAt?: number | undefined;
  deferredLogout?: DeferredLogout | undefined;
}

/** Somebody who has not logged in yet. */
export function newAgent(record: AgentRecord): Agent {
  return { ...record, state: 'LoggedOut', queueIds: new Set() };
}

export const AGENT_COMMANDS = ['LogIn', 'LogOut', 'SetReady', 'SetNotReady', 'SetAfterCallWork'] as const;

/** The Commands that ask for a change of an agent's state. */
export type AgentCommandType = (typeof AGENT_COMMANDS)[number];
