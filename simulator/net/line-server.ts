// A TCP port whose messages are lines, of UTF-8 as a rule: cut, bounded, taken one after the other and answered in that order. What a
// line means is not known here.

import { createServer, type Socket } from 'node:net';
import { bytesIn, textIn } from './byte-text.ts';
import type { Delivery } from './delivery.ts';
import { refuseHttp } from './host-check.ts';
import { connectionOf, type Listener, listen, type Place } from './listener.ts';
import { createOutbox, type Outbox } from './outbox.ts';
import { createTurns } from './turns.ts';

/** One line, without its end, and the number of the connection it came over. */
export interface Line {
  readonly text: string;
  readonly connection: number;
}

/** How a line is answered, by a text; undefined: not at all. */
export type LineDelivery = Delivery<string, string> | undefined;

export interface LineProtocol {
  /** What is said to whoever connects. */
  readonly greeting?: string | undefined;
  answer(line: Line): LineDelivery | Promise<LineDelivery>;
}

export interface LinePort extends Listener {
  /** Says something to everybody who is connected. */
  tell(text: string): void;
}

/** The longest line, in bytes; who sends a longer one is cut off. */
const LINE_LIMIT = 64 * 1024;

const NEWLINE = 0x0a;
const RETURN = 0x0d;

/** Serves lines at `place`; port 0 finds a free one. Throws `PortInUse` or `PortNotAvailable`. */
export async function serveLines(place: Place, protocol: LineProtocol): Promise<LinePort> {
  const outboxes = new Set<Outbox>();
  const server = createServer({ noDelay: true }, (socket) => {
    refuseHttp(socket);
    const outbox = serve(socket, protocol);
    outboxes.add(outbox);
    socket.on('close', () => outboxes.delete(outbox));
  });
  const listener = await listen(place, server);
  return { ...listener, tell: (text) => outboxes.forEach((outbox) => void outbox.send(text)) };
}

function serve(socket: Socket, { greeting, answer }: LineProtocol): Outbox {
  const outbox = createOutbox(socket);
  const inTurn = createTurns(socket);
  const connection = connectionOf(socket);
  let begun: Buffer = Buffer.alloc(0);
  const send = (delivery: LineDelivery) => {
    deliver(outbox, delivery);
    return { isLast: false };
  };
  if (greeting !== undefined) outbox.send(greeting);
  const take = (text: string) =>
    inTurn(() => {
      const delivery = answer({ text, connection });
      return delivery instanceof Promise ? delivery.then(send) : send(delivery);
    }, text.length);
  socket.on('data', (piece: Buffer) => {
    const bytes = begun.length === 0 ? piece : Buffer.concat([begun, piece]);
    let from = 0;
    for (let end = bytes.indexOf(NEWLINE); end >= 0; end = bytes.indexOf(NEWLINE, from)) {
      take(textIn(bytes.subarray(from, bytes[end - 1] === RETURN ? end - 1 : end)));
      from = end + 1;
    }
    begun = bytes.subarray(from);
    if (begun.length > LINE_LIMIT) socket.destroy();
  });
  return outbox;
}

function deliver(outbox: Outbox, delivery: LineDelivery): void {
  if (delivery === undefined) return;
  if ('instead' in delivery) return void outbox.sendInjected(delivery.instead);
  const { answer, sending, written } = delivery;
  if (sending !== undefined) return void outbox.sendInjected(sending(bytesIn(answer)));
  outbox.send(answer);
  written?.(answer);
}
