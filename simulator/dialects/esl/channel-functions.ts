// The functions of the switch that concern calls: one is brought in, a channel is hung up, all are. A call is known by the uuid of
// either end, and by the far halves of both.

import type { CallCommand } from '../../core/commands.ts';
import { type ApiCall, type Asker, DIALECT, type EslContext, OK, refusedAs, type Said } from './context.ts';
import { readOriginate } from './originate.ts';
import { wordsIn } from './words.ts';

export const execute = ({ engine }: EslContext, command: CallCommand, requestId: string) =>
  engine.execute(command, { origin: 'connector', dialect: DIALECT, requestId });

export const NO_CHANNEL = refusedAs('No such channel!');

/** One end of a call, or all of it, where that is the caller's: whoever is left has nobody to talk to. */
export function kill(context: EslContext, { args }: ApiCall, { requestId }: Asker): Said {
  const [uuid = ''] = wordsIn(args);
  const end = context.calls.channelAt(uuid);
  if (end === undefined) return uuid === '' ? '-USAGE: <uuid> [cause]\n' : NO_CHANNEL;
  const { callId, agentId } = end;
  execute(context, { type: 'HangUp', callId, party: agentId === undefined ? undefined : { agentId } }, requestId);
  return OK;
}

interface AgentsEnd {
  readonly callId: string;
  readonly agentId: string;
}

/** An agent's end of a call; undefined where it is none, or the caller's. */
function agentsEnd({ calls }: EslContext, uuid: string): AgentsEnd | undefined {
  const { callId, agentId } = calls.channelAt(uuid) ?? {};
  return callId === undefined || agentId === undefined ? undefined : { callId, agentId };
}

/** Answers who calls. A caller has been answered by the dialplan, and of a phone that is called nothing is done: it is for good, and rings on. */
export const answer = ({ calls }: EslContext, { args }: ApiCall): Said =>
  calls.channelAt(args) === undefined ? '-ERROR\n' : OK;

/** What a phone is told by the switch, and does: it is picked up, or has the call back; with `hold` it holds. */
export function phoneEvent(context: EslContext, { args }: ApiCall, { requestId }: Asker): Said {
  const [uuid, event = 'talk'] = wordsIn(args);
  if (uuid === undefined) return `-USAGE: <uuid>\n${FAILED}`;
  if (context.calls.channelAt(uuid) === undefined) return FAILED;
  const end = agentsEnd(context, uuid);
  const commands = event.toLowerCase() === 'hold' ? (['HoldCall'] as const) : (['AnswerCall', 'RetrieveCall'] as const);
  if (end !== undefined)
    for (const type of commands)
      execute(context, type === 'AnswerCall' ? { type, ...partyOf(end) } : { type, ...end }, requestId);
  return DONE;
}

const partyOf = ({ callId, agentId }: AgentsEnd) => ({ callId, party: { agentId } });

const DONE = '+OK Success\n';
const FAILED = refusedAs('Operation failed');

const HOLD_USAGE = '-USAGE: [off|toggle] <uuid> [<display>]\n';

/** Of a channel that is not there it is said that it is done. */
export function hold(context: EslContext, { args }: ApiCall, { requestId }: Asker): Said {
  const [first, ...rest] = wordsIn(args);
  if (first === undefined) return `${HOLD_USAGE}${FAILED}`;
  const way = first.toLowerCase();
  const uuid = way === 'off' || way === 'toggle' ? (rest[0] ?? '') : first;
  if (context.calls.channelAt(uuid) === undefined) return DONE;
  const end = agentsEnd(context, uuid);
  if (end === undefined) return FAILED;
  const back = () => execute(context, { type: 'RetrieveCall', ...end }, requestId).outcome !== 'refused';
  const held = () => execute(context, { type: 'HoldCall', ...end }, requestId).outcome !== 'refused';
  const isDone = way === 'off' ? back() : held() || (way === 'toggle' && back());
  return isDone || way === 'toggle' ? DONE : FAILED;
}

export function sendDtmf(context: EslContext, { args }: ApiCall, { requestId }: Asker): Said {
  const [uuid = '', digits] = wordsIn(args);
  if (digits === undefined) return '-USAGE: <uuid> <dtmf_data>\n';
  const end = agentsEnd(context, uuid);
  if (end === undefined) return refusedAs('Cannot locate session!');
  const { outcome } = execute(context, { type: 'SendDtmf', ...end, digits: digits.slice(0, MOST_DIGITS) }, requestId);
  return outcome === 'refused' ? FAILED : `+OK ${uuid} sent DTMF ${digits}.\n`;
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
