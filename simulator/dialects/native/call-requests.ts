// Requests about calls, as the native dialect has them: messages in, Commands out.

import { z } from 'zod';
import type { CallCommand } from '../../core/commands.ts';
import { ID_LIMIT } from '../../core/limits.ts';
import { callData, destination, digits, party } from '../../http-api/schema/call-schema.ts';
import { outgoingCall } from '../../http-api/schema/schema.ts';
import { validate } from '../../http-api/validate.ts';

const id = z.string().min(1).max(ID_LIMIT);
const byAgent = z.strictObject({ agentId: id.describe('Who does it.') });
const toDestination = byAgent.extend({ destination });
const like = <S extends z.ZodObject>(schema: S, example: object): S => schema.meta({ examples: [example] });

const ADA = { agentId: '1001' };
const alone = like(byAgent, ADA);

/** What can be asked of a call, by the last part of its path. */
export const CALL_VERBS = {
  answer: { type: 'AnswerCall', summary: 'Answer where it rings', request: alone },
  hold: { type: 'HoldCall', summary: 'Put it on hold', request: alone },
  retrieve: { type: 'RetrieveCall', summary: 'Have it back from hold', request: alone },
  'hang-up': { type: 'HangUp', summary: 'Leave it: with nobody left to talk to it ends', request: alone },
  consult: {
    type: 'Consult',
    summary: 'Put it on hold, and call somebody beside it',
    request: like(
      toDestination.extend({
        consultId: id.optional().describe('The id of the other call; made up where absent.'),
        data: callData.optional(),
      }),
      { ...ADA, destination: '6002' },
    ),
  },
  'complete-transfer': { type: 'TransferComplete', summary: 'Leave it to whoever is consulted', request: alone },
  conference: { type: 'Conference', summary: 'Have whoever is consulted join in', request: alone },
  transfer: {
    type: 'BlindTransfer',
    summary: 'Pass it on without a word',
    request: like(toDestination, { ...ADA, destination: '6002' }),
  },
  drop: {
    type: 'DropParty',
    summary: 'Have one who takes part leave',
    request: like(byAgent.extend({ party }), { ...ADA, party: { number: '+15550123' } }),
  },
  digits: {
    type: 'SendDtmf',
    summary: 'Dial into it',
    request: like(byAgent.extend({ digits }), { ...ADA, digits: '12#' }),
  },
  data: {
    type: 'SetCallData',
    summary: 'Add to what it carries',
    request: like(z.strictObject({ data: callData.describe('By name; an empty text takes away.') }), {
      data: { case: 'C-7' },
    }),
  },
} as const satisfies Readonly<
  Record<string, { readonly type: CallCommand['type']; readonly summary: string; readonly request: z.ZodObject }>
>;

export type CallVerb = keyof typeof CALL_VERBS;

export const isCallVerb = (text: string): text is CallVerb => Object.hasOwn(CALL_VERBS, text);

/** The Command that `POST /v1/calls/{callId}/{verb}` asks for. Throws where the body is not of the dialect. */
export function toCallCommand(callId: string, verb: CallVerb, body: unknown, requestId: string): CallCommand {
  const { type, request } = CALL_VERBS[verb];
  const asked = validate<object>(request, body);
  if (type === 'AnswerCall' || type === 'HangUp') return { type, callId, party: asked as { agentId: string } };
  const made = type === 'Consult' ? { consultId: newCallId(requestId) } : {};
  return { type, callId, ...made, ...asked } as CallCommand;
}

/** The Command that `POST /v1/calls` asks for. */
export function toMakeCall(body: unknown, requestId: string): CallCommand {
  return { type: 'MakeCall', callId: newCallId(requestId), ...validate(outgoingCall, body) };
}

/** An id for a call that was given none; the same for the same request. */
const newCallId = (requestId: string): string => `call-of-${requestId}`;
