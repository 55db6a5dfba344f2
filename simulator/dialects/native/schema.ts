// The messages of the native dialect: what a request must look like. Nothing of what they mean.

import { z } from 'zod';

/** The dialect's words for the states that can be asked for. Exactly these: a near-word is refused. */
export const STATE_WORDS = ['LoggedIn', 'Ready', 'NotReady', 'AfterCallWork', 'LoggedOut'] as const;

const id = z.string().min(1).max(256);

const attributes = z.record(z.string().max(256), z.string().max(4096));

export const stateChange = z
  .strictObject({
    state: z.enum(STATE_WORDS),
    password: z.string().max(256).optional(),
    extension: id.optional(),
    queue: id.optional(),
    queues: z.array(id).min(1).max(100).optional(),
    reasonCode: z.string().min(1).max(64).optional(),
    attributes: attributes.optional(),
  })
  .refine((change) => change.queue === undefined || change.queues === undefined, {
    message: 'takes queue or queues, not both',
    path: ['queues'],
  });

export type StateChange = z.infer<typeof stateChange>;

export const subscription = z.strictObject({ dn: id });
