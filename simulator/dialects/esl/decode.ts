// What a command asks, told once, before it is answered: what is decoded here is what faults match, the ACD executes and the journal
// holds. A status is a Command: Logged Out is the logout; any other the login of whoever is logged out, and else a pause or its end.

import { type AgentCommand, agentCommandOf } from '../../core/commands.ts';
import { isLoggedOut, isState, isStatus, takesCalls } from './agents.ts';
import { type ApiCall, DIALECT, type EslContext, type EslRequest } from './context.ts';
import type { Packet } from './framing.ts';
import { wordsIn } from './words.ts';

export function decode({ line }: Packet, context: EslContext, requestId: string): EslRequest {
  const api = apiCallIn(line);
  if (api === undefined) return { dialect: DIALECT, requestId };
  const [target = '', action = '', key = '', name = '', word = ''] = api.words;
  if (target.toLowerCase() !== 'agent' || name === '') return { dialect: DIALECT, requestId, api };
  const agentId = agentIdOf(context, name);
  if (action.toLowerCase() !== 'set' || api.words.length < 5) return { dialect: DIALECT, requestId, api, agentId };
  return { dialect: DIALECT, requestId, api, agentId, command: commandIn(context, agentId, key.toLowerCase(), word) };
}

/** The id of whoever is called so, or who would be. */
function agentIdOf({ agents, config }: EslContext, name: string): string | undefined {
  const suffix = `@${config.domain}`;
  return agents.idOf(name) ?? (name.endsWith(suffix) ? name.slice(0, -suffix.length) : undefined);
}

const API = /^(bg)?api /i;

function apiCallIn(line: string): ApiCall | undefined {
  const first = line.charCodeAt(0) | 0x20;
  if (first !== 0x61 && first !== 0x62) return undefined; // neither `a` nor `b`
  const prefix = API.exec(line)?.[0];
  if (prefix === undefined) return undefined;
  const rest = line.slice(prefix.length);
  const blank = rest.indexOf(' ');
  const called = blank < 0 ? rest : rest.slice(0, blank);
  const args = blank < 0 ? '' : rest.slice(blank + 1).trim();
  const name = called.toLowerCase();
  const words = name === 'callcenter_config' ? wordsIn(args) : [];
  return { name, called, args, words, isBackground: prefix.length === 'bgapi '.length };
}

function commandIn(
  context: EslContext,
  agentId: string | undefined,
  key: string,
  word: string,
): AgentCommand | undefined {
  if (agentId === undefined) return undefined;
  const row = context.agents.find(agentId);
  if (key === 'status') return isStatus(word) ? commandFor(context, agentId, word, row?.state ?? 'Waiting') : undefined;
  if (key !== 'state' || row === undefined || !isState(word) || isLoggedOut(row.status)) return undefined;
  const agent = context.engine.acd.agents.get(agentId);
  const command = commandFor(context, agentId, row.status, word);
  const isAlready = command?.type === (agent?.state === 'NotReady' ? 'SetNotReady' : 'SetReady');
  return isAlready || agent?.state === 'LoggedOut' ? undefined : command;
}

/** What makes the ACD hold somebody as status and state say; undefined where there is nothing that he could be logged in to. */
export function commandFor(
  { engine: { acd }, tiers }: EslContext,
  agentId: string,
  status: string,
  state: string,
): AgentCommand | undefined {
  const agent = acd.agents.get(agentId);
  if (isLoggedOut(status)) return { type: 'LogOut', by: 'system', agentId };
  const paused = !takesCalls({ status, state }, agent?.callIds !== undefined);
  if (agent !== undefined && agent.state !== 'LoggedOut')
    return { type: paused ? 'SetNotReady' : 'SetReady', by: 'system', agentId };
  if (agent === undefined || tiers.areAllOpen(agentId))
    return agent?.assignments.length === 0 ? undefined : { type: 'LogIn', by: 'system', agentId, paused };
  const queueIds = tiers.openTo(agentId);
  return queueIds.length === 0 ? undefined : agentCommandOf({ type: 'LogIn', by: 'system', agentId, queueIds, paused });
}
