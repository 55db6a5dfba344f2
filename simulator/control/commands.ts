// Control: Commands and calls on behalf of everybody but the connector, decided like any other.

import { z } from 'zod';
import { agentCommandOf, type Command } from '../core/commands.ts';
import type { Decision } from '../core/decision.ts';
import { AGENT_REJECTIONS, describeRejection, type RejectionCode, sentenceOf } from '../core/rejection.ts';
import type { Engine } from '../engine/engine.ts';
import { problem } from '../http-api/problem.ts';
import type { ErrorDocs, Route } from '../http-api/route-docs.ts';
import { type CallView, call, callView, type OutcomeView, outcome } from '../http-api/schema/reply-schema.ts';
import { agentCommand, newCall, PARAMS } from '../http-api/schema/schema.ts';
import { validate } from '../http-api/validate.ts';
import type { HttpResponse } from '../net/http-message.ts';

/** Whatever the ACD refuses is a conflict with the state that it is in. */
const REFUSED = 409;

const DONE = { description: 'Done, or accepted for when the call has ended.', schema: outcome };

const refusals = (...codes: readonly RejectionCode[]): readonly ErrorDocs[] =>
  codes.map((code) => ({ code, status: REFUSED, meaning: sentenceOf(code) }));

export function commandRoutes(engine: Engine): readonly Route[] {
  let calls = 0;
  const nextCallId = () => {
    do calls += 1;
    while (engine.acd.calls.has(`call-${calls}`));
    return `call-${calls}`;
  };
  return [
    {
      method: 'POST',
      path: '/control/agents/:agentId/commands',
      handle: ({ params, json }) =>
        execute(engine, agentCommandOf({ ...validate(agentCommand, json()), agentId: params.agentId ?? '' })),
      docs: {
        summary: 'Any Command on behalf of others',
        params: { agentId: PARAMS.agentId },
        request: agentCommand,
        answers: { 200: DONE },
        errors: refusals(...AGENT_REJECTIONS.filter((code) => code !== 'WrongCredentials')),
      },
    },
    {
      method: 'GET',
      path: '/control/calls',
      handle: () => ({ status: 200, body: [...engine.acd.calls.values()].map(callView) satisfies CallView[] }),
      docs: {
        summary: 'The calls that are not over',
        answers: { 200: { description: 'The calls.', schema: z.array(call) } },
      },
    },
    {
      method: 'POST',
      path: '/control/calls',
      handle: ({ json }) => {
        const { callId = nextCallId(), ...call } = validate(newCall, json());
        return execute(engine, { type: 'ArriveCall', callId, ...call }, callId);
      },
      docs: {
        summary: 'A call arrives',
        request: newCall,
        answers: { 200: DONE },
        errors: refusals('UnknownQueue', 'DuplicateCall'),
      },
    },
    {
      method: 'POST',
      path: '/control/calls/:callId/answer',
      handle: ({ params }) => execute(engine, { type: 'AnswerCall', callId: params.callId ?? '' }, params.callId),
      docs: {
        summary: 'The agent it is offered to answers',
        params: { callId: PARAMS.callId },
        answers: { 200: DONE },
        errors: refusals('UnknownCall', 'CallNotOffered'),
      },
    },
    {
      method: 'DELETE',
      path: '/control/calls/:callId',
      handle: ({ params }) => execute(engine, { type: 'HangUp', callId: params.callId ?? '' }),
      docs: {
        summary: 'Somebody hangs up',
        params: { callId: PARAMS.callId },
        answers: { 200: DONE },
        errors: refusals('UnknownCall'),
      },
    },
  ];
}

/** Answers with the outcome, and the call where one is named and not over. */
function execute(engine: Engine, command: Command, callId?: string): HttpResponse {
  const requestId = engine.nextRequestId();
  const decision: Decision = engine.execute(command, { origin: 'control', requestId });
  if (decision.outcome !== 'refused') {
    const call = callId === undefined ? undefined : engine.acd.calls.get(callId);
    return {
      status: 200,
      body: { outcome: decision.outcome, requestId, call: call && callView(call) } satisfies OutcomeView,
    };
  }
  const { code, facts } = decision.rejection;
  return problem(REFUSED, code, describeRejection(decision.rejection), { requestId, ...facts });
}
