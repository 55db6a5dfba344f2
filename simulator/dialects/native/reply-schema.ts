// The messages of the native dialect that go out over HTTP: their schemas, and the types of the replies made of them.

import { z } from 'zod';
import { LEG_COMMANDS, LEG_STANDINGS, type LegCell } from '../../core/leg-transitions.ts';
import { AGENT_COMMANDS, AGENT_STATES } from '../../core/model/agent.ts';
import { REJECTION_CODES, type RejectionFacts } from '../../core/rejection.ts';
import type { Cell } from '../../core/transition.ts';
import { policy } from '../../http-api/schema/policy-schema.ts';
import { call } from '../../http-api/schema/reply-schema.ts';

const ids = z.array(z.string()).readonly();
const agentState = z.enum(AGENT_STATES);

export const agentView = z
  .strictObject({
    id: z.string().describe('The login of the agent.'),
    name: z.string().describe('What people call the agent.'),
    state: agentState.describe('What the agent is doing.'),
    queues: ids.describe('The queues the agent is logged in to.'),
    extension: z.string().describe('The device (DN) of the latest login; the agent’s own until then.'),
    reasonCode: z.string().optional().describe('Why the agent is NotReady or LoggedOut.'),
    callId: z.string().optional().describe('The call the agent has; of several the oldest.'),
    stateEndsAt: z.int().optional().describe('When the state ends by itself, in ACD time.'),
  })
  .meta({ id: 'Agent', description: 'An agent at this instant.' });

export type AgentView = z.infer<typeof agentView>;

export const queueView = z
  .strictObject({
    id: z.string(),
    name: z.string(),
    agents: ids.describe('Everybody who is logged in to it.'),
    readyAgents: z.int().min(0),
    waitingCalls: ids.describe('First to be served first.'),
  })
  .meta({ id: 'Queue', description: 'A queue at this instant.' });

export type QueueView = z.infer<typeof queueView>;

const cell = z
  .discriminatedUnion('outcome', [
    z.strictObject({ outcome: z.literal('move'), to: agentState }),
    z.strictObject({ outcome: z.literal('defer'), to: agentState }),
    z.strictObject({ outcome: z.literal('refuse'), code: z.enum(REJECTION_CODES) }),
    z.strictObject({ outcome: z.literal('ignore') }),
  ])
  .meta({
    id: 'Cell',
    description: 'Where a Command leads from a state, or why it does not.',
  }) satisfies z.ZodType<Cell>;

const legCell = z
  .discriminatedUnion('outcome', [
    z.strictObject({ outcome: z.literal('move'), to: z.enum(LEG_STANDINGS) }),
    z.strictObject({ outcome: z.literal('refuse'), code: z.enum(REJECTION_CODES) }),
  ])
  .meta({
    id: 'LegCell',
    description: 'How a party of a call stands after a Command, or why not.',
  }) satisfies z.ZodType<LegCell>;

export const stateMachine = z
  .strictObject({
    policy,
    legs: z
      .record(z.enum(LEG_STANDINGS), z.record(z.enum(LEG_COMMANDS), legCell))
      .describe('By how an agent stands in a call, then by Command.'),
    transitions: z.record(agentState, z.record(z.enum(AGENT_COMMANDS), cell)).describe('By state, then by Command.'),
  })
  .meta({ id: 'StateMachine', description: 'Every state with every Command, as the policy shapes it.' });

export type StateMachine = z.infer<typeof stateMachine>;

const facts = {
  agentId: z.string().optional(),
  queueId: z.string().optional(),
  callId: z.string().optional(),
  extension: z.string().optional(),
  reasonCode: z.string().optional(),
  state: agentState.optional(),
  wanted: agentState.optional(),
  destination: z.string().optional(),
  party: z.string().optional(),
  allowed: ids.optional(),
} satisfies Record<keyof RejectionFacts, z.ZodType>;

export const requestOutcome = z
  .strictObject({
    requestId: z.string(),
    ...facts,
    agentId: z.string(),
    outcome: z.enum(['pending', 'done', 'refused']),
    code: z.enum(REJECTION_CODES).optional().describe('Why, where it was refused.'),
    detail: z.string().optional(),
  })
  .meta({ id: 'RequestOutcome', description: 'How a request that was accepted for later stands.' });

export type RequestOutcomeView = z.infer<typeof requestOutcome>;

const requestId = z.string().describe('The request’s own id, or one that was made up for it.');

const done = z
  .strictObject({
    outcome: z.literal('done').describe('What became of it.'),
    requestId,
    agent: agentView,
  })
  .meta({ id: 'Done', description: 'The agent as it is now.' });

const refused = z
  .strictObject({
    outcome: z.literal('refused').describe('It was not done.'),
    requestId,
    code: z.enum(REJECTION_CODES),
    detail: z.string(),
    ...facts,
  })
  .meta({ id: 'RefusedInBody', description: 'A refusal, where refusals show in the body.' });

export const changed = z.discriminatedUnion('outcome', [done, refused]);

export type Changed = z.infer<typeof changed>;

const callDone = z.strictObject({ outcome: z.literal('done'), requestId: z.string(), call: call.optional() }).meta({
  id: 'CallDone',
  description: 'The call as it is now, of a consultation the new one; absent where it is over.',
});

export const callChanged = z.discriminatedUnion('outcome', [callDone, refused]);

export type CallChanged = z.infer<typeof callChanged>;

export const accepted = z
  .strictObject({
    outcome: z
      .enum(['deferred', 'accepted'])
      .describe('`deferred`: to be done when the call has ended. `accepted`: the ACD settles it later.'),
    requestId: z.string(),
  })
  .meta({ id: 'Accepted', description: 'Accepted for later: ask after the request, or listen to the events.' });

export type Accepted = z.infer<typeof accepted>;
