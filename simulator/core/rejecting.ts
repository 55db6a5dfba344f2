// What an ACD can be made to say whether it is true or not: a Rejection of somebody's choice, or a success.

import type { Acd } from './acd.ts';
import type { AgentCommandType, AgentState } from './agent.ts';
import type { Decision } from './decide.ts';
import type { Command } from './message.ts';
import { type Rejection, type RejectionCode, sentenceOf } from './rejection.ts';

const WANTED: Readonly<Record<AgentCommandType, AgentState>> = {
  LogIn: 'NotReady',
  LogOut: 'LoggedOut',
  SetReady: 'Ready',
  SetNotReady: 'NotReady',
  SetAfterCallWork: 'AfterCallWork',
};

/** A success in which nothing is done, and which says otherwise. */
export const liedAbout = (command: Command): Decision => ({
  outcome: 'done',
  events: [],
  claims: 'agentId' in command ? WANTED[command.type] : undefined,
});

/** `command` refused with `code`, whatever the ACD holds. */
export function rejectionOf(acd: Acd, command: Command, code: RejectionCode): Rejection {
  if (!('agentId' in command)) return { code, facts: {} };
  const { agentId, queueIds, reasonCode, extension, type } = command;
  const agent = acd.agents.get(agentId);
  const facts = {
    agentId,
    queueId: queueIds?.[0] ?? [...(agent?.queueIds ?? [])][0] ?? 'none',
    extension: extension ?? agent?.extension,
    reasonCode: reasonCode ?? 'none',
    state: agent?.state ?? 'LoggedOut',
    wanted: WANTED[type],
    allowed: acd.policy.logoutFrom,
  } as const;
  const isTold = ([name]: [string, unknown]) => sentenceOf(code).includes(`{${name}}`);
  return { code, facts: Object.fromEntries(Object.entries(facts).filter(isTold)) };
}
