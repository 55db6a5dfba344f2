// Agents, the states they can be in, and the Commands that ask for a change of state.
// It must not know why a Command was sent or how it came in.

import type { Assignment, Membership } from './membership.ts';

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
  /** Which queues the agent may serve; a login that names none goes there. */
  readonly assignments: readonly Assignment[];
}

/** How calls come to one agent, where that is not as the policy has it for all. Times are milliseconds of ACD time. */
export interface Pace {
  /** How long a queue's call rings. */
  readonly ringMs?: number | undefined;
  /** How long the agent rests after one that was answered. */
  readonly wrapUpMs?: number | undefined;
  /** How long after one that was not. */
  readonly noAnswerMs?: number | undefined;
  /** How long after one that he turned down. */
  readonly rejectMs?: number | undefined;
  /** After so many in a row that were not answered he is NotReady; absent: as often as that may be. */
  readonly noAnswerLimit?: number | undefined;
  /** He is NotReady after each that was answered. */
  readonly oneCall?: true | undefined;
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
export interface Agent extends Omit<AgentRecord, 'extension' | 'assignments'> {
  assignments: readonly Assignment[];
  /** The device of the latest login; the floor's own until then. */
  extension: string;
  /** The queue logins, by queue, in the order in which they were made. */
  readonly memberships: Map<string, Membership>;
  /** Kept by `apply`: always what `stateOf` says. */
  state: AgentState;
  /** The calls that the agent takes part in, in the order in which they came; absent: none. */
  callIds?: readonly string[] | undefined;
  /** The agent is still busy with a call that is over. */
  isAfterCall: boolean;
  /** Why the agent logged out, where a reason was given. */
  logoutReason?: string | undefined;
  /** When after-call work ends by itself, in ACD time; absent: it does not. */
  stateEndsAt?: number | undefined;
  deferredLogout?: DeferredLogout | undefined;
  pace?: Pace | undefined;
  /** How many calls in a row have rung until their time was up, since the agent came or went Ready; absent: none. */
  noAnswers?: number | undefined;
}

/** Somebody who has not logged in yet. */
export function newAgent(record: AgentRecord): Agent {
  return { ...record, memberships: new Map(), state: 'LoggedOut', isAfterCall: false };
}

/** The state of an agent, of what is known: the one place where it is made. */
export function stateOf({ memberships, callIds, isAfterCall }: Omit<Agent, 'state'>): AgentState {
  if (memberships.size === 0) return 'LoggedOut';
  if (callIds !== undefined) return 'Busy';
  if (isAfterCall) return 'AfterCallWork';
  for (const { paused } of memberships.values()) if (paused === undefined) return 'Ready';
  return 'NotReady';
}

/** Why an agent is NotReady or LoggedOut, where a reason was given. */
export function reasonOf({ state, memberships, logoutReason }: Agent): string | undefined {
  if (state === 'LoggedOut') return logoutReason;
  if (state !== 'NotReady') return undefined;
  for (const { paused } of memberships.values()) if (paused?.reasonCode !== undefined) return paused.reasonCode;
  return undefined;
}

export const AGENT_COMMANDS = ['LogIn', 'LogOut', 'SetReady', 'SetNotReady', 'SetAfterCallWork'] as const;

/** The Commands that ask for a change of an agent's state. */
export type AgentCommandType = (typeof AGENT_COMMANDS)[number];
