// The Commands about a call that there is, but for the call: what whoever runs the simulator may send, and the journal shows.

import { z } from 'zod';
import type { CallCommand } from '../../core/commands.ts';
import { ID_LIMIT, TEXT_LIMIT } from '../../core/limits.ts';
import type { Party } from '../../core/model/call.ts';

const id = z.string().min(1).max(ID_LIMIT);
const MOST_DATA = 100;

export const callData = z
  .record(id, z.string().max(TEXT_LIMIT))
  .refine((data) => Object.keys(data).length <= MOST_DATA, { message: `takes ${MOST_DATA} names at most` })
  .describe('What the call carries, by name.');

export const destination = id.describe('An extension, a queue, or a number outside.');
export const digits = z
  .string()
  .regex(/^[0-9A-Da-d*#]{1,64}$/, 'takes digits, A to D, * and #')
  .describe('What is dialled into the call, in order.');

export const party = z
  .union([z.strictObject({ agentId: id }), z.strictObject({ number: z.string().max(TEXT_LIMIT) })])
  .describe('An agent, or a number outside; empty where it is withheld.') satisfies z.ZodType<Party>;

const agentId = id.describe('Which agent does it.');
const onCall = <T extends string>(type: T) => z.strictObject({ type: z.literal(type), agentId });
const toDestination = <T extends string>(type: T) => onCall(type).extend({ destination });

/** Each but for `callId`. */
export const CALL_COMMANDS = {
  AnswerCall: z.strictObject({
    type: z.literal('AnswerCall'),
    party: party.optional().describe('Where it rings; absent: where it rings first.'),
  }),
  HoldCall: onCall('HoldCall'),
  RetrieveCall: onCall('RetrieveCall'),
  HangUp: z.strictObject({ type: z.literal('HangUp'), party: party.optional().describe('Who leaves; absent: all.') }),
  Consult: toDestination('Consult').extend({
    consultId: id.describe('The id of the call that is made beside it.'),
    data: callData.optional(),
  }),
  TransferComplete: onCall('TransferComplete'),
  Conference: onCall('Conference'),
  BlindTransfer: toDestination('BlindTransfer'),
  DropParty: onCall('DropParty').extend({ party }),
  SendDtmf: onCall('SendDtmf').extend({ digits }),
  SetCallData: z.strictObject({ type: z.literal('SetCallData'), data: callData }),
} as const satisfies Partial<Record<CallCommand['type'], z.ZodType>>;

const makeCall = toDestination('MakeCall').extend({ data: callData.optional() });

/** Any Command about a call that an agent can give, and the call. */
export const callCommand = z.discriminatedUnion('type', [
  makeCall.extend({ callId: id }),
  ...Object.values(CALL_COMMANDS).map((about) => about.extend({ callId: id })),
] as unknown as CallCommandSchemas) satisfies z.ZodType<CallCommand>;

/** The rows as the compiler tells them apart; `map` forgets that. */
type CallCommandSchemas = readonly [
  WithCall<typeof makeCall>,
  ...WithCall<(typeof CALL_COMMANDS)[keyof typeof CALL_COMMANDS]>[],
];
type WithCall<S> = S extends z.ZodObject<infer M> ? z.ZodObject<M & { callId: typeof id }, z.core.$strict> : never;
