// What a described switch tells of as it happens: each Event that the file has words for, to whoever listens.

import type { PublishedEntry } from '../../engine/journal-entry.ts';
import type { SocketClient, SocketRoute } from '../../http-api/websocket.ts';
import { createEventLine, type EventCodec } from '../../net/event-delivery.ts';
import { Failure } from '../../net/failure.ts';
import type { Site } from '../dialect.ts';
import type { Compiled, Input } from './compiled.ts';
import { readerOf } from './compiled.ts';
import type { Decoded } from './decode.ts';
import type { Failures } from './failures.ts';
import type { Told } from './file-schema.ts';
import { refusalView } from './views.ts';

/** A client that lets more than this pile up, in bytes, is cut off. */
const PILE_LIMIT = 1024 * 1024;

/** What has happened, and what its words can speak of. */
interface ToldEvent {
  readonly told: Told;
  readonly requestId: string;
  readonly agentId: string;
  readonly queueIds: readonly string[];
  readonly context: object;
  /** Called as no event is. */
  readonly isUnknown?: boolean;
}

interface FeedParts extends Pick<Site, 'engine' | 'faults'> {
  contextOf(decoded: Decoded, facts?: Readonly<Record<string, unknown>>): object;
  isLetIn(input: Input): boolean;
  readonly failures: Failures;
}

const TOLD: Readonly<Record<string, Told | undefined>> = {
  AgentLoggedIn: 'LoggedIn',
  AgentLoggedOut: 'LoggedOut',
  QueueLoggedIn: 'QueueLoggedIn',
  QueueLoggedOut: 'QueueLoggedOut',
  AgentStateChanged: 'StateChanged',
};

const OF_QUEUE: Readonly<Partial<Record<Told, Told>>> = { LoggedIn: 'QueueLoggedIn', LoggedOut: 'QueueLoggedOut' };

/** Undefined where the file has no events. */
export function createFeed(compiled: Compiled, { engine, faults, contextOf, isLetIn, failures }: FeedParts) {
  const { file, tell } = compiled;
  if (file.events === undefined) return undefined;
  const dialect = file.switch;
  const { path, agent } = file.events.websocket;
  const agentOf = agent === undefined ? undefined : readerOf([agent]);
  /** Whom each client wants to hear of; undefined: of all. */
  const listeners = new Map<SocketClient, string | undefined>();
  const codec: EventCodec<ToldEvent> = {
    foreign: (event) => ({
      ...event,
      agentId: 'somebody-else',
      context: { ...event.context, agent: { id: 'somebody-else', queues: [] } },
    }),
    unknownKind: (event) => ({ ...event, isUnknown: true }),
    write: (event) => JSON.stringify(withKind(messageOf(event), event.isUnknown === true)),
    torn: (text) => text.slice(0, Math.ceil(text.length / 2)),
  };
  const line = createEventLine(codec);

  /** Where its template fails, the switch tells that it has failed, as it would answer. */
  function messageOf({ told, requestId, context }: ToldEvent): unknown {
    try {
      return tell[told]?.(context);
    } catch (error) {
      return compiled.failed({ cause: failures.note(error, requestId) }).body ?? null;
    }
  }

  function toldOf(entry: PublishedEntry): readonly ToldEvent[] {
    const { requestId = '' } = entry;
    const about = entry.kind === 'outcome' ? outcomeIn(entry) : eventIn(entry);
    if (about === undefined) return [];
    return byQueue(about).map(({ told, agentId, queueIds, facts }) => {
      const decoded = { dialect, requestId, agentId, queueId: queueIds[0], input: NOTHING };
      return { told, requestId, agentId, queueIds, context: contextOf(decoded, { queueIds, ...facts }) };
    });
  }

  /** Where the file tells of queues and not of agents, a login and a logout are told queue by queue. */
  function byQueue(about: About): readonly About[] {
    const ofQueue = OF_QUEUE[about.told];
    if (ofQueue === undefined || tell[about.told] !== undefined) return [about];
    return about.queueIds.map((queueId) => ({ ...about, told: ofQueue, queueIds: [queueId] }));
  }

  const stopListening = engine.onPublished((entry) => {
    if (listeners.size === 0) return;
    for (const event of toldOf(entry)) if (tell[event.told] !== undefined) send(event);
  });

  function send(event: ToldEvent): void {
    const { agentId, queueIds, told } = event;
    line.send({
      lane: agentId,
      event,
      injections: faults.onEvent(() => ({ dialect, event: told, agentId, queueIds })),
      tell: (text) => each(agentId, (client) => sendText(client, text)),
      cut: () => each(agentId, (client) => client.cut()),
    });
  }

  function each(agentId: string, say: (client: SocketClient) => void): void {
    for (const [client, wanted] of listeners) if (wanted === undefined || wanted === agentId) say(client);
  }

  const socket: SocketRoute = {
    path,
    open({ query, headers }) {
      const input = { ...NOTHING, query: Object.fromEntries(query), header: headers };
      if (!isLetIn(input)) throw new Failure('LinkUnauthorised', 'The token of the CTI link is missing or wrong.');
      return (client) => {
        client.onClose(() => listeners.delete(client));
        listeners.set(client, agentOf?.(input));
      };
    },
  };
  return {
    socket,
    listeners: () => listeners.size,
    stop() {
      stopListening();
      line.stop();
      for (const client of listeners.keys()) client.cut();
    },
  };
}

/** What is told, of whom, and what its words can speak of besides. */
interface About extends Pick<ToldEvent, 'told' | 'agentId' | 'queueIds'> {
  readonly facts?: Readonly<Record<string, unknown>>;
}

type EntryOf<K extends PublishedEntry['kind']> = Extract<PublishedEntry, { kind: K }>;

const outcomeIn = ({ agentId, outcome, rejection }: EntryOf<'outcome'>): About => ({
  ...{ told: outcome === 'done' ? 'Done' : 'Refused', agentId, queueIds: [] },
  facts: rejection === undefined ? {} : { refusal: refusalView(rejection) },
});

function eventIn({ event }: EntryOf<'event'>): About | undefined {
  const told = TOLD[event.type];
  if (told === undefined || !('agentId' in event) || event.agentId === undefined) return undefined;
  return { told, agentId: event.agentId, queueIds: queueIdsOf(event) };
}

function queueIdsOf(event: object): readonly string[] {
  if ('queueIds' in event) return event.queueIds as readonly string[];
  return 'queueId' in event && event.queueId !== undefined ? [String(event.queueId)] : [];
}

const NOTHING: Input = { path: {}, query: {}, header: {}, body: undefined };

function sendText(client: SocketClient, text: string): void {
  client.send(text);
  if (client.backlog() > PILE_LIMIT) client.cut();
}

/** The message, its first text another where it is to be of a kind that nobody knows. */
function withKind(message: unknown, isUnknown: boolean): unknown {
  if (!isUnknown || typeof message !== 'object' || message === null) return message;
  const [name] = Object.entries(message).find(([, value]) => typeof value === 'string') ?? [];
  return name === undefined ? { kind: 'QuantumLeap' } : { ...message, [name]: 'QuantumLeap' };
}
