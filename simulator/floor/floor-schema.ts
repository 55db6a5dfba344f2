// The floor format's shape: what a floor file and `/control/snapshot` say, alike. A floor file is a snapshot in which everybody is
// logged out, so all that tells what somebody is doing may be left out. It must not know where the text came from.

import { z } from 'zod';
import { ID_LIMIT, MOST_ENTRIES, REASON_LIMIT, TEXT_LIMIT } from '../core/limits.ts';
import { AGENT_COMMANDS, AGENT_STATES } from '../core/model/agent.ts';
import { CALL_STATES, LEG_STATES } from '../core/model/call.ts';
import { PROFILE_NAMES } from '../core/model/policy.ts';
import { REJECTION_CODES } from '../core/rejection.ts';
import { callCommand, callData } from '../http-api/schema/call-schema.ts';
import { pace } from '../http-api/schema/event-schema.ts';
import { policyChange, queueRules } from '../http-api/schema/schema.ts';

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
  ...queueRules,
  lastOfferedTo: id.optional().describe('Who had the last turn, where the agents take turns.'),
});

export const floorDeferredLogout = z.strictObject({
  queues: ids.optional(),
  reasonCode: code.optional(),
  requestId: z.string().max(ID_LIMIT).optional(),
});

const milliseconds = z.int().min(0);
const whole = z.int().min(0).max(1_000_000);

export const floorAssignment = z.strictObject({
  queue: id,
  level: whole.optional(),
  position: whole.optional(),
  penalty: whole.optional(),
});

export const floorPause = z.strictObject({ reasonCode: code.optional(), since: milliseconds.optional() });

export const floorMembership = z.strictObject({
  queue: id,
  since: milliseconds.optional().describe('In ACD time; absent: since the file is read.'),
  penalty: whole.optional(),
  level: whole.optional(),
  paused: floorPause.optional().describe('Absent everywhere: all are, where the agent is NotReady.'),
  cannotRing: z.literal(true).optional().describe('The device is none that could ring: no call comes.'),
  callsTaken: whole.optional(),
  lastCallAt: milliseconds.optional(),
});

export const floorAgent = z.strictObject({
  id,
  name: text.optional(),
  password: text,
  extension: id,
  defaultQueues: z
    .array(z.union([id, floorAssignment]))
    .max(1000)
    .optional()
    .describe('The queues that the agent may serve, the first before the others.'),
  state: z.enum(AGENT_STATES).optional(),
  queues: z
    .array(z.union([id, floorMembership]))
    .max(MOST_ENTRIES)
    .optional()
    .describe('The queue logins.'),
  reasonCode: code.optional(),
  stateEndsAt: z.int().min(0).optional().describe('When after-call work ends by itself, in ACD time.'),
  deferredLogout: floorDeferredLogout.optional(),
  pace: pace.optional(),
  noAnswers: whole.optional().describe('How many calls in a row have rung until their time was up.'),
});

export const floorCall = z.strictObject({
  id,
  queueId: id.optional(),
  from: text.optional(),
  dialled: text.optional(),
  state: z
    .enum(CALL_STATES)
    .optional()
    .describe('In place of legs: the caller waits, or rings at or talks to an agent.'),
  agentId: id.optional().describe('That agent.'),
  legs: z
    .array(
      z.strictObject({
        agentId: id.optional(),
        number: text.optional().describe('Empty where it is withheld.'),
        state: z.enum(LEG_STATES),
        since: milliseconds.optional().describe('In ACD time; absent: since the file is read.'),
        ringsUntil: milliseconds.optional(),
      }),
    )
    .max(1000)
    .optional()
    .describe('Who takes part, each an agent or a number.'),
  parentId: id.optional(),
  data: callData.optional(),
  waitsUntil: milliseconds.optional(),
  arrival: z.int().min(1).optional().describe('Absent: its place in this list.'),
});

export const floorCommand = z.strictObject({
  type: z.enum(AGENT_COMMANDS),
  by: z.enum(['agent', 'supervisor', 'system', 'trainer']),
  queues: ids.optional(),
  reasonCode: code.optional(),
  password: text.optional(),
  extension: id.optional(),
  paused: z.boolean().optional(),
  penalty: whole.optional(),
  cannotRing: z.literal(true).optional(),
});

export const floorRequest = z.strictObject({
  requestId: z.string().max(ID_LIMIT),
  agentId: id,
  at: milliseconds.optional().describe('When it is decided, or refused, in ACD time; absent: never by itself.'),
  command: z.union([floorCommand, callCommand]).optional().describe('What is decided then.'),
  rejection: z
    .strictObject({ code: z.enum(REJECTION_CODES), facts: z.record(z.string(), z.unknown()) })
    .optional()
    .describe('Why it is refused then, whatever the ACD would say.'),
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
    requests: list(floorRequest).describe('Requests that were accepted and are not settled, oldest first.'),
    arrivals: z.int().min(0).optional().describe('How many calls have arrived so far.'),
  })
  .meta({
    description: 'A floor file, and a snapshot: the whole ACD.',
    examples: [{ queues: [{ id: 'sales' }], agents: [{ id: '1001', password: '4711', extension: '6001' }] }],
  });

export type FloorFile = z.infer<typeof floorFile>;
