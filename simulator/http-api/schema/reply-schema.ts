// The messages of the control API that go out, the journal's aside: their schemas, and the types made of them.

import { z } from 'zod';
import { agentIdsOf, CALL_STATES, type Call, LEG_STATES, stateOfCall } from '../../core/model/call.ts';

const party = { agentId: z.string().optional(), number: z.string().optional() };

/** One of both: an agent, or a number outside. */
export const leg = z
  .strictObject({
    ...party,
    state: z.enum(LEG_STATES).describe('`Held`: this party has put the call on hold.'),
    since: z.int().describe('Since when, in ACD time.'),
    ringsUntil: z.int().optional().describe('When it stops ringing by itself, in ACD time.'),
  })
  .meta({ id: 'Leg', description: 'Who takes part in a call, and how.' });

/** A call as the Acd holds it. */
export const heldCall = z.strictObject({
  id: z.string(),
  queueId: z.string().optional(),
  from: z.string().describe('The caller’s number.'),
  dialled: z.string().describe('What the caller dialled.'),
  arrival: z.int().describe('Calls are numbered as they begin, over all queues.'),
  legs: z.array(leg).describe('In the order in which they came.'),
  parentId: z.string().optional().describe('The call beside which an agent made this one.'),
  data: z.record(z.string(), z.string()).optional().describe('What the call carries.'),
  waitsUntil: z.int().optional().describe('When it has waited long enough, in ACD time.'),
});

export const call = heldCall
  .extend({
    state: z.enum(CALL_STATES).describe('With nobody yet, ringing somewhere, or two or more are on it.'),
    agentId: z.string().optional().describe('The first of the agents who take part.'),
  })
  .meta({ id: 'Call', description: 'A call that is not over.' });

export type CallView = z.infer<typeof call>;

export const callView = (held: Call): CallView => ({
  ...held,
  legs: held.legs.map((leg) => ({ ...leg })),
  state: stateOfCall(held),
  agentId: agentIdsOf(held)[0],
});

export const outcome = z
  .strictObject({ outcome: z.enum(['done', 'deferred', 'accepted']), requestId: z.string(), call: call.optional() })
  .meta({ id: 'Outcome', description: 'How a Command ended, and the call where one arrived or was answered.' });

export type OutcomeView = z.infer<typeof outcome>;
