// One connection to the Manager Interface: actions come in, each is answered in its turn, events go out. It says who is
// logged in and what they want to hear; what an action does is not known here.

import type { Socket } from 'node:net';
import type { Spoiled } from '../../faults/fault.ts';
import { bytesOf } from '../../wire/delivery.ts';
import { connectionOf } from '../../wire/listener.ts';
import { ENDLESS } from '../../wire/term.ts';
import { ACTIONS } from './actions.ts';
import { askedBy, bytesIn, wireOf } from './asked.ts';
import { type Account, hears, isOff, type Mask, mayUse, NOTHING, readMask } from './classes.ts';
import { createDecoder, encode, type Headers, type Packet, valueIn } from './codec.ts';
import { type AmiContext, type AmiEvent, DIALECT, failure, type Reply } from './context.ts';
import { VERSION } from './core-actions.ts';
import { encodeReply } from './encode-reply.ts';
import type { Gate } from './login.ts';
import { createOutbox } from './outbox.ts';
import { replyInstead, stretched } from './spoiled-reply.ts';

/** How long a client may take to log in, and to end an action that it has begun; wire time, in milliseconds. */
export const IDLE_MS = 30_000;
const BYTES_KEPT = 4096;

export interface AmiSession {
  /** Tells of an event, if whoever is here may and wants to hear of it. */
  tell(event: Pick<AmiEvent, 'eventClass'>, text: string): void;
  /** Cuts the connection, as far as events of that class are heard on it. */
  cut(event: Pick<AmiEvent, 'eventClass'>): void;
}

export interface SessionOptions {
  readonly context: AmiContext;
  readonly gate: Gate;
  /** Sends what there is to tell of what has been done. */
  readonly flush: () => void;
  readonly uptime: () => number;
}

