// The native dialect's events over WebSocket: whoever connects names a device, or hears of those that are subscribed;
// `after` resumes behind an event that was seen. A listener that is too slow is cut off rather than waited for.

import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import { type WebSocket, WebSocketServer } from 'ws';
import type { Engine } from '../../core/engine.ts';
import type { HappeningEntry } from '../../core/journal.ts';
import { splitTarget } from '../../wire/http.ts';
import { validate } from '../../wire/validate.ts';
import { type FeedMessage, toWireEvent } from './events.ts';
import { feedQuery } from './schema.ts';

/** A client that lets more than this pile up, in bytes, is cut off. */
const PILE_LIMIT = 1024 * 1024;
/** The largest message that is read from a client, in bytes: none is expected. */
const MESSAGE_LIMIT = 4096;

export interface Feed {
  open(request: IncomingMessage, socket: Duplex, head: Buffer): void;
  stop(): void;
}

/** `subscriptions` are the devices whose events go to clients that name none. */
export function createFeed(engine: Engine, subscriptions: ReadonlySet<string>): Feed {
  const server = new WebSocketServer({ noServer: true, maxPayload: MESSAGE_LIMIT });
  const listeners = new Map<WebSocket, string | undefined>();
  const stopListening = engine.onHappening((entry) => {
    for (const [client, dn] of listeners) tell(client, entry, dn);
  });

  function tell(client: WebSocket, entry: HappeningEntry, dn: string | undefined): void {
    const event = toWireEvent(entry);
    if (event?.dn === undefined || !(dn === undefined ? subscriptions.has(event.dn) : dn === event.dn)) return;
    send(client, event);
  }

  /** Tells what was missed no faster than it is read, and then lets the client listen. */
  function catchUp(
    client: WebSocket,
    { socket, dn, after }: { socket: Duplex; dn: string | undefined; after: number | undefined },
  ): void {
    for (const entry of missed(engine, after)) {
      tell(client, entry, dn);
      if (socket.writableLength > PILE_LIMIT / 2)
        return void socket.once('drain', () => catchUp(client, { socket, dn, after: entry.number }));
    }
    listeners.set(client, dn);
  }

  return {
    open(request, socket, head) {
      const { dn, after } = validate(feedQuery, Object.fromEntries(splitTarget(request.url ?? '').query));
      server.handleUpgrade(request, socket, head, (client) => {
        client.on('error', () => client.terminate()).on('close', () => listeners.delete(client));
        client.on('message', () => send(client, UNEXPECTED));
        catchUp(client, { socket, dn, after });
      });
    },
    stop() {
      stopListening();
      for (const client of listeners.keys()) client.terminate();
    },
  };
}

function send(client: WebSocket, message: FeedMessage): void {
  client.send(JSON.stringify(message));
  if (client.bufferedAmount > PILE_LIMIT) client.terminate();
}

function missed({ journal }: Engine, after: number | undefined): readonly HappeningEntry[] {
  if (after === undefined) return [];
  return journal.query({ after }).filter((entry) => entry.kind === 'event' || entry.kind === 'outcome');
}

const UNEXPECTED: FeedMessage = {
  type: 'Error',
  code: 'UnexpectedMessage',
  detail: 'This connection carries events to the client; requests go over HTTP.',
};
