// The journal as it is read: the schema of every kind of entry, and of every Command and Event in it.

import { z } from 'zod';
import type { Command } from '../core/commands.ts';
import type { Event } from '../core/events.ts';
import { AGENT_COMMANDS, AGENT_STATES } from '../core/model/agent.ts';
import { REJECTION_CODES, type Rejection } from '../core/rejection.ts';
import type { Snapshot } from '../core/snapshot.ts';
import type { JournalEntry } from '../engine/journal-entry.ts';
import { CALL_COMMANDS, callData } from '../http-api/schema/call-schema.ts';
import { AGENT_EVENTS, callBegins, deferredLogout, pace } from '../http-api/schema/event-schema.ts';
import { policy } from '../http-api/schema/policy-schema.ts';
import { heldCall, leg } from '../http-api/schema/reply-schema.ts';
import { floor } from '../http-api/schema/schema.ts';

const id = z.string();
const ids = z.array(id);
const state = z.enum(AGENT_STATES);
const reasonCode = z.string().optional();
const inFloor = floor.shape;

/** The facts of a Rejection. */
export const rejectionFacts = z.strictObject({
  agentId: id.optional(),
  queueId: id.optional(),
  callId: id.optional(),
  extension: id.optional(),
  reasonCode,
  state: state.optional(),
  wanted: state.optional(),
  destination: id.optional(),
  party: id.optional(),
  allowed: ids.readonly().optional(),
});

const rejection = z.strictObject({
  code: z.enum(REJECTION_CODES),
  facts: rejectionFacts,
}) satisfies z.ZodType<Rejection>;

const aboutAgent = {
  by: z.enum(['agent', 'supervisor', 'system', 'trainer']),
  agentId: id,
  queueIds: ids.optional(),
  reasonCode,
  attributes: z.record(id, id).optional(),
};

const agentCommand = z.discriminatedUnion('type', [
  z.strictObject({
    type: z.literal('LogIn'),
    ...aboutAgent,
    password: id.optional(),
    extension: id.optional(),
    paused: z.boolean().optional(),
    penalty: z.int().optional(),
    cannotRing: z.literal(true).optional(),
  }),
  z.strictObject({ type: z.enum(AGENT_COMMANDS).exclude(['LogIn']), ...aboutAgent }),
]);

const request = z
  .strictObject({
    requestId: id,
    agentId: id,
    due: z
      .union([z.strictObject({ at: z.int(), command: agentCommand }), z.strictObject({ at: z.int(), rejection })])
      .optional()
      .describe('When it is decided or refused by itself, in ACD time.'),
  })
  .meta({ description: 'A request that was accepted and is not settled.' });

const membership = z
  .strictObject({
    queueId: id,
    since: z.int().optional(),
    penalty: z.int().optional(),
    level: z.int().optional(),
    paused: z.strictObject({ reasonCode, since: z.int().optional() }).optional(),
    cannotRing: z.literal(true).optional(),
    callsTaken: z.int().optional(),
    lastCallAt: z.int().optional(),
  })
  .meta({ description: 'A queue login. Times are ACD time.' });

const snapshot = z
  .strictObject({
    policy,
    reasonCodes: inFloor.reasonCodes.unwrap(),
    agents: z.array(
      inFloor.agents.unwrap().element.extend({
        state,
        memberships: z.array(membership),
        logoutReason: reasonCode,
        stateEndsAt: z.int().optional(),
        deferredLogout: deferredLogout.optional(),
        pace: pace.optional(),
        noAnswers: z.int().optional(),
      }),
    ),
    queues: z.array(
      inFloor.queues.unwrap().element.extend({ idleAgentIds: ids, waitingCallIds: ids, lastOfferedTo: id.optional() }),
    ),
    calls: z.array(heldCall.extend({ legs: z.array(leg.partial({ since: true })) })),
    pending: z.array(request),
    arrivals: z.int(),
  })
  .meta({
    id: 'Snapshot',
    description: 'Agents, queues, calls and policy at one instant.',
  }) satisfies z.ZodType<Snapshot>;

