// One connection to the Manager Interface: actions come in, each is answered in its turn, events go out. It says who is
// logged in and what they want to hear; what an action does is not known here.

import type { Socket } from 'node:net';
import { connectionOf } from '../../net/listener.ts';
import { createOutbox } from '../../net/outbox.ts';
import { createTurns } from '../../net/turns.ts';
import { ACTIONS } from './actions.ts';
import { type Account, hears, isOff, type Mask, mayUse, NOTHING, readMask } from './classes.ts';
import { createDecoder, type Headers, type Packet, valueIn } from './codec.ts';
import { type AmiContext, type AmiEvent, failure, type Reply } from './context.ts';
import { VERSION } from './core-actions.ts';
import { encodeReply } from './encode-reply.ts';
import type { Authenticator } from './login.ts';
import { createResponder } from './responder.ts';
import { successfulAuth } from './security-events.ts';

export interface AmiSession {
  /** Whether whoever is here may and wants to hear of an event. */
  hears(event: Pick<AmiEvent, 'eventClass'>): boolean;
  tell(text: string): void;
  cut(): void;
}

export interface SessionOptions {
  readonly context: AmiContext;
  readonly gate: Authenticator;
  /** Sends what there is to tell of what has been done. */
  readonly flush: () => void;
}

export function openSession(socket: Socket, { context, gate, flush }: SessionOptions): AmiSession {
  const { engine, config } = context;
  const outbox = createOutbox(socket);
  const number = connectionOf(socket);
  let account: Account | undefined;
  let mask: Mask = NOTHING;
  let challenge: string | undefined;
  const respond = createResponder({ context, outbox, flush, connection: number, isKnown: () => account !== undefined });

  const inTurn = createTurns(socket);
  const handle = (packet: Packet) =>
    inTurn(() => respond(packet, (requestId) => replyTo(packet, requestId)), packet.text.length);
  const decoder = createDecoder(handle, () =>
    inTurn(() => {
      outbox.sendLast(encodeReply(failure('Message too long'), undefined));
      return { isLast: true };
    }),
  );
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

  function replyTo(packet: Packet, requestId: string): Reply | Promise<Reply | undefined> {
    const name = valueIn(packet, 'Action');
    if (name === undefined) return failure('Missing action in request');
    const mine = own.get(name.toLowerCase());
    if (mine !== undefined) return mine(packet);
    if (account === undefined) return failure('Permission denied');
    const action = ACTIONS.get(name.toLowerCase());
    if (action?.run === undefined)
      return failure(`Invalid/unknown command: ${name}. Use Action: ListCommands to show available commands.`);
    if (!mayUse(account, action.classes)) return failure('Permission denied');
    return action.run(context, packet, { account, requestId });
  }

  /** What concerns this connection alone. */
  const own = new Map<string, (packet: Packet) => Reply>(
    Object.entries({
      challenge(packet: Packet): Reply {
        const given = gate.challenge(packet);
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
        context.tell(successfulAuth(socket, account, { number, now: engine.clock.realNow() }));
        return hears(account, mask, 'system') ? { ...given.reply, followedBy: [fullyBooted(context)] } : given.reply;
      },
      logoff: (): Reply => ({ response: 'Goodbye', headers: [['Message', 'Thanks for all the fish.']], closes: true }),
      events(packet: Packet): Reply {
        if (account === undefined) return failure('Permission denied');
        const wanted = readMask(valueIn(packet, 'EventMask') ?? '');
        if (wanted === undefined) return failure('Invalid event mask');
        mask = wanted;
        return { response: 'Success', headers: [['Events', isOff(wanted) ? 'Off' : 'On']] };
      },
    }),
  );

  return {
    hears: ({ eventClass }) => account !== undefined && hears(account, mask, eventClass),
    tell: outbox.send,
    cut: outbox.cut,
  };
}

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
