// The functions of the switch that concern calls: one is brought in, a channel is hung up, all are. A call is known by the uuid of
// either end, and by the far halves of both.

import type { CallCommand } from '../../core/commands.ts';
import { type ApiCall, type Asker, DIALECT, type EslContext, OK, refusedAs, type Said } from './context.ts';
import { readOriginate } from './originate.ts';
import { wordsIn } from './words.ts';

const execute = ({ engine }: EslContext, command: CallCommand, requestId: string) =>
  engine.execute(command, { origin: 'connector', dialect: DIALECT, requestId });

const NO_CHANNEL = refusedAs('No such channel!');

/** One end of a call, or all of it, where that is the caller's: whoever is left has nobody to talk to. */
export function kill(context: EslContext, { args }: ApiCall, { requestId }: Asker): Said {
  const [uuid = ''] = wordsIn(args);
  const end = context.calls.channelAt(uuid);
  if (end === undefined) return uuid === '' ? '-USAGE: <uuid> [cause]\n' : NO_CHANNEL;
  const { callId, agentId } = end;
  execute(context, { type: 'HangUp', callId, party: agentId === undefined ? undefined : { agentId } }, requestId);
  return OK;
}

/** An agent's end of a call; undefined where it is none, or the caller's. */
function agentsEnd({ calls }: EslContext, uuid: string | undefined) {
  const { callId, agentId } = calls.channelAt(uuid ?? '') ?? {};
  return callId === undefined || agentId === undefined ? undefined : { callId, agentId };
}

/** A phone that rings is picked up. */
export function answer(context: EslContext, { args }: ApiCall, { requestId }: Asker): Said {
  const end = agentsEnd(context, args);
  if (end === undefined) return NO_CHANNEL;
  const { callId, agentId } = end;
  const { outcome } = execute(context, { type: 'AnswerCall', callId, party: { agentId } }, requestId);
  return outcome === 'refused' ? NO_CHANNEL : OK;
}

const HOLD_USAGE = '-USAGE: [off|toggle] <uuid> [<display>]\n';

export function hold(context: EslContext, { args }: ApiCall, { requestId }: Asker): Said {
  const words = wordsIn(args);
  const isOff = words[0]?.toLowerCase() === 'off';
  const uuid = isOff ? words[1] : words[0];
  const end = agentsEnd(context, uuid);
  const command = end && ({ type: isOff ? 'RetrieveCall' : 'HoldCall', ...end } as const);
  const isDone = command !== undefined && execute(context, command, requestId).outcome !== 'refused';
  return `${uuid === undefined ? HOLD_USAGE : ''}${isDone ? '+OK Success\n' : refusedAs('Operation failed')}`;
}

/** The caller goes on to somebody else, and whoever had the call is free. */
export function transfer(context: EslContext, { args }: ApiCall, { requestId }: Asker): Said {
  const [uuid, ...rest] = wordsIn(args);
  const [destination] = rest.filter((word) => !word.startsWith('-'));
  if (uuid === undefined || destination === undefined)
    return '-USAGE: <uuid> [-bleg|-both] <dest-exten> [<dialplan>] [<context>]\n';
  const { callId, agentId } = context.calls.channelAt(uuid) ?? {};
  const by = agentId ?? context.calls.find(callId ?? '')?.served?.agentId;
  if (callId === undefined || by === undefined) return NO_CHANNEL;
  const queueId = context.config.extensions[destination] ?? destination;
  const { outcome } = execute(context, { type: 'BlindTransfer', callId, agentId: by, destination: queueId }, requestId);
  return outcome === 'refused' ? refusedAs('Operation failed') : OK;
}

export function sendDtmf(context: EslContext, { args }: ApiCall, { requestId }: Asker): Said {
  const [uuid, digits] = wordsIn(args);
  if (digits === undefined) return '-USAGE: <uuid> <dtmf_data>\n';
  const end = agentsEnd(context, uuid);
  if (end === undefined) return refusedAs('Cannot locate session!');
  const { outcome } = execute(context, { type: 'SendDtmf', ...end, digits: digits.slice(0, MOST_DIGITS) }, requestId);
  return outcome === 'refused' ? refusedAs('Operation failed') : OK;
}

const MOST_DIGITS = 128;

export const exists = ({ calls }: EslContext, { args }: ApiCall): Said =>
  String(calls.channelAt(args.trim()) !== undefined);

export function hangUpAll(context: EslContext, { args }: ApiCall, { requestId }: Asker): Said {
  const [cause = 'MANAGER_REQUEST'] = wordsIn(args);
  for (const callId of [...context.engine.acd.calls.keys()]) execute(context, { type: 'HangUp', callId }, requestId);
  return `+OK hangup all channels with cause ${cause}\n`;
}

/** A caller from outside, to a queue or to the extension of somebody who is logged in. */
export function originate(context: EslContext, { args }: ApiCall, { requestId }: Asker): Said {
  const { engine, calls, config } = context;
  const asked = readOriginate(args);
  if (asked === undefined) return ORIGINATE_USAGE;
  const { extension, uuid = crypto.randomUUID(), name, number } = asked;
  const queueId = config.extensions[extension] ?? (engine.acd.queues.has(extension) ? extension : undefined);
  const forget = calls.expect(uuid, { name, number, destination: extension, farUuid: uuid });
  const arrival = { type: 'ArriveCall', callId: uuid, from: number, dialled: extension } as const;
  const { outcome } = execute(context, queueId === undefined ? arrival : { ...arrival, queueId }, requestId);
  forget();
  return outcome === 'refused' ? refusedAs('NO_ROUTE_DESTINATION') : `+OK ${uuid}\n`;
}

const ORIGINATE_USAGE =
  '-USAGE: <call url> <exten>|&<application_name>(<app_args>) [<dialplan>] [<context>] [<cid_name>] [<cid_num>] [<timeout_sec>]\n';
