// The messages of the control API: what whoever runs the simulator may send.

import { z } from 'zod';
import { AGENT_COMMANDS } from '../core/agent.ts';
import type { Policy } from '../core/policy.ts';
import { PROFILE_NAMES, type ProfileName } from '../core/policy.ts';

const id = z.string().min(1).max(256);
const text = z.string().max(1024);

export const floor = z.strictObject({
  agents: z
    .array(z.strictObject({ id, name: text, password: text, extension: id, defaultQueueIds: z.array(id).max(1000) }))
    .default([]),
  queues: z.array(z.strictObject({ id, name: text })).default([]),
  reasonCodes: z
    .array(
      z.strictObject({
        code: z.string().min(1).max(64),
        label: text,
        uses: z.array(z.enum(['NotReady', 'LoggedOut'])),
      }),
    )
    .default([]),
});

/** A profile, choices of one's own, or both: the choices then count. */
export const policyChange = z.strictObject({
  profile: z.enum(PROFILE_NAMES as [ProfileName, ...ProfileName[]]).optional(),
  logoutFrom: z.array(z.enum(['NotReady', 'Ready', 'AfterCallWork'])).optional(),
  logoutOnCall: z.enum(['refuse', 'defer', 'allow']).optional(),
  logoutReason: z.enum(['optional', 'required']).optional(),
  notReadyReason: z.enum(['optional', 'required']).optional(),
  unknownReason: z.enum(['refuse', 'accept']).optional(),
  afterCall: z.enum(['Ready', 'AfterCallWork']).optional(),
  refusalShownIn: z.enum(['status', 'body']).optional(),
}) satisfies z.ZodType<Partial<Policy> & { profile?: ProfileName | undefined }>;

export const agentCommand = z.strictObject({
  type: z.enum(AGENT_COMMANDS),
  by: z.enum(['supervisor', 'system', 'trainer']).default('trainer'),
  queueIds: z.array(id).min(1).max(100).optional(),
  reasonCode: z.string().min(1).max(64).optional(),
  extension: id.optional(),
});

export const newCall = z.strictObject({
  queueId: id,
  callId: id.optional(),
  from: text.default('+15550100'),
  dialled: text.default('+15550199'),
});

/** Comes as query parameters: digits, and nothing else that JavaScript takes for a number. */
const wholeNumber = z
  .string()
  .regex(/^\d{1,15}$/, 'takes a whole number')
  .transform(Number);

export const journalQuery = z.strictObject({
  after: wholeNumber.optional(),
  kind: z.enum(['snapshot', 'request', 'command', 'event', 'outcome', 'reply']).optional(),
  origin: z.enum(['connector', 'control']).optional(),
  requestId: z.string().optional(),
  agentId: z.string().optional(),
  limit: wholeNumber.pipe(z.number().max(10_000)).default(1000),
});
