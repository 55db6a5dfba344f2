// Originate: a channel is called, and what answers executes an application or an extension. A caller is sent into a queue so,
// and an agent into the pool.

import { type Leg, type Line, type Opening, placeOf } from './channels.ts';
import { type Headers, type Packet, valueIn } from './codec.ts';
import { type AmiContext, type Asker, DIALECT, failure, type Reply, success } from './context.ts';
import { tellDevice } from './device-states.ts';
import { isThere } from './dialplan.ts';
import { endBoth, failBoth, NO_CAUSE } from './hangups.ts';
import { integerIn, isTrue, keptOf, queueIdOf } from './names.ts';
import { enterPool } from './pool.ts';

/** What the action asks. */
interface Asked {
  readonly channel: string;
  readonly application: string | undefined;
  readonly data: string;
  readonly place: { readonly context: string; readonly exten: string; readonly priority: number } | undefined;
  readonly caller: Line;
  readonly packet: Packet;
}

export function originate(context: AmiContext, packet: Packet, { requestId }: Asker): Reply {
  const read = readAction(context, packet);
  if ('response' in read) return read;
  const isAsync = isTrue(valueIn(packet, 'Async'));
  if (!isAsync && read.application === undefined && read.place === undefined)
    return failure("Originate with 'Exten' requires 'Context' and 'Priority'");
  const leg = call(context, read);
  if (isAsync) tellOriginated(context, read, leg);
  if (leg !== undefined) execute(context, leg, read, requestId);
  return leg === undefined && !isAsync ? failure('Originate failed') : success('Originate successfully queued');
}

/** As many characters an id may have. */
const MOST_OF_ID = 149;

/** In the order in which Asterisk looks. */
function readAction({ config }: AmiContext, packet: Packet): Asked | Reply {
  const value = (name: string) => valueIn(packet, name);
  const [channel, application] = [value('Channel'), value('Application')];
  const [context, exten, priority] = [value('Context'), value('Exten'), value('Priority')];
  if ([value('ChannelId'), value('OtherChannelId')].some((id = '') => id.length > MOST_OF_ID)) return TOO_LONG;
  if (channel === undefined) return failure('Channel not specified');
  if (priority !== undefined && !isNumber(priority)) return failure('Invalid priority');
  if (!isNumber(value('Timeout') ?? '0')) return failure('Invalid timeout');
  if (!channel.includes('/')) return failure('Invalid channel');
  const place =
    context !== undefined && exten !== undefined && integerIn(priority ?? '') !== 0
      ? { context, exten, priority: integerIn(priority ?? '') }
      : undefined;
  if (place !== undefined && !isThere(config, place.context, place.exten, place.priority))
    return failure('Extension does not exist.');
  const caller = callerIn(value('CallerID') ?? '');
  return { channel, application, data: value('Data') ?? '', place, caller, packet };
}

const isNumber = (text: string): boolean => /^\s*[+-]?\d/.test(text);

/** A line feed stands behind it, so that the message ends with its line. */
const SAID = `Uniqueid length exceeds maximum of ${MOST_OF_ID}`;
const TOO_LONG: Reply = { response: 'Error', headers: [['Message', SAID, `Message: ${SAID}\n\r\n`]] };

/** `"Carol" <5551>`, or one of both alone. */
function callerIn(text: string): Line {
  const [, name = '', number = ''] = /^"?([^"<]*?)"?\s*<([^>]*)>?$/.exec(text) ?? [];
  if (number !== '' || name !== '') return { name, number: keptOf(number) };
  return /^[\d+*#]+$/.test(text) ? { name: '', number: keptOf(text) } : { name: text.replaceAll('"', ''), number: '' };
}

