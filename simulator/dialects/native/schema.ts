// The messages of the native dialect that come in: what a request must look like. Nothing of what they mean.

import { z } from 'zod';
import { ID_LIMIT, REASON_LIMIT } from '../../core/limits.ts';
import { PASSWORD_LIMIT } from './limits.ts';

/** The dialect's words for the states that can be asked for. Exactly these: a near-word is refused. */
export const STATE_WORDS = ['LoggedIn', 'Ready', 'NotReady', 'AfterCallWork', 'LoggedOut'] as const;

const id = z.string().min(1).max(ID_LIMIT);

const attributes = z
  .record(z.string().max(256), z.string().max(4096))
  .describe('Extras of the server: carried and journalled, of no effect.');

export const stateChange = z
  .strictObject({
    state: z.enum(STATE_WORDS).describe('The state that is asked for, by exactly that word.'),
    password: z.string().max(PASSWORD_LIMIT).optional().describe('Asked for at a login.'),
    extension: id.optional().describe('The device (DN) of a login; the agent’s own where absent.'),
    queue: id.optional().describe('One queue.'),
    queues: z.array(id).min(1).max(100).optional().describe('Several queues; not together with `queue`.'),
    reasonCode: z.string().min(1).max(REASON_LIMIT).optional().describe('Text: `07` is not `7`.'),
    attributes: attributes.optional(),
  })
  .refine((change) => change.queue === undefined || change.queues === undefined, {
    message: 'takes queue or queues, not both',
    path: ['queues'],
  })
  .meta({
    examples: [
      { state: 'LoggedIn', password: '546280' },
      { state: 'NotReady', reasonCode: '02' },
      { state: 'LoggedOut' },
    ],
  });

export type StateChange = z.infer<typeof stateChange>;

export const subscription = z.strictObject({ dn: id.describe('The device.') }).meta({ examples: [{ dn: '6001' }] });

/** Of `WS /v1/events`. Digits, and nothing else that JavaScript takes for a number. */
export const feedQuery = z.object({
  dn: z.string().optional().describe('The device whose events are wanted; the subscribed devices where absent.'),
  after: z
    .string()
    .regex(/^\d{1,15}$/, 'is not the number of an event')
    .transform(Number)
    .optional()
    .describe('The number of the last event that was seen: what came after it is told first.'),
});

/** The parameters of this dialect's paths, and its header: for the documents, since any text can be asked for. */
export const PARAMS = {
  callId: z.string().meta({ description: 'The call’s id.', examples: ['call-1'] }),
  agentId: z.string().meta({ description: 'The agent’s id.', examples: ['1001'] }),
  queueId: z.string().meta({ description: 'The queue’s id.', examples: ['sales'] }),
  requestId: z.string().meta({ description: 'The id of a request that was answered with 202.', examples: ['mine-1'] }),
  dn: z.string().meta({ description: 'The device that was subscribed.', examples: ['6001'] }),
} as const;

export const HEADERS = {
  'X-Request-Id': z
    .string()
    .regex(/^[\x21-\x7e]{1,128}$/)
    .describe('Ties request, events and reply together; made up where the request brings none.'),
} as const;
