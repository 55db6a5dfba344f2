// The messages of the control API: what whoever runs the simulator may send.

import { z } from 'zod';
import { ID_LIMIT, REASON_LIMIT, TEXT_LIMIT } from '../../core/limits.ts';
import { AGENT_COMMANDS } from '../../core/model/agent.ts';
import { STRATEGY_NAMES } from '../../core/model/queue.ts';
import { callData, destination } from './call-schema.ts';
import { policy } from './policy-schema.ts';

const id = z.string().min(1).max(ID_LIMIT);
const text = z.string().max(TEXT_LIMIT);
const code = z.string().min(1).max(REASON_LIMIT);

const assignment = z.strictObject({
  queueId: id,
  level: z.int().min(0).default(1),
  position: z.int().min(0).default(1),
  penalty: z.int().min(0).default(0),
});

const person = { id, name: text, password: text, extension: id };
/** What a queue does with calls, where it is not what all do. */
export const queueRules = {
  strategy: z
    .enum(STRATEGY_NAMES)
    .optional()
    .describe('Whom of the idle agents it rings: the longest idle where absent.'),
  maxWaitMs: z.int().min(1).optional().describe('How long a call waits at most, in ACD time; absent: for ever.'),
};
const queues = z.array(z.strictObject({ id, name: text, ...queueRules })).default([]);
const reasonCodes = z
  .array(z.strictObject({ code, label: text, uses: z.array(z.enum(['NotReady', 'LoggedOut'])) }))
  .default([]);

/** Agents, queues and reason codes, as the ACD has them. */
export const floor = z.strictObject({
  agents: z.array(z.strictObject({ ...person, assignments: z.array(assignment).max(1000) })).default([]),
  queues,
  reasonCodes,
});

/** What can be added to a floor. */
export const seed = z
  .strictObject({
    agents: z
      .array(
        z.strictObject({
          ...person,
          defaultQueueIds: z
            .array(id)
            .max(1000)
            .default([])
            .describe('The queues that the agent may serve: a login that names none goes there.'),
          assignments: z
            .array(assignment)
            .max(1000)
            .optional()
            .describe('The same, each with its level and penalty; counts where it is there.'),
        }),
      )
      .default([]),
    queues,
    reasonCodes,
  })
  .meta({ examples: [{ queues: [{ id: 'night', name: 'Night line' }] }] });

/** A profile, choices of one's own, or both: the choices then count. */
export const policyChange = policy.partial().meta({ examples: [{ profile: 'finesse-cce' }] });

export const agentCommand = z
  .strictObject({
    type: z.enum(AGENT_COMMANDS),
    by: z
      .enum(['supervisor', 'system', 'trainer'])
      .default('trainer')
      .describe('On whose behalf; none needs a password.'),
    queueIds: z
      .array(id)
      .min(1)
      .max(100)
      .optional()
      .describe('All queues, or the default queues at a login, where absent.'),
    reasonCode: code.optional(),
    extension: id.optional(),
    paused: z.boolean().optional().describe('How a login finds the agent, where the policy lets whoever asks choose.'),
  })
  .meta({ examples: [{ type: 'LogIn', by: 'supervisor' }] });

const callId = id.optional().describe('Made up where absent.');

/** A call from outside. */
export const newCall = z
  .strictObject({
    queueId: id.optional().describe('Absent: it rings at the extension that is dialled.'),
    callId,
    from: text.default('+15550100'),
    dialled: text.default('+15550199'),
    data: callData.optional(),
    maxWaitMs: z.int().min(1).optional().describe('How long it waits at most; absent: as the queue has it.'),
  })
  .meta({ examples: [{ queueId: 'sales' }] });

/** A call that an agent makes. */
export const outgoingCall = z
  .strictObject({ agentId: id, destination, callId, data: callData.optional() })
  .meta({ examples: [{ agentId: '1001', destination: '+15550123' }] });

/** Comes as query parameters: digits, and nothing else that JavaScript takes for a number. */
const wholeNumber = z
  .string()
  .regex(/^\d{1,15}$/, 'takes a whole number')
  .transform(Number);

export const journalQuery = z.strictObject({
  after: wholeNumber.optional().describe('Only entries with a higher number.'),
  kind: z.enum(['snapshot', 'request', 'command', 'event', 'outcome', 'reply', 'failure', 'lost', 'fault']).optional(),
  origin: z.enum(['connector', 'control']).optional(),
  requestId: z.string().optional(),
  agentId: z.string().optional(),
  limit: wholeNumber.pipe(z.number().max(10_000)).default(1000).describe('At most so many entries.'),
});

/** The same, and how the ACD holds somebody at that very instant. */
export const pageQuery = journalQuery.extend({
  lookAt: z.string().optional().describe('An agent who is told besides, as the ACD holds him at that instant.'),
});

/** All that is asked for. */
export const snapshotQuery = z.strictObject({
  at: wholeNumber.optional().describe('As it was after the entry of the journal with that number.'),
});

export const exportQuery = journalQuery.omit({ limit: true });

export const waitQuery = exportQuery.extend({
  timeoutMs: wholeNumber.pipe(z.number().max(60_000)).default(5_000).describe('How long at most.'),
});

/** The parameters of the control API's paths: for the documents, since any text can be asked for. */
export const PARAMS = {
  agentId: z.string().meta({ description: 'The agent’s id.', examples: ['1002'] }),
  callId: z.string().meta({ description: 'The call’s id.', examples: ['call-1'] }),
} as const;