export function openSession(socket: Socket, { context, gate, flush, uptime }: SessionOptions): AmiSession {
  const { engine, faults } = context;
  const outbox = createOutbox(socket);
  const connection = connectionOf(socket);
  let account: Account | undefined;
  let mask: Mask = NOTHING;
  let challenge: string | undefined;
  let turn: Promise<void> | undefined;

  const decoder = createDecoder(receive, () => {
    outbox.send(encodeReply(failure('Message too long'), undefined));
    socket.destroySoon();
  });
  const loginLimit = setTimeout(() => socket.destroy(), IDLE_MS).unref();
  const actionLimit = setTimeout(() => decoder.isInside && socket.destroy(), IDLE_MS).unref();
  socket.on('data', (bytes: Buffer) => {
    decoder.push(bytes);
    actionLimit.refresh();
  });
  socket.on('close', () => {
    clearTimeout(loginLimit);
    clearTimeout(actionLimit);
  });
  outbox.send(`Asterisk Call Manager/${VERSION}\r\n`);

  /** One after the other: an action that has to wait holds up those behind it, and nobody else. */
  function receive(packet: Packet): void {
    if (turn === undefined) begin(packet);
    else turn = turn.then(() => begin(packet));
  }

  function begin(packet: Packet): Promise<void> | undefined {
    const work = handle(packet);
    if (work === undefined) return undefined;
    const mine = work.then(() => {
      if (turn === mine) turn = undefined;
    });
    turn = mine;
    return mine;
  }

  /** Undefined where it has been answered at once. */
  function handle(packet: Packet): Promise<void> | undefined {
    if (socket.destroyed) return undefined;
    const requestId = engine.nextRequestId();
    const wire = wireOf(packet);
    engine.journal.append({ kind: 'request', dialect: DIALECT, connection, wire, bytes: bytesIn(packet), requestId });
    const spoiled = account === undefined ? undefined : faults.onRequest(() => askedBy(packet, context, requestId));
    if (spoiled?.instead !== undefined) return void outbox.sendSpoiled(spoiled.instead);
    const instead = spoiled?.answer && replyInstead(spoiled.answer, askedBy(packet, context, requestId), context);
    if (instead !== undefined) {
      answer(packet, { reply: instead.reply, requestId, spoiled, actionId: instead.actionId });
      return undefined;
    }
    const reply = replyTo(packet, requestId);
    const done = (settled: Reply) =>
      answer(packet, { reply: stretched(spoiled?.answer, settled), requestId, spoiled, actionId: undefined });
    if (!(reply instanceof Promise)) return void done(reply);
    return reply.then(done);
  }

  function answer(
    packet: Packet,
    about: { reply: Reply; requestId: string; spoiled: Spoiled | undefined; actionId: string | undefined },
  ): void {
    const { reply, requestId, spoiled } = about;
    const text = encodeReply(reply, about.actionId ?? valueIn(packet, 'ActionID'));
    const bytes = Buffer.from(text);
    const sending = spoiled?.sending?.(bytes) ?? { steps: [{ write: bytes }], ended: ENDLESS };
    const steps = [
      ...(reply.afterMs ? [{ waitMs: reply.afterMs }] : []),
      ...sending.steps,
      ...(reply.closes ? [{ end: 'close' } as const] : []),
    ];
    noteReply(reply, requestId, bytesOf(steps));
    if (steps.length === 1 && spoiled === undefined) outbox.send(text);
    else outbox.sendSpoiled({ steps, ended: sending.ended });
    for (const event of reply.followedBy ?? []) outbox.send(encode(event));
    flush();
  }

  function noteReply({ response, headers, list }: Reply, requestId: string, bytes: Buffer): void {
    const said = headers.find(([name]) => name === 'Message')?.[1];
    engine.journal.append({
      kind: 'reply',
      dialect: DIALECT,
      connection,
      understood: !NOT_UNDERSTOOD.test(String(said)),
      positive: response !== 'Error',
      said: said === undefined ? undefined : String(said),
      wire: { Response: response, ...Object.fromEntries(headers.slice(0, 50)), items: list?.items.length },
      bytes: bytes.length <= BYTES_KEPT ? bytes.toString() : `${bytes.toString('utf8', 0, BYTES_KEPT)}…`,
      requestId,
    });
  }

  function replyTo(packet: Packet, requestId: string): Reply | Promise<Reply> {
    const name = valueIn(packet, 'Action');
    if (name === undefined) return failure('Missing action in request');
    const own = OWN[name.toLowerCase()];
    if (own !== undefined) return own(packet);
    if (account === undefined) return failure('Permission denied');
    const action = ACTIONS.get(name.toLowerCase());
    if (action === undefined)
      return failure(`Invalid/unknown command: ${name}. Use Action: ListCommands to show available commands.`);
    if (!mayUse(account, action.eventClass)) return failure('Permission denied');
    return action.run(context, packet, { account, requestId });
  }

  /** What concerns this connection alone. */
  const OWN: Readonly<Record<string, (packet: Packet) => Reply>> = {
    challenge(packet) {
      const given = gate.challenge(packet);
      challenge = given.challenge ?? challenge;
      return given.reply;
    },
    login(packet) {
      if (account !== undefined) return { response: 'Success', headers: [['Message', 'Already authenticated']] };
      const given = gate.login(packet, challenge);
      if (given.account === undefined) return given.reply;
      account = given.account;
      mask = given.mask;
      clearTimeout(loginLimit);
      context.tell(successfulAuth(socket, given.account));
      return hears(account, mask, 'system') ? { ...given.reply, followedBy: [fullyBooted(uptime())] } : given.reply;
    },
    logoff: () => ({ response: 'Goodbye', headers: [['Message', 'Thanks for all the fish.']], closes: true }),
    events(packet) {
      if (account === undefined) return failure('Permission denied');
      const wanted = readMask(valueIn(packet, 'EventMask') ?? 'on');
      if (wanted === undefined) return failure('Invalid event mask');
      mask = wanted;
      return { response: 'Success', headers: [['Events', isOff(wanted) ? 'Off' : 'On']] };
    },
  };

  const isListening = (eventClass: AmiEvent['eventClass']): boolean =>
    account !== undefined && hears(account, mask, eventClass);

  return {
    tell({ eventClass }, text) {
      if (isListening(eventClass)) outbox.send(text);
    },
    cut({ eventClass }) {
      if (isListening(eventClass)) socket.destroy();
    },
  };
}

/** What is said to a request that is not of the protocol. */
const NOT_UNDERSTOOD =
  /^(Missing action in request|Invalid\/unknown command|Need '|'\w+' not specified|Invalid event mask)/;

const fullyBooted = (seconds: number): Headers => [
  ['Event', 'FullyBooted'],
  ['Privilege', 'system,all'],
  ['Uptime', seconds],
  ['LastReload', seconds],
  ['Status', 'Fully Booted'],
];

function successfulAuth(
  { localAddress, localPort, remoteAddress, remotePort }: Socket,
  { username }: Account,
): AmiEvent {
  const headers: Headers = [
    ['Severity', 'Informational'],
    ['Service', 'AMI'],
    ['EventVersion', 1],
    ['AccountID', username],
    ['SessionID', `${remoteAddress}:${remotePort}`],
    ['LocalAddress', `IPV4/TCP/${localAddress}/${localPort}`],
    ['RemoteAddress', `IPV4/TCP/${remoteAddress}/${remotePort}`],
    ['UsingPassword', 1],
  ];
  return { name: 'SuccessfulAuth', eventClass: 'security', headers: () => headers };
}
