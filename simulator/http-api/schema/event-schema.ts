// What the Events of the ACD tell, member by member: the journal shows all of them, a dialect of JSON those that are about an
// agent.

import { z } from 'zod';
import { AGENT_STATES } from '../../core/model/agent.ts';
import { party } from './call-schema.ts';

const id = z.string();
const ids = z.array(id).readonly();
const reasonCode = id.optional();
const state = z.enum(AGENT_STATES);
const ofQueues = { queueIds: ids };
const ofCall = { callId: id, queueId: id.optional() };

/** A call that somebody outside or an agent begins. */
export const callBegins = { callId: id, from: id, dialled: id, data: z.record(id, id).optional() };

export const deferredLogout = z.strictObject({ queueIds: ids.optional(), reasonCode, requestId: id.optional() });

const joins = z
  .strictObject({ isPaused: z.boolean(), reasonCode, penalty: z.int(), cannotRing: z.literal(true).optional() })
  .optional()
  .describe('How the queue login begins; absent: paused as the agent’s others are, or paused where it is the first.');

const ms = z.int().min(0).optional();

/** How calls come to one agent. */
export const pace = z
  .strictObject({
    ringMs: ms.describe('How long a queue’s call rings.'),
    wrapUpMs: ms.describe('How long the agent rests after one that was answered.'),
    noAnswerMs: ms.describe('How long after one that was not.'),
    rejectMs: ms.describe('How long after one that the agent turned down.'),
    noAnswerLimit: z.int().min(1).optional().describe('After so many that were not answered the agent is NotReady.'),
    oneCall: z.literal(true).optional().describe('NotReady after each that was answered.'),
  })
  .describe('How calls come to the agent, where that is not as the policy has it, in ACD time.');

/** Of the Events about an agent, but for the agent. */
export const AGENT_EVENTS = {
  AgentLoggedIn: { ...ofQueues, extension: id, joins },
  QueueLoggedIn: { queueId: id, joins },
  QueueLoggedOut: { queueId: id, reasonCode },
  AgentLoggedOut: { ...ofQueues, reasonCode },
  AgentStateChanged: {
    from: state,
    to: state,
    reasonCode,
    until: z.int().optional().describe('When the state ends by itself, in ACD time.'),
  },
  MembershipsPaused: { ...ofQueues, reasonCode },
  MembershipsUnpaused: { ...ofQueues, reasonCode },
  PenaltyChanged: { ...ofQueues, penalty: z.int() },
  AgentAssigned: { queueId: id, level: z.int(), position: z.int() },
  AgentUnassigned: { queueId: id },
  AgentRemoved: {},
  PaceSet: { pace },
  LogoutDeferred: { logout: deferredLogout },
  CallMade: { ...callBegins, parentId: id.optional().describe('The call beside which it is made.') },
  CallOffered: { ...ofCall, ringsUntil: z.int().optional().describe('When it stops ringing, in ACD time.') },
  CallAnswered: ofCall,
  CallReturned: {
    callId: id,
    queueId: id,
    unanswered: z.literal(true).optional().describe('It has rung until its time was up.'),
  },
  CallHeld: { callId: id },
  CallRetrieved: { callId: id },
  CallTransferred: { ...ofCall, consultId: id.optional() },
  CallConferenced: { callId: id, consultId: id },
  PartyLeft: { ...ofCall, answered: z.boolean() },
  CallEnded: {
    ...ofCall,
    answered: z.boolean(),
    timedOut: z.literal(true).optional(),
    by: party.optional().describe('Whose leaving ended it.'),
  },
  DtmfSent: { callId: id, digits: id },
} as const;
