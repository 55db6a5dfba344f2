// Control: calls as whoever is outside, and whoever runs the simulator, brings them about.

import { z } from 'zod';
import type { CallCommand } from '../core/commands.ts';
import { decide } from '../core/decide.ts';
import { LEG_COMMANDS, type LegCommandType } from '../core/leg-transitions.ts';
import type { Acd } from '../core/model/acd.ts';
import { agentIdsOf, type Call, isParty } from '../core/model/call.ts';
import { CALL_REJECTIONS } from '../core/rejection.ts';
import type { Engine } from '../engine/engine.ts';
import type { Route } from '../http-api/route-docs.ts';
import { CALL_COMMANDS, destination } from '../http-api/schema/call-schema.ts';
import { type CallView, call, callView } from '../http-api/schema/reply-schema.ts';
import { newCall, outgoingCall, PARAMS } from '../http-api/schema/schema.ts';
import { validate } from '../http-api/validate.ts';
import type { HttpRequest, HttpResponse } from '../net/http-message.ts';
import { DONE, execute, FORESEEN, foreseen, refusals } from './execute.ts';

const callOrder = z
  .union([newCall, outgoingCall])
  .describe('From outside to a queue or an extension; or by an agent to a destination.')
  .meta({ examples: [{ queueId: 'sales' }, { agentId: '1001', destination: '+15550123' }] });

const callCommand = z
  .discriminatedUnion('type', Object.values(CALL_COMMANDS) as unknown as Rows)
  .meta({ examples: [{ type: 'HoldCall', agentId: '1001' }] });

type Row = (typeof CALL_COMMANDS)[keyof typeof CALL_COMMANDS];
type Rows = readonly [Row, ...Row[]];

const allowedQuery = z.strictObject({
  agentId: z.string().optional().describe('Who would do it; absent: the first agent who takes part.'),
  destination: destination.optional().describe('Whom the call would be passed on to; absent: a number outside.'),
});

const allowedCallCommand = z
  .strictObject({
    type: z.enum(LEG_COMMANDS),
    ...FORESEEN,
  })
  .meta({ id: 'AllowedCallCommand', description: 'What would become of a Command about a call.' });

export function callRoutes(engine: Engine): readonly Route[] {
  const { acd } = engine;
  let calls = 0;
  const nextCallId = () => {
    do calls += 1;
    while (acd.calls.has(`call-${calls}`));
    return `call-${calls}`;
  };
  return [
    {
      method: 'GET',
      path: '/control/calls',
      handle: () => ({ status: 200, body: [...acd.calls.values()].map(callView) satisfies CallView[] }),
      docs: {
        summary: 'The calls that are not over',
        answers: { 200: { description: 'The calls.', schema: z.array(call) } },
      },
    },
    {
      method: 'POST',
      path: '/control/calls',
      handle: ({ json }) => {
        const { callId = nextCallId(), ...order } = validate(callOrder, json());
        const type = 'destination' in order ? 'MakeCall' : 'ArriveCall';
        return execute(engine, { type, callId, ...order } as CallCommand, callId);
      },
      docs: {
        summary: 'A call arrives, or an agent makes one',
        request: callOrder,
        answers: { 200: DONE },
        errors: refusals(
          ...(['UnknownQueue', 'UnknownAgent', 'NotLoggedIn', 'CallInProgress', 'DuplicateCall'] as const),
          ...(['UnknownDestination', 'DestinationBusy', 'TooManyCalls'] as const),
        ),
      },
    },
    {
      method: 'POST',
      path: '/control/calls/:callId/commands',
      handle: ({ params: { callId = '' }, json }) =>
        execute(engine, { ...validate(callCommand, json()), callId } as CallCommand, callId),
      docs: {
        summary: 'Any Command about a call',
        params: { callId: PARAMS.callId },
        request: callCommand,
        answers: { 200: DONE },
        errors: refusals('UnknownAgent', 'CallInProgress', ...CALL_REJECTIONS),
      },
    },
    {
      method: 'GET',
      path: '/control/calls/:callId/allowed-commands',
      handle: (request) => allowed(acd, request),
      docs: {
        summary: 'What each Command about a call would come to',
        description: 'As the ACD would decide it at this moment, by one of the agents. Nothing is done.',
        params: { callId: PARAMS.callId },
        query: allowedQuery,
        answers: { 200: { description: 'Every Command.', schema: z.array(allowedCallCommand) } },
      },
    },
    {
      method: 'POST',
      path: '/control/calls/:callId/answer',
      handle: ({ params: { callId = '' } }) => execute(engine, { type: 'AnswerCall', callId }, callId),
      docs: {
        summary: 'It is answered where it rings first',
        params: { callId: PARAMS.callId },
        answers: { 200: DONE },
        errors: refusals('UnknownCall', 'CallNotOffered', 'CallInProgress'),
      },
    },
    {
      method: 'DELETE',
      path: '/control/calls/:callId',
      handle: ({ params: { callId = '' } }) => execute(engine, { type: 'HangUp', callId }),
      docs: {
        summary: 'All hang up',
        params: { callId: PARAMS.callId },
        answers: { 200: DONE },
        errors: refusals('UnknownCall'),
      },
    },
  ];
}

function allowed(acd: Acd, { params: { callId = '' }, query }: HttpRequest): HttpResponse {
  const wanted = validate(allowedQuery, Object.fromEntries(query));
  const call = acd.calls.get(callId);
  const { agentId = (call && agentIdsOf(call)[0]) ?? '', destination } = wanted;
  const body = LEG_COMMANDS.map((type) => {
    const decision = decide(acd, commandOf(type, call, { callId, agentId, destination }));
    return { type, ...foreseen(decision) };
  });
  return { status: 200, body: body satisfies z.infer<typeof allowedCallCommand>[] };
}

/** Somewhere that can always be dialled. */
const ANYWHERE = '0';
/** No call's id: it is too long to be one. */
const NO_CALL = '-'.repeat(300);

/** The Command, with all that it needs besides. */
function commandOf(
  type: LegCommandType,
  call: Call | undefined,
  { callId, agentId, destination = ANYWHERE }: { callId: string; agentId: string; destination?: string | undefined },
): CallCommand {
  const party = { agentId };
  const other = call?.legs.find((leg) => !isParty(leg, party));
  const rest = other?.agentId === undefined ? { number: other?.number ?? '' } : { agentId: other.agentId };
  if (type === 'AnswerCall' || type === 'HangUp') return { type, callId, party };
  if (type === 'DropParty') return { type, callId, agentId, party: rest };
  if (type === 'SendDtmf') return { type, callId, agentId, digits: '1' };
  if (type === 'BlindTransfer') return { type, callId, agentId, destination };
  if (type === 'Consult') return { type, callId, agentId, destination, consultId: NO_CALL };
  return { type, callId, agentId };
}
