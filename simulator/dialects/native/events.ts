// What a connector hears: events of the ACD as the native dialect's numbered JSON events, each with its schema.

import { z } from 'zod';
import type { Event } from '../../core/events.ts';
import { AGENT_STATES } from '../../core/model/agent.ts';
import { AGENT_REJECTIONS, describeRejection } from '../../core/rejection.ts';
import type { PublishedEntry } from '../../engine/journal-entry.ts';

type AboutAnAgent<E> = E extends Event ? ('agentId' extends keyof E ? E : never) : never;

/** The Events that reach connectors: those that are about an agent, and so about a device. */
type Heard = AboutAnAgent<Event>;

const id = z.string();
const ids = z.array(id).readonly();
const state = z.enum(AGENT_STATES);
const reasonCode = z.string().optional();

/** Of every event. Numbers rise, with holes where something happened that is not for this connector. */
const frame = {
  number: z.int().min(1).describe('Rises; what is resumed after.'),
  at: z.int().describe('ACD time, milliseconds since 1970.'),
  dn: id.describe('The device.'),
  requestId: id.optional().describe('The request that brought it about.'),
  agentId: id,
};

const event = <T extends string, M extends z.ZodRawShape>(type: T, description: string, members: M) =>
  z.strictObject({ type: z.literal(type), ...frame, ...members }).meta({ description });

const deferredLogout = z.strictObject({ queueIds: ids.optional(), reasonCode, requestId: id.optional() });
const joins = z
  .strictObject({ isPaused: z.boolean(), reasonCode, penalty: z.int() })
  .optional()
  .describe('How the queue login begins; absent: as the others, or paused.');
const call = { callId: id, queueId: id };

/** Every Event that reaches connectors has its row: the compiler sees to it. */
const HEARD = {
  AgentLoggedIn: event('AgentLoggedIn', 'The agent’s first queue logins.', { extension: id, queueIds: ids, joins }),
  QueueLoggedIn: event('QueueLoggedIn', 'One more queue login.', { queueId: id, joins }),
  QueueLoggedOut: event('QueueLoggedOut', 'A queue login less; another is left.', { queueId: id, reasonCode }),
  AgentLoggedOut: event('AgentLoggedOut', 'The final logout: no queue login is left.', { queueIds: ids, reasonCode }),
  AgentStateChanged: event('AgentStateChanged', 'Another state.', {
    from: state,
    to: state,
    reasonCode,
    until: z.int().optional().describe('When the state ends by itself, in ACD time.'),
  }),
  MembershipsPaused: event('MembershipsPaused', 'Some of the queue logins are paused.', { queueIds: ids, reasonCode }),
  MembershipsUnpaused: event('MembershipsUnpaused', 'Some of the queue logins are no longer paused.', {
    queueIds: ids,
    reasonCode,
  }),
  PenaltyChanged: event('PenaltyChanged', 'The agent is chosen for calls sooner, or later.', {
    queueIds: ids,
    penalty: z.int(),
  }),
  LogoutDeferred: event('LogoutDeferred', 'A logout waits for the call to end.', { logout: deferredLogout }),
  CallOffered: event('CallOffered', 'A call is offered to the agent.', call),
  CallAnswered: event('CallAnswered', 'The agent has answered.', call),
  CallReturned: event('CallReturned', 'Offered, not answered, and in the line again.', call),
  CallEnded: event('CallEnded', 'The agent’s call is over.', { ...call, answered: z.boolean() }),
} satisfies { readonly [T in Heard['type']]: z.ZodType<Extract<Heard, { type: T }>> };

/** What the feed says of its own accord. */
const OWN = {
  RequestCompleted: event('RequestCompleted', 'A request that was answered with 202 has been done.', {}),
  RequestRefused: event('RequestRefused', 'A request that was answered with 202 has been refused.', {
    code: z.enum(AGENT_REJECTIONS),
    detail: z.string(),
  }),
  Error: z
    .strictObject({ type: z.literal('Error'), code: z.enum(['UnexpectedMessage', 'EventsGone']), detail: z.string() })
    .meta({
      description:
        'The client has said something, or resumes after a number that is no longer kept, or was never reached.',
    }),
};

const ALL = Object.values({ ...HEARD, ...OWN });
type Row = (typeof ALL)[number];

/** Every message of the feed: a union over `type`. */
export const feedMessage = z.discriminatedUnion('type', ALL as [Row, ...Row[]]);

export type FeedMessage = z.infer<typeof feedMessage>;

/** What events can be called on the wire. */
export const EVENT_TYPES: readonly string[] = Object.keys({ ...HEARD, ...OWN }).filter((type) => type !== 'Error');

/** One event on the wire. */
export type WireEvent = Exclude<FeedMessage, { type: 'Error' }>;

type Framed = Pick<WireEvent, 'number' | 'at' | 'dn' | 'requestId'>;

function outcomeEvent(
  { agentId, rejection }: Pick<Extract<PublishedEntry, { kind: 'outcome' }>, 'agentId' | 'rejection'>,
  framed: Framed,
): WireEvent {
  if (rejection === undefined) return { ...framed, type: 'RequestCompleted', agentId };
  const code = rejection.code as (typeof AGENT_REJECTIONS)[number];
  return { ...framed, type: 'RequestRefused', agentId, code, detail: describeRejection(rejection) };
}

/** The event that tells connectors of `entry`; undefined where it is no business of theirs. */
export function toWireEvent({
  number,
  at,
  realAt,
  requestId,
  extension,
  ...entry
}: PublishedEntry): WireEvent | undefined {
  if (extension === undefined) return undefined;
  const framed = { number, at, dn: extension, requestId };
  if (entry.kind === 'outcome') return outcomeEvent(entry, framed);
  if (!('agentId' in entry.event) || entry.event.agentId === undefined) return undefined;
  return { ...framed, ...entry.event, agentId: entry.event.agentId };
}