/** Calls the channel, which is answered at once. Undefined where it cannot be: then it is told of as far as it came. */
function call(context: AmiContext, { channel, caller, packet }: Asked): Leg | undefined {
  if (!/^Local\//i.test(channel)) return undefined;
  const value = (name: string) => valueIn(packet, name);
  const uniqueids = [value('ChannelId'), value('OtherChannelId')] as const;
  const opening: Opening = { device: channel, caller, account: value('Account'), uniqueids };
  const leg = context.channels.open(opening);
  if (leg === undefined) return undefined;
  setVariables(leg, packet);
  const place = placeOf(channel);
  if (isThere(context.config, place.context, place.exten)) return leg;
  leg.one.state = 0;
  leg.two.state = 4;
  failBoth(context, leg);
  context.channels.close(leg);
  for (let told = 0; told < HALVES; told += 1) tellDevice(context, { device: place.name, state: 'INVALID' });
  return undefined;
}

const HALVES = 2;

/** `A=1`, or several between commas; and that as often as somebody likes. */
function setVariables({ one }: Leg, { lines }: Packet): void {
  const given = lines.filter(([name]) => name.toLowerCase() === 'variable').flatMap(([, value]) => value.split(','));
  if (given.length === 0) return;
  one.variables = new Map(given.map((text) => [text.split('=')[0] ?? '', text.replace(/^[^=]*=?/, '')]));
}

function execute(context: AmiContext, leg: Leg, asked: Asked, requestId: string): void {
  const { application, data, place } = asked;
  leg.one.executes = {
    application: application ?? leg.one.executes.application,
    data,
    isDialplan: application === undefined,
  };
  const run = application === undefined ? toPlace : APPLICATIONS[application.toLowerCase()];
  if (run?.(context, leg, { data: data.split(','), place, caller: asked.caller, requestId }) === true) return;
  endBoth(context, { channel: leg.one, leg }, NO_CAUSE);
  context.channels.close(leg);
}

interface Execution extends Pick<Asked, 'place' | 'caller'> {
  readonly data: readonly string[];
  readonly requestId: string;
}

/** Whether the channel stays where it is sent. */
type Run = (context: AmiContext, leg: Leg, execution: Execution) => boolean;

const toPlace: Run = (_context, leg, { place }) => {
  Object.assign(leg.one, { ...place, priority: 2, executes: leg.two.executes });
  leg.two.priority = 2;
  return true;
};

/** Those that are known here; any other is none that is there. */
const APPLICATIONS: Readonly<Record<string, Run>> = {
  queue(context, leg, { data, caller, requestId }) {
    const { engine, channels } = context;
    const [name = '', , , , seconds = ''] = data;
    const queueId = queueIdOf(engine.acd, name);
    const callId = `ami-${requestId}`;
    const limit = seconds === '' ? {} : { maxWaitMs: Math.max(0, integerIn(seconds)) * 1000 };
    channels.give(leg, callId);
    leg.two.priority = 2;
    const { number: from } = caller;
    const command = { type: 'ArriveCall', callId, queueId, from, dialled: queueId, ...limit } as const;
    const { outcome } = engine.execute(command, { origin: 'connector', dialect: DIALECT, requestId });
    if (outcome !== 'refused') return true;
    leg.two.priority = 1;
    channels.give(leg, undefined);
    return false;
  },
  agentlogin(context, leg, { data: [agentId = ''] }) {
    if (!context.engine.acd.agents.has(agentId) || context.pool.has(agentId)) return false;
    enterPool(context, agentId, leg);
    return true;
  },
};

/** An event, in spite of its Response. */
function tellOriginated(
  context: AmiContext,
  { channel, application, data, place, caller, packet }: Asked,
  leg?: Leg,
): void {
  const actionId = valueIn(packet, 'ActionID');
  const what: Headers =
    application === undefined
      ? [
          ['Context', place?.context ?? ''],
          ['Exten', place?.exten ?? ''],
        ]
      : [
          ['Application', application],
          ['Data', data],
        ];
  const { number, name } = caller;
  const isFailure = leg === undefined;
  const headers: Headers = [
    ...(actionId === undefined ? [] : ([['ActionID', actionId]] as const)),
    ['Response', isFailure ? 'Failure' : 'Success'],
    ['Channel', leg?.one.name ?? channel],
    ...what,
    ['Reason', isFailure ? 0 : ANSWERED],
    ['Uniqueid', leg?.one.uniqueid ?? valueIn(packet, 'ChannelId') ?? '<unknown>'],
    ['CallerIDNum', number || '<unknown>'],
    ['CallerIDName', name || '<unknown>'],
  ];
  context.tell({ name: 'OriginateResponse', eventClass: 'call', headers: () => headers });
}

const ANSWERED = 4;
