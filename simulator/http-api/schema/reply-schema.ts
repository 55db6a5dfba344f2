// The messages of the control API that go out, the journal's aside: their schemas, and the types made of them.

import { z } from 'zod';
import { CALL_STATES } from '../../core/model/call.ts';
import type { Policy } from '../../core/model/policy.ts';

export const policy = z
  .strictObject({
    logoutFrom: z.array(z.enum(['NotReady', 'Ready', 'AfterCallWork'])).readonly(),
    logoutOnCall: z.enum(['refuse', 'defer', 'allow']),
    logoutReason: z.enum(['optional', 'required']),
    notReadyReason: z.enum(['optional', 'required']),
    unknownReason: z.enum(['refuse', 'accept']),
    afterCall: z.enum(['Ready', 'AfterCallWork']),
    wrapUpMs: z.int().min(0).max(86_400_000),
    outcome: z.enum(['immediate', 'later']),
    outcomeDelayMs: z.int().min(0).max(86_400_000),
    refusalShownIn: z.enum(['status', 'body']),
  })
  .meta({ id: 'Policy', description: 'What ACDs disagree on.' }) satisfies z.ZodType<Policy>;

export type PolicyView = z.infer<typeof policy>;

export const call = z
  .strictObject({
    id: z.string(),
    queueId: z.string(),
    from: z.string().describe('The caller’s number.'),
    dialled: z.string().describe('The number the caller dialled.'),
    arrival: z.int().describe('Calls are numbered as they arrive, over all queues.'),
    state: z.enum(CALL_STATES),
    agentId: z.string().optional().describe('Whom it is offered to, or who answered it.'),
  })
  .meta({ id: 'Call', description: 'A call that is not over.' });

export type CallView = z.infer<typeof call>;

export const outcome = z
  .strictObject({ outcome: z.enum(['done', 'deferred', 'accepted']), requestId: z.string(), call: call.optional() })
  .meta({ id: 'Outcome', description: 'How a Command ended, and the call where one arrived or was answered.' });

export type OutcomeView = z.infer<typeof outcome>;
