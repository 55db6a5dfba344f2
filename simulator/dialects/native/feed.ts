// The native dialect's events over WebSocket: whoever connects names a device, or hears of those that are subscribed;
// `after` resumes behind an event that was seen. A listener that is too slow is cut off rather than waited for.

import type { Engine } from '../../engine/engine.ts';
import type { PublishedEntry } from '../../engine/journal-entry.ts';
import type { EventFacts, FaultInjector } from '../../faults/fault.ts';
import { validate } from '../../http-api/validate.ts';
import type { SocketClient, SocketRequest } from '../../http-api/websocket.ts';
import { createEventLine } from '../../net/event-delivery.ts';
import { DIALECT } from './decode.ts';
import { type FeedMessage, toWireEvent, type WireEvent } from './events.ts';
import { EVENT_WORDS } from './injected-event.ts';
import { feedQuery } from './schema.ts';

/** A client that lets more than this pile up, in bytes, is cut off. */
const PILE_LIMIT = 1024 * 1024;

export interface Feed {
  /** How many listen to a device that they name. */
  listeners(): number;
  open(request: SocketRequest): (client: SocketClient) => void;
  stop(): void;
}

export interface FeedOptions {
  readonly engine: Engine;
  readonly faults: FaultInjector;
  /** The devices whose events go to clients that name none. */
  readonly subscriptions: ReadonlySet<string>;
}

export function createFeed({ engine, faults, subscriptions }: FeedOptions): Feed {
  const listeners = new Map<SocketClient, string | undefined>();
  const line = createEventLine(EVENT_WORDS);
  const stopListening = engine.onPublished((entry) => {
    if (listeners.size === 0) return;
    const event = toWireEvent(entry);
    if (event !== undefined && isHeard(event.dn)) tellOf(event);
  });

  function tellOf(event: WireEvent): void {
    const { dn } = event;
    line.send({
      lane: dn,
      event,
      injections: faults.onEvent(() => toldBy(event)),
      tell: (text) => tellAll(dn, (client) => sendText(client, text)),
      cut: () => tellAll(dn, (client) => client.cut()),
    });
  }

  const isHeard = (device: string): boolean => [...listeners.values()].some((dn) => isFor(device, dn));

  function tellAll(device: string, say: (client: SocketClient) => void): void {
    for (const [client, dn] of listeners) if (isFor(device, dn)) say(client);
  }

  const isFor = (device: string, dn: string | undefined): boolean =>
    dn === undefined ? subscriptions.has(device) : dn === device;

  function tell(client: SocketClient, entry: PublishedEntry, dn: string | undefined): void {
    const event = toWireEvent(entry);
    if (event !== undefined && isFor(event.dn, dn)) send(client, event);
  }

  /** Tells what was missed no faster than it is read, and then lets the client listen. */
  function catchUp(client: SocketClient, { dn, after }: { dn: string | undefined; after: number | undefined }): void {
    const { first, last } = engine.journal;
    if (after !== undefined && after + 1 < first) send(client, gone(first));
    if (after !== undefined && after > last) send(client, neverReached(after));
    for (const entry of missed(engine, after)) {
      tell(client, entry, dn);
      if (client.backlog() > PILE_LIMIT / 2)
        return void client.onDrain(() => catchUp(client, { dn, after: entry.number }));
    }
    listeners.set(client, dn);
  }

  return {
    listeners: () => [...listeners.values()].filter((dn) => dn !== undefined).length,
    open({ query }) {
      const { dn, after } = validate(feedQuery, Object.fromEntries(query));
      return (client) => {
        client.onClose(() => listeners.delete(client));
        client.onMessage(() => send(client, UNEXPECTED));
        catchUp(client, { dn, after });
      };
    },
    stop() {
      stopListening();
      line.stop();
      for (const client of listeners.keys()) client.cut();
    },
  };
}

const send = (client: SocketClient, message: FeedMessage): void => sendText(client, JSON.stringify(message));

function sendText(client: SocketClient, text: string): void {
  client.send(text);
  if (client.backlog() > PILE_LIMIT) client.cut();
}

function missed({ journal }: Engine, after: number | undefined): readonly PublishedEntry[] {
  if (after === undefined) return [];
  const entries = journal.query({ after, kind: ['event', 'outcome'] });
  return entries.filter((entry) => entry.kind === 'event' || entry.kind === 'outcome');
}

const toldBy = (event: WireEvent): EventFacts => ({
  dialect: DIALECT,
  event: event.type,
  agentId: event.agentId,
  queueIds: queueIdsOf(event),
});

function queueIdsOf(event: object): readonly string[] {
  if ('queueIds' in event) return event.queueIds as readonly string[];
  return 'queueId' in event ? [event.queueId as string] : [];
}

const gone = (first: number): FeedMessage => ({
  type: 'Error',
  code: 'EventsGone',
  detail: `Events before number ${first} are no longer kept: what is held now has to be read.`,
});

const neverReached = (after: number): FeedMessage => ({
  type: 'Error',
  code: 'EventsGone',
  detail: `There is no event ${after} yet: it was another server's, or this one has begun anew, and what is held now has to be read.`,
});

const UNEXPECTED: FeedMessage = {
  type: 'Error',
  code: 'UnexpectedMessage',
  detail: 'This connection carries events to the client; requests go over HTTP.',
};
