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
import { FORMATS } from './formats.ts';
import { refusalView } from './views.ts';
import type { Webhooks } from './webhooks.ts';

/** A client that lets more than this pile up, in bytes, is cut off. */
const PILE_LIMIT = 1024 * 1024;

interface ToldContext {
  readonly agent?: object;
}

/** What has happened, and what its words can speak of. */
interface ToldEvent {
  readonly told: Told;
  readonly requestId: string;
  readonly agentId: string;
  readonly queueIds: readonly string[];
  readonly context: ToldContext;
  /** Called as no event is. */
  readonly isUnknown?: boolean;
}

interface FeedParts extends Pick<Site, 'engine' | 'faults'> {
  readonly webhooks: Webhooks;
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

const STRANGER = { id: 'somebody-else', queues: [] };

/** All else is as it is of the agent: whoever looks at it alone takes it for the agent's. */
const withStranger = (context: ToldContext): ToldContext => ({ ...context, agent: { ...context.agent, ...STRANGER } });

/** Undefined where the file has no events. */
export function createFeed(compiled: Compiled, { engine, faults, webhooks, contextOf, isLetIn, failures }: FeedParts) {
  const { file, tell, eventsAs } = compiled;
  const format = FORMATS[eventsAs];
  if (file.events === undefined) return undefined;
  const dialect = file.switch;
  const { websocket } = file.events;
  const agentOf = websocket?.agent === undefined ? undefined : readerOf([websocket.agent]);
  /** Whom each client wants to hear of; undefined: of all. */
  const listeners = new Map<SocketClient, string | undefined>();
  const codec: EventCodec<ToldEvent> = {
    foreign: (event) => ({ ...event, agentId: STRANGER.id, context: withStranger(event.context) }),
    unknownKind: (event) => ({ ...event, isUnknown: true }),
    write: textOf,
    torn: (text) => text.slice(0, Math.ceil(text.length / 2)),
  };
  const line = createEventLine(codec);

  /** Where its template fails, the switch tells that it has failed, as it would answer. */
  function textOf({ told, requestId, context, isUnknown = false }: ToldEvent): string {
    try {
      const message = tell[told]?.(context);
      return format.write(isUnknown ? withoutKind(message) : message);
    } catch (error) {
      const { text, body = null } = compiled.failed({ cause: failures.note(error, requestId) });
      return text ?? JSON.stringify(body);
    }
  }

  /** The message, its first text another: of a kind that nobody knows. */
  function withoutKind(message: unknown): unknown {
    const members = format.members(message);
    const [name = 'kind'] = Object.entries(members).find(([, value]) => typeof value === 'string') ?? [];
    return format.withMembers(message, { ...members, [name]: 'QuantumLeap' });
  }

  /** A header that cannot be made is left out with all others: the event is told without. */
  function headersOf({ requestId, context }: ToldEvent): Readonly<Record<string, string>> {
    const own = { 'Content-Type': `${format.type}; charset=utf-8` };
    try {
      return { ...own, ...compiled.webhookHeaders(context) };
    } catch (error) {
      failures.note(error, requestId);
      return own;
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
    if (listeners.size + webhooks.size() === 0) return;
    for (const event of toldOf(entry)) if (tell[event.told] !== undefined) send(event);
  });

  function send(event: ToldEvent): void {
    const { agentId, queueIds, told } = event;
    line.send({
      lane: agentId,
      event,
      injections: faults.onEvent(() => ({ dialect, event: told, agentId, queueIds })),
      tell(text) {
        each(agentId, (client) => sendText(client, text));
        if (webhooks.size() > 0) webhooks.tell(agentId, { text, headers: headersOf(event) });
      },
      cut() {
        each(agentId, (client) => client.cut());
        webhooks.cut(agentId);
      },
    });
  }

  function each(agentId: string, say: (client: SocketClient) => void): void {
    for (const [client, wanted] of listeners) if (wanted === undefined || wanted === agentId) say(client);
  }

  const socket: SocketRoute | undefined = websocket && {
    path: websocket.path,
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
    listeners: () => listeners.size + webhooks.size(),
    stop() {
      stopListening();
      line.stop();
      for (const client of listeners.keys()) client.cut();
      webhooks.stop();
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