const command = z
  .discriminatedUnion('type', [
    agentCommand,
    z.strictObject({ type: z.literal('SetPenalty'), agentId: id, queueIds: ids.optional(), penalty: z.int() }),
    z.strictObject({ type: z.literal('ResetQueue'), queueId: id }),
    z.strictObject({
      ...{ type: z.literal('Assign'), agentId: id, queueId: id, level: z.int(), position: z.int() },
    }),
    z.strictObject({ type: z.literal('Unassign'), agentId: id, queueId: id }),
    z.strictObject({ type: z.literal('RemoveAgent'), agentId: id }),
    z.strictObject({ type: z.literal('SetPace'), agentId: id, pace }),
    z.strictObject({
      type: z.literal('ArriveCall'),
      ...callBegins,
      queueId: id.optional(),
      maxWaitMs: z.int().optional(),
    }),
    z.strictObject({
      ...{ type: z.literal('MakeCall'), callId: id, agentId: id, destination: id, data: callData.optional() },
    }),
    ...Object.values(CALL_COMMANDS).map((about) => about.extend({ callId: id })),
  ])
  .meta({ id: 'Command', description: 'What was asked, as the ACD decoded it.' }) satisfies z.ZodType<Command>;

const happened = <T extends Event['type'], M extends z.ZodRawShape>(type: T, members: M) =>
  z.strictObject({ type: z.literal(type), ...members });

const ofNumber = { callId: id, number: id };

const ofAgent = <T extends keyof typeof AGENT_EVENTS>(type: T) =>
  z.strictObject({ type: z.literal(type), agentId: id, ...AGENT_EVENTS[type] });

/** Every Event has its row: the compiler sees to it. */
const EVENTS = {
  Restored: happened('Restored', { snapshot }),
  Seeded: happened('Seeded', { floor }),
  PolicyChanged: happened('PolicyChanged', { policy }),
  AgentLoggedIn: ofAgent('AgentLoggedIn'),
  QueueLoggedIn: ofAgent('QueueLoggedIn'),
  QueueLoggedOut: ofAgent('QueueLoggedOut'),
  AgentLoggedOut: ofAgent('AgentLoggedOut'),
  AgentStateChanged: ofAgent('AgentStateChanged'),
  MembershipsPaused: ofAgent('MembershipsPaused'),
  MembershipsUnpaused: ofAgent('MembershipsUnpaused'),
  PenaltyChanged: ofAgent('PenaltyChanged'),
  QueueReset: happened('QueueReset', { queueId: id }),
  AgentAssigned: ofAgent('AgentAssigned'),
  AgentUnassigned: ofAgent('AgentUnassigned'),
  AgentRemoved: ofAgent('AgentRemoved'),
  PaceSet: ofAgent('PaceSet'),
  LogoutDeferred: ofAgent('LogoutDeferred'),
  CallArrived: happened('CallArrived', { ...callBegins, queueId: id.optional(), maxWaitMs: z.int().optional() }),
  CallMade: ofAgent('CallMade'),
  CallQueued: happened('CallQueued', { callId: id, queueId: id, maxWaitMs: z.int().optional() }),
  CallOffered: ofAgent('CallOffered'),
  CallAnswered: ofAgent('CallAnswered'),
  NumberRang: happened('NumberRang', ofNumber),
  NumberAnswered: happened('NumberAnswered', ofNumber),
  NumberLeft: happened('NumberLeft', ofNumber),
  CallReturned: ofAgent('CallReturned'),
  CallHeld: ofAgent('CallHeld'),
  CallRetrieved: ofAgent('CallRetrieved'),
  CallTransferred: ofAgent('CallTransferred'),
  CallConferenced: ofAgent('CallConferenced'),
  PartyLeft: ofAgent('PartyLeft'),
  CallEnded: happened('CallEnded', { ...AGENT_EVENTS.CallEnded, agentId: id.optional() }),
  DtmfSent: ofAgent('DtmfSent'),
  CallDataSet: happened('CallDataSet', { callId: id, data: callData }),
  RequestAccepted: happened('RequestAccepted', { request }),
  RequestSettled: happened('RequestSettled', { requestId: id, rejection: rejection.optional() }),
} satisfies { readonly [T in Event['type']]: z.ZodType<Extract<Event, { type: T }>> };

