// One connection to the event socket: commands come in, each is answered in its turn, events go out. It says who is logged in and
// what they want to hear; what a function of the switch does is not known here.

import { timingSafeEqual } from 'node:crypto';
import type { Socket } from 'node:net';
import { bytesIn } from '../../net/byte-text.ts';
import { connectionOf } from '../../net/listener.ts';
import { createOutbox } from '../../net/outbox.ts';
import { createTurns } from '../../net/turns.ts';
import type { MakeExchange, WireCodec } from '../exchange.ts';
import { createSocketResponder, textOfSent } from '../socket-responder.ts';
import { callApi } from './api.ts';
import type { EslContext, EslRequest, Said } from './context.ts';
import { type ControlledChannel, createControlledChannel } from './controlled-channel.ts';
import { decode } from './decode.ts';
import type { EslEvent, Format, ToldEvent } from './event.ts';
import { createDecoder, type Packet, valueIn } from './framing.ts';
import { changedReply, replyInstead } from './injected-reply.ts';
import { LazyCommand, LazyReply } from './lazy-entries.ts';
import { logLevelIn } from './log-levels.ts';
import { malformedText } from './malformed-reply.ts';
import { apiReply, commandReply, encodeReply, GREETING, type Reply, UNKNOWN_COMMAND } from './reply.ts';
import { sendEvent } from './send-event.ts';
import { createSubscription } from './subscription.ts';

export interface EslSession {
  readonly format: Format;
  readonly isListening: boolean;
  /** Whether whoever is here has subscribed to an event. */
  hears(event: Pick<EslEvent, 'name' | 'subclass'>): boolean;
  passes(event: ToldEvent): boolean;
  tell(text: string): void;
  cut(): void;
  /** A channel is hung up. */
  readonly channelIsDown: ControlledChannel['isDown'];
}

const BYE: Reply = { ...commandReply('+OK bye'), closes: true };
const INVALID: Reply = { ...commandReply('-ERR invalid'), closes: true };

export function openSession(
  socket: Socket,
  { context, exchange }: { readonly context: EslContext; readonly exchange: MakeExchange },
): EslSession {
  const outbox = createOutbox(socket);
  const connection = connectionOf(socket);
  const controlled = createControlledChannel(outbox);
  const subscription = createSubscription({
    get uuid() {
      return controlled.uuid;
    },
    bind(uuid) {
      if (context.calls.channelAt(uuid) === undefined) return false;
      controlled.bind(uuid);
      return true;
    },
  });
  let isIn = false;
  let isLogging = false;

  const codec: WireCodec<Packet, EslRequest, Reply, string> = {
    isOpen: () => isIn,
    decode: (packet, requestId) => (isIn ? decode(packet, context, requestId) : { dialect: 'esl', requestId }),
    requestFacts: (packet) => new LazyCommand(packet, connection),
    substitute: (injection, request) => replyInstead(injection, request, context),
    change: changedReply,
    replyFacts: (reply, _packet, sent) => new LazyReply(reply, { connection, text: textOfSent(sent) }),
  };
  const respond = createSocketResponder<Packet, EslRequest, Reply>({
    exchanged: exchange(codec),
    outbox,
    textOf: (reply) => (reply.shape === undefined ? encodeReply(reply) : malformedText(reply.shape, reply)),
  });

  /** Commands are known by how they begin, in any case. */
  const commands: readonly (readonly [prefix: string, run: (rest: string, packet: Packet) => Reply])[] = [
    ['sendevent', (rest, packet) => sendEvent(context, rest, packet)],
    ['sendmsg', (rest) => commandReply(`-ERR invalid session id [${rest.trim()}]`)],
    ['filter ', subscription.filter],
    ['linger', controlled.linger],
    ['nolinger', controlled.nolinger],
    ['noevents', subscription.noevents],
    ['event', subscription.event],
    ['nixevent', subscription.nixevent],
    ['myevents ', subscription.myevents],
    ['divert_events', () => commandReply('-ERR not controlling a session.')],
    ['log', setLog],
    ['nolog', clearLog],
  ];

  function setLog(rest: string): Reply {
    const word = rest.trim();
    const level = logLevelIn(word);
    if (level === undefined) return commandReply('-ERR invalid log level');
    isLogging = true;
    return commandReply(`+OK log level ${word} [${level}]`);
  }

  function clearLog(): Reply {
    if (!isLogging) return commandReply('-ERR not loging');
    isLogging = false;
    return commandReply('+OK no longer logging');
  }

  function logIn(line: string): Reply {
    const [, user] = /^userauth (.*)/i.exec(line) ?? [];
    if (user !== undefined) return INVALID;
    const [, password] = /^auth (.*)/i.exec(line) ?? [];
    if (password === undefined) return UNKNOWN_COMMAND;
    if (!isSame(password, context.config.password)) return INVALID;
    isIn = true;
    return commandReply('+OK accepted');
  }

  function replyTo(packet: Packet, request: EslRequest): Reply | Promise<Reply | undefined> {
    const { api } = request;
    if (api !== undefined)
      return api.isBackground ? replyToJob(packet, request) : answered(callApi(context, api, request));
    const { line } = packet;
    if (/^(exit|\.\.\.)/i.test(line)) return BYE;
    if (!isIn) return logIn(line);
    const start = line.toLowerCase();
    for (const [prefix, run] of commands) if (start.startsWith(prefix)) return run(line.slice(prefix.length), packet);
    return UNKNOWN_COMMAND;
  }

  /** The job is done at once; what comes of it is told to whoever listens. */
  function replyToJob({ headers }: Packet, request: EslRequest): Reply {
    const { api } = request;
    const jobUuid = valueIn(headers, 'Job-UUID') || crypto.randomUUID();
    if (api !== undefined) {
      const tell = (body: string) =>
        context.tell({
          name: 'BACKGROUND_JOB',
          source: ['mod_event_socket.c', 'api_exec', 1580],
          headers: () => [
            ['Job-UUID', jobUuid],
            ['Job-Command', api.called],
            ['Job-Command-Arg', api.args],
          ],
          body: body === '' ? '-ERR no reply\n' : body,
        });
      const said = callApi(context, api, request);
      if (said instanceof Promise) void said.then((late) => late !== undefined && tell(late));
      else tell(said);
    }
    return commandReply(`+OK Job-UUID: ${jobUuid}`, [['Job-UUID', jobUuid]]);
  }

  const inTurn = createTurns(socket);
  const decoder = createDecoder((packet) =>
    inTurn(() => respond(packet, (request) => replyTo(packet, request)), packet.text.length),
  );
  socket.on('data', (bytes: Buffer) => {
    outbox.gather(() => {
      if (!decoder.push(bytes)) socket.destroy();
    });
  });
  socket.on('close', controlled.forget);
  outbox.send(GREETING);

  return {
    get format() {
      return subscription.format;
    },
    get isListening() {
      return subscription.isListening;
    },
    hears: subscription.hears,
    passes: subscription.passes,
    tell: outbox.send,
    cut: outbox.cut,
    channelIsDown: controlled.isDown,
  };
}

const answered = (said: Said): Reply | Promise<Reply | undefined> =>
  said instanceof Promise ? said.then((late) => (late === undefined ? undefined : apiReply(late))) : apiReply(said);

function isSame(given: string, expected: string): boolean {
  const [one, other] = [bytesIn(given), bytesIn(expected)];
  return one.length === other.length && timingSafeEqual(one, other);
}
