// Control: Commands and calls on behalf of everybody but the connector, decided like any other.

import type { Decision } from '../core/decide.ts';
import type { Engine } from '../core/engine.ts';
import type { Command } from '../core/message.ts';
import { describeRejection } from '../core/rejection.ts';
import type { HttpResponse, Route } from '../wire/http.ts';
import { problem } from '../wire/problem.ts';
import { validate } from '../wire/validate.ts';
import { agentCommand, newCall } from './schema.ts';

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
        execute(engine, { ...validate(agentCommand, json()), agentId: params.agentId ?? '' }),
    },
    {
      method: 'GET',
      path: '/control/calls',
      handle: () => ({ status: 200, body: [...engine.acd.calls.values()] }),
    },
    {
      method: 'POST',
      path: '/control/calls',
      handle: ({ json }) => {
        const { callId = nextCallId(), ...call } = validate(newCall, json());
        return execute(engine, { type: 'ArriveCall', callId, ...call }, callId);
      },
    },
    {
      method: 'POST',
      path: '/control/calls/:callId/answer',
      handle: ({ params }) => execute(engine, { type: 'AnswerCall', callId: params.callId ?? '' }, params.callId),
    },
    {
      method: 'DELETE',
      path: '/control/calls/:callId',
      handle: ({ params }) => execute(engine, { type: 'EndCall', callId: params.callId ?? '' }),
    },
  ];
}

/** Answers with the outcome, and the call where one is named and not over. */
function execute(engine: Engine, command: Command, callId?: string): HttpResponse {
  const requestId = engine.nextRequestId();
  const decision: Decision = engine.execute(command, { origin: 'control', requestId });
  if (decision.outcome !== 'refused') {
    const call = callId === undefined ? undefined : engine.acd.calls.get(callId);
    return { status: 200, body: { outcome: decision.outcome, requestId, call } };
  }
  const { code, facts } = decision.rejection;
  return problem(409, code, describeRejection(decision.rejection), { requestId, ...facts });
}
