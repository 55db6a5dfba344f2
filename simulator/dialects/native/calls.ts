// Calls over the native dialect: what there is, and what an agent's connector can do about it.

import { z } from 'zod';
import { CALL_REJECTIONS, describeRejection } from '../../core/rejection.ts';
import type { Engine } from '../../engine/engine.ts';
import { problem } from '../../http-api/problem.ts';
import type { Route } from '../../http-api/route-docs.ts';
import { failures } from '../../http-api/route-docs.ts';
import { call, callView } from '../../http-api/schema/reply-schema.ts';
import { outgoingCall } from '../../http-api/schema/schema.ts';
import type { HttpResponse } from '../../net/http-message.ts';
import { CALL_VERBS } from './call-requests.ts';
import { executed } from './commands.ts';
import type { NativeConfig } from './config.ts';
import { REJECTION_STATUS, refusals } from './replies.ts';
import { accepted, callChanged } from './reply-schema.ts';
import { PARAMS } from './schema.ts';

const ANSWERS = {
  200: { description: 'Done; or refused, where refusals show in the body.', schema: callChanged },
  202: { description: 'What the ACD settles later.', schema: accepted },
};

export function callRoutes(engine: Engine, config: NativeConfig): readonly Route[] {
  const handle = executed(engine, config);
  return [
    {
      method: 'POST',
      path: '/v1/calls',
      handle,
      docs: {
        summary: 'Make a call',
        description: 'Done when it rings: nobody waits for the far end.',
        request: outgoingCall,
        answers: ANSWERS,
        errors: [
          ...refusals('UnknownAgent', 'NotLoggedIn', 'CallInProgress', 'DuplicateCall', 'UnknownDestination'),
          ...refusals('DestinationBusy', 'TooManyCalls'),
          ...failures('InvalidRequestId'),
        ],
      },
    },
    ...Object.entries(CALL_VERBS).map(
      ([verb, { summary, request }]): Route => ({
        method: 'POST',
        path: `/v1/calls/:callId/${verb}`,
        handle,
        docs: {
          summary,
          params: { callId: PARAMS.callId },
          request,
          answers: ANSWERS,
          errors: [...refusals('CallInProgress', ...CALL_REJECTIONS), ...failures('InvalidRequestId')],
        },
      }),
    ),
  ];
}

export function callReadRoutes({ acd }: Engine): readonly Route[] {
  return [
    {
      method: 'GET',
      path: '/v1/calls',
      handle: () => ({ status: 200, body: [...acd.calls.values()].map(callView) }),
      docs: {
        summary: 'All calls',
        answers: { 200: { description: 'The calls that are not over.', schema: z.array(call) } },
      },
    },
    {
      method: 'GET',
      path: '/v1/calls/:callId',
      handle: ({ params: { callId = '' } }) => oneCall(acd.calls.get(callId), callId),
      docs: {
        summary: 'One call',
        params: { callId: PARAMS.callId },
        answers: { 200: { description: 'The call.', schema: call } },
        errors: refusals('UnknownCall'),
      },
    },
  ];
}

function oneCall(found: Parameters<typeof callView>[0] | undefined, callId: string): HttpResponse {
  if (found !== undefined) return { status: 200, body: callView(found) };
  const rejection = { code: 'UnknownCall', facts: { callId } } as const;
  return problem(REJECTION_STATUS.UnknownCall, rejection.code, describeRejection(rejection), rejection.facts);
}
