// `uuid_transfer`: the channel that is named goes on to another extension, `-bleg` the one that it is bridged to, `-both` both. It is
// said that it is done before anybody looks whether there is such an extension: a caller who is sent to none is hung up.

import { execute, NO_CHANNEL } from './channel-functions.ts';
import { type ApiCall, type Asker, type EslContext, OK, type Said } from './context.ts';
import { wordsIn } from './words.ts';

const USAGE = '-USAGE: <uuid> [-bleg|-both] <dest-exten> [<dialplan>] [<context>]\n';

export function transfer(context: EslContext, { args }: ApiCall, { requestId }: Asker): Said {
  const [uuid, ...rest] = wordsIn(args);
  const which = rest[0]?.startsWith('-') === true ? rest[0].slice(1).toLowerCase() : undefined;
  const extension = which === undefined ? rest[0] : rest[1];
  if (uuid === undefined || rest.length === 0) return USAGE;
  const end = context.calls.channelAt(uuid);
  if (end === undefined) return NO_CHANNEL;
  const destination = context.config.extensions[extension ?? ''] ?? extension ?? '';
  const served = context.calls.find(end.callId)?.served;
  const isCallers = which === 'bleg' && served !== undefined ? end.agentId !== undefined : end.agentId === undefined;
  const move = { callId: end.callId, agentId: end.agentId ?? served?.agentId, destination };
  if (which === 'both' || isCallers) sendCaller(context, move, requestId);
  if (which === 'both' || !isCallers) sendAgent(context, move, requestId);
  return OK;
}

interface Move {
  readonly callId: string;
  /** Who has answered, or whose phone rings. */
  readonly agentId: string | undefined;
  readonly destination: string;
}

/** Whoever talked with the caller is free. A caller who waits comes anew. */
function sendCaller(context: EslContext, { callId, agentId, destination }: Move, requestId: string): void {
  const { engine, calls } = context;
  const call = engine.acd.calls.get(callId);
  const caller = calls.find(callId);
  const blind = { type: 'BlindTransfer', callId, agentId: agentId ?? '', destination } as const;
  if (agentId !== undefined && execute(context, blind, requestId).outcome !== 'refused') return;
  execute(context, { type: 'HangUp', callId }, requestId);
  if (agentId !== undefined || call === undefined || caller === undefined) return;
  const { name, number, farUuid } = caller;
  const forget = calls.expect(callId, { name, number, farUuid, destination });
  const queueId = engine.acd.queues.has(destination) ? destination : undefined;
  const { from, data } = call;
  execute(context, { type: 'ArriveCall', callId, from, dialled: destination, queueId, data }, requestId);
  forget();
}

/** Nobody is left to talk to the caller, who waits on where nobody had answered yet; the phone calls the extension. */
function sendAgent(context: EslContext, { callId, agentId, destination }: Move, requestId: string): void {
  if (agentId === undefined) return;
  const party = context.calls.find(callId)?.served?.agentId === agentId ? undefined : { agentId };
  execute(context, { type: 'HangUp', callId, party }, requestId);
  execute(context, { type: 'MakeCall', callId: crypto.randomUUID(), agentId, destination }, requestId);
}
