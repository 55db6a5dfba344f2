// The floor format's shape: what a floor file and `/control/snapshot` say, alike. A floor file is a snapshot in which everybody is
// logged out, so all that tells what somebody is doing may be left out. It must not know where the text came from.

import { z } from 'zod';
import { ID_LIMIT, MOST_ENTRIES, REASON_LIMIT, TEXT_LIMIT } from '../core/limits.ts';
import { AGENT_STATES } from '../core/model/agent.ts';
import { CALL_STATES } from '../core/model/call.ts';
import { PROFILE_NAMES } from '../core/model/policy.ts';
import { policyChange } from '../http-api/schema/schema.ts';

const id = z.string().min(1).max(ID_LIMIT);
const ids = z.array(id).max(MOST_ENTRIES);
const text = z.string().max(TEXT_LIMIT);
const code = z.string().min(1).max(REASON_LIMIT);
const list = <T extends z.ZodType>(entry: T) => z.array(entry).max(MOST_ENTRIES).optional();

export const floorReasonCode = z.strictObject({
  code,
  label: text.optional(),
  uses: z.array(z.enum(['NotReady', 'LoggedOut'])).optional(),
});

export const floorQueue = z.strictObject({
  id,
  name: text.optional(),
  idleAgents: ids.optional().describe('The Ready agents, longest idle first; absent: as they are listed.'),
  waitingCalls: ids.optional().describe('First to be served first; absent: as they arrived.'),
});

export const floorDeferredLogout = z.strictObject({
  queues: ids.optional(),
  reasonCode: code.optional(),
  requestId: z.string().max(ID_LIMIT).optional(),
});

export const floorAgent = z.strictObject({
  id,
  name: text.optional(),
  password: text,
  extension: id,
  defaultQueues: z.array(id).max(1000).optional(),
  state: z.enum(AGENT_STATES).optional(),
  queues: ids.optional().describe('The queue logins.'),
  reasonCode: code.optional(),
  callId: id.optional(),
  stateEndsAt: z.int().min(0).optional().describe('When after-call work ends by itself, in ACD time.'),
  deferredLogout: floorDeferredLogout.optional(),
});

export const floorCall = z.strictObject({
  id,
  queueId: id,
  from: text.optional(),
  dialled: text.optional(),
  state: z.enum(CALL_STATES).optional(),
  agentId: id.optional(),
  arrival: z.int().min(1).optional().describe('Absent: its place in this list.'),
});

export const floorFile = z
  .strictObject({
    policy: z
      .union([z.enum(PROFILE_NAMES), policyChange])
      .optional()
      .describe('A profile’s name, or choices: then `profile` is `opencti` unless it is given.'),
    reasonCodes: list(floorReasonCode),
    queues: list(floorQueue),
    agents: list(floorAgent),
    calls: list(floorCall),
    arrivals: z.int().min(0).optional().describe('How many calls have arrived so far.'),
  })
  .meta({
    description: 'A floor file, and a snapshot: the whole ACD.',
    examples: [{ queues: [{ id: 'sales' }], agents: [{ id: '1001', password: '4711', extension: '6001' }] }],
  });

export type FloorFile = z.infer<typeof floorFile>;