type Rows = (typeof EVENTS)[Event['type']];

const event = z
  .discriminatedUnion('type', Object.values(EVENTS) as unknown as readonly [Rows, ...Rows[]])
  .meta({ id: 'Event', description: 'What happened in the ACD.' });

const entry = <K extends JournalEntry['kind'], M extends z.ZodRawShape>(kind: K, members: M) =>
  z.strictObject({
    number: z.int().min(1).describe('One row without a hole.'),
    at: z.int().describe('ACD time, milliseconds since 1970.'),
    realAt: z.int().describe('Wall time, milliseconds since 1970.'),
    requestId: id.optional().describe('Ties request, command, events and reply together.'),
    kind: z.literal(kind),
    ...members,
  });

const wire = z.unknown().describe('The message in the dialect’s own shape, secrets masked.');
const extension = id.optional();
const connection = z.int().optional().describe('The connection it came or went over, counted from the start.');
const bytes = id
  .optional()
  .describe(
    'The message as it went over the wire; a body in which a secret may be is written anew, with the secret masked.',
  );
const cut = z
  .strictObject({ of: z.int().describe('How many characters all of it had.') })
  .optional()
  .describe('There only where it is longer than an entry keeps: the rest is left out, and a body that is cut with it.');

export const journalEntry = z
  .discriminatedUnion('kind', [
    entry('snapshot', { snapshot }),
    entry('request', { dialect: id, connection, wire, bytes, cut }),
    entry('command', {
      origin: z.enum(['connector', 'control']),
      command,
      outcome: z.enum(['done', 'deferred', 'accepted', 'refused']),
      rejection: rejection.optional(),
      cut,
    }),
    entry('event', { event, extension }),
    entry('outcome', {
      said: id.optional(),
      outcome: z.enum(['done', 'refused']),
      agentId: id,
      extension,
      rejection: rejection.optional(),
    }),
    entry('reply', {
      dialect: id,
      connection,
      understood: z.boolean(),
      positive: z.boolean(),
      said: id.optional(),
      wire,
      bytes,
      cut,
    }),
    entry('failure', {
      dialect: id,
      template: id.describe('The part of the file of a described switch that failed: the way down to it.'),
      line: z.int().min(1).describe('Where it stands in the file.'),
      cause: id,
    }),
    entry('lost', {
      dialect: id,
      url: z.string().describe('Where they should have gone.'),
      events: z.int().min(1).describe('How many.'),
      why: id,
    }),
    entry('fault', {
      faultId: id,
      fault: id.describe('Its kind.'),
      label: id.optional(),
      what: z.enum(['added', 'used', 'spent', 'expired', 'removed']),
    }),
  ])
  .meta({ id: 'JournalEntry', description: 'What was heard, decided, happened, answered, lost or spoiled.' });

const heldAgent = z
  .strictObject({
    id: z.string(),
    state,
    queues: z.array(z.string()).describe('The queue logins.'),
    extension: z.string(),
    reasonCode: z.string().optional(),
    callId: z.string().optional(),
  })
  .meta({ id: 'HeldAgent', description: 'An agent, as the ACD holds him when the journal was read.' });

export type HeldAgent = z.infer<typeof heldAgent>;

export const journalPage = z
  .strictObject({
    first: z.int().min(0).describe('The number of the oldest entry that is left, a snapshot.'),
    last: z.int().min(0).describe('The number of the newest entry there is.'),
    bytes: z.int().min(0).describe('How many bytes of memory all that are left take, about.'),
    entries: z.array(journalEntry),
    agent: heldAgent.optional().describe('Who was looked at, where there is somebody of that id.'),
  })
  .meta({ id: 'JournalPage', description: 'Entries, oldest first.' }) satisfies z.ZodType<{
  first: number;
  last: number;
  bytes: number;
  entries: JournalEntry[];
  agent?: HeldAgent | undefined;
}>;
