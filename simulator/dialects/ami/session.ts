// One connection to the Manager Interface: actions come in, each is answered in its turn, events go out. It says who is
// logged in and what they want to hear; what an action does is not known here.

import type { Socket } from 'node:net';
import { connectionOf } from '../../net/listener.ts';
import { createOutbox } from '../../net/outbox.ts';
import { createTurns } from '../../net/turns.ts';
import type { MakeExchange } from '../exchange.ts';
import { ACTIONS } from './actions.ts';
import { type Account, hears, isOff, type Mask, mayUse, NOTHING, readMask } from './classes.ts';
import { actionIn, createDecoder, type Headers, type Overflow, type Packet, valueIn } from './codec.ts';
import { type AmiContext, type AmiEvent, type AmiRequest, failure, type Reply } from './context.ts';
import { VERSION } from './core-actions.ts';
import { createFilters } from './filters.ts';
import type { Authenticator } from './login.ts';
import { beginningIn } from './names.ts';
import { createResponder } from './responder.ts';
import { badFormat, successfulAuth } from './security-events.ts';

export interface AmiSession {
  /** Whether whoever is here may and wants to hear of an event. */
  hears(event: Pick<AmiEvent, 'eventClass'>): boolean;
  tell(text: string): void;
  cut(): void;
}

export interface SessionOptions {
  readonly context: AmiContext;
  readonly exchange: MakeExchange;
  readonly gate: Authenticator;
  /** Sends what there is to tell of what has been done. */
  readonly flush: () => void;
}

export function openSession(socket: Socket, { context, exchange, gate, flush }: SessionOptions): AmiSession {
  const { engine, config } = context;
  const outbox = createOutbox(socket);
  const number = connectionOf(socket);
  let account: Account | undefined;
  let mask: Mask = NOTHING;
  let challenge: string | undefined;
  /** When somebody logged in, in milliseconds of wire time. */
  let since = 0;
  const filters = createFilters();
  const respond = createResponder({
    context,
    exchange,
    outbox,
    flush,
    connection: number,
    isKnown: () => account !== undefined,
  });

  const inTurn = createTurns(socket);
  const handle = (packet: Packet) =>
    inTurn(() => respond(packet, (request) => replyTo(packet, request)), packet.text.length);
  const decoder = createDecoder(handle);
  const loginLimit = setTimeout(() => socket.destroy(), config.idleMs).unref();
  const actionLimit = setTimeout(() => decoder.isInside && socket.destroy(), config.idleMs).unref();
  socket.on('data', (bytes: Buffer) => {
    outbox.gather(() => decoder.push(bytes));
    actionLimit.refresh();
  });
  socket.on('close', () => {
    clearTimeout(loginLimit);
    clearTimeout(actionLimit);
  });
  outbox.send(`Asterisk Call Manager/${VERSION}\r\n`);

  function replyTo(packet: Packet, request: AmiRequest): Reply | Promise<Reply | undefined> {
    if (packet.issue !== undefined) return failure(OVERFLOWS[packet.issue]);
    const name = actionIn(packet);
    if (name === undefined) return malformed('NONE', 'Missing action in request');
    const key = name.toLowerCase();
    const before = beforeLogin.get(key);
    if (before !== undefined) return before(packet);
    if (account === undefined) return failure('Permission denied');
    const action = ACTIONS.get(key);
    if (action === undefined) return malformed(name, unknownCommand(name));
    if (!mayUse(account, action.classes)) return failure('Permission denied');
    const own = ofSession.get(key);
    if (own !== undefined) return own(packet);
    const asker = { account, requestId: request.requestId, request };
    return action.run?.(context, packet, asker) ?? failure(unknownCommand(name));
  }

  /** Tells whoever may hear of it that what came is no action. */
  function malformed(action: string, message: string): Reply {
    const about = { username: account?.username ?? '', since };
    context.tell(badFormat({ socket, number, now: engine.clock.realNow() }, action, about));
    return failure(message);
  }

  /** What concerns this connection alone, and asks for no login. */
  const beforeLogin = new Map<string, (packet: Packet) => Reply>(
    Object.entries({
      challenge(packet: Packet): Reply {
        const given = gate.challenge(packet, challenge);
        challenge = given.challenge ?? challenge;
        return given.reply;
      },
      login(packet: Packet): Reply {
        if (account !== undefined) return { response: 'Success', headers: [['Message', 'Already authenticated']] };
        const given = gate.login(packet, challenge);
        if (given.account === undefined) return given.reply;
        account = given.account;
        mask = given.mask;
        clearTimeout(loginLimit);
        since = engine.clock.realNow();
        context.tell(successfulAuth({ socket, number, now: since }, account));
        return hears(account, mask, 'system') ? { ...given.reply, followedBy: [fullyBooted(context)] } : given.reply;
      },
      logoff: (): Reply => ({ response: 'Goodbye', headers: [['Message', 'Thanks for all the fish.']], closes: true }),
    }),
  );

  /** What concerns this connection alone, and whoever is logged in. */
  const ofSession = new Map<string, (packet: Packet) => Reply>(
    Object.entries({
      filter: filters.add,
      events(packet: Packet): Reply {
        const wanted = readMask(valueIn(packet, 'EventMask') ?? '');
        if (wanted === undefined) return failure('Invalid event mask');
        mask = wanted;
        return { response: 'Success', headers: [['Events', isOff(wanted) ? 'Off' : 'On']] };
      },
    }),
  );

  return {
    hears: ({ eventClass }) => account !== undefined && hears(account, mask, eventClass),
    tell: (text) => filters.pass(text) && outbox.send(text),
    cut: outbox.cut,
  };
}

const OVERFLOWS: Readonly<Record<Overflow, string>> = {
  line: 'Failed to parse message: line too long',
  lines: 'Too many lines in message or allocation failure',
};

/** As many bytes of that sentence Asterisk has room for. */
const SENTENCE_BYTES = 511;

const unknownCommand = (name: string): string =>
  beginningIn(`Invalid/unknown command: ${name}. Use Action: ListCommands to show available commands.`, SENTENCE_BYTES);

function fullyBooted({ engine, startedAt }: AmiContext): Headers {
  const seconds = Math.floor(engine.clock.realNow() / 1000) - startedAt;
  return [
    ['Event', 'FullyBooted'],
    ['Privilege', 'system,all'],
    ['Uptime', seconds],
    ['LastReload', seconds],
    ['Status', 'Fully Booted'],
  ];
}
