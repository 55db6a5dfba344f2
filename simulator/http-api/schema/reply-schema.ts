// The messages of the control API that go out, the journal's aside: their schemas, and the types made of them.

import { z } from 'zod';
import { CALL_STATES } from '../../core/model/call.ts';

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
