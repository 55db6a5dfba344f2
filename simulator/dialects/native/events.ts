// What a connector hears: events of the ACD as the native dialect's numbered JSON events, each with its schema.

import { z } from 'zod';
import type { Event } from '../../core/events.ts';
import { describeRejection, REJECTION_CODES } from '../../core/rejection.ts';
import type { PublishedEntry } from '../../engine/journal-entry.ts';
import { AGENT_EVENTS } from '../../http-api/schema/event-schema.ts';

type AboutAnAgent<E> = E extends Event ? ('agentId' extends keyof E ? E : never) : never;

/** The Events that reach connectors: those that are about an agent, and so about a device. */
type Heard = AboutAnAgent<Event>;

const id = z.string();
/** Of every event. Numbers rise, with holes where something happened that is not for this connector. */
const frame = {
  number: z.int().min(1).describe('Rises; what is resumed after.'),
  at: z.int().describe('ACD time, milliseconds since 1970.'),
  dn: id.describe('The device.'),
  requestId: id.optional().describe('The request that brought it about.'),
  agentId: id,
};

const event = <T extends string, M extends z.ZodRawShape>(type: T, description: string, members: M) =>
  z.strictObject({ ...members, type: z.literal(type), ...frame }).meta({ description });

const told = <T extends keyof typeof AGENT_EVENTS>(type: T, description: string) =>
  event<T, (typeof AGENT_EVENTS)[T]>(type, description, AGENT_EVENTS[type]);

/** Every Event that reaches connectors has its row: the compiler sees to it. */
const HEARD = {
  AgentLoggedIn: told('AgentLoggedIn', 'The agent’s first queue logins.'),
  QueueLoggedIn: told('QueueLoggedIn', 'One more queue login.'),
  QueueLoggedOut: told('QueueLoggedOut', 'A queue login less; another is left.'),
  AgentLoggedOut: told('AgentLoggedOut', 'The final logout: no queue login is left.'),
  AgentStateChanged: told('AgentStateChanged', 'Another state.'),
  MembershipsPaused: told('MembershipsPaused', 'Some of the queue logins are paused.'),
  MembershipsUnpaused: told('MembershipsUnpaused', 'Some of the queue logins are no longer paused.'),
  PenaltyChanged: told('PenaltyChanged', 'The agent is chosen for calls sooner, or later.'),
  AgentAssigned: told('AgentAssigned', 'The agent may serve one more queue, or is chosen sooner or later there.'),
  AgentUnassigned: told('AgentUnassigned', 'The agent may serve a queue no longer.'),
  PaceSet: told('PaceSet', 'Calls come to the agent otherwise than to others, or no longer.'),
  AgentRemoved: told('AgentRemoved', 'The agent does not exist any more.'),
  LogoutDeferred: told('LogoutDeferred', 'A logout waits for the call to end.'),
  CallMade: told('CallMade', 'The agent has made a call.'),
  CallOffered: told('CallOffered', 'A call is offered to the agent.'),
  CallAnswered: told('CallAnswered', 'The agent has answered.'),
  CallHeld: told('CallHeld', 'The agent has put the call on hold.'),
  CallRetrieved: told('CallRetrieved', 'The agent talks to those he had put on hold.'),
  CallTransferred: told('CallTransferred', 'The agent has passed the call on, and has left it.'),
  CallConferenced: told('CallConferenced', 'Whom the agent consulted is in the call as well.'),
  PartyLeft: told('PartyLeft', 'The agent has left a call that goes on.'),
  DtmfSent: told('DtmfSent', 'The agent has dialled into the call.'),
  CallReturned: told('CallReturned', 'Offered, not answered, and in the line again.'),
  CallEnded: told('CallEnded', 'The agent’s call is over.'),
} satisfies { readonly [T in Heard['type']]: z.ZodType<Extract<Heard, { type: T }>> };

/** What the feed says of its own accord. */
const OWN = {
  RequestCompleted: event('RequestCompleted', 'A request that was answered with 202 has been done.', {}),
  RequestRefused: event('RequestRefused', 'A request that was answered with 202 has been refused.', {
    code: z.enum(REJECTION_CODES),
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
  return { ...framed, type: 'RequestRefused', agentId, code: rejection.code, detail: describeRejection(rejection) };
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
