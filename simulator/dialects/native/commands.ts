// What a connector asks of the native dialect: a change of an agent's state, how a request ended that was accepted for
// later, and the address of the events.

import { AGENT_REJECTIONS } from '../../core/rejection.ts';
import type { Engine } from '../../engine/engine.ts';
import type { Handler, Route } from '../../http-api/route-docs.ts';
import { failures } from '../../http-api/route-docs.ts';
import { Failure } from '../../net/failure.ts';
import { type NativeConfig, refusesInBody } from './config.ts';
import { DIALECT, type NativeRequest } from './decode.ts';
import { outcomeView, refusals, refused, refusedInBody, reply } from './replies.ts';
import { accepted, changed, requestOutcome } from './reply-schema.ts';
import { feedQuery, PARAMS, stateChange } from './schema.ts';

export function commandRoutes(engine: Engine, config: NativeConfig): readonly Route[] {
  return [
    {
      method: 'PUT',
      path: '/v1/agents/:agentId/state',
      handle: executed(engine, config),
      docs: {
        summary: 'Log in, log out, change state',
        description: 'All queues, or the default queues at a login, where none is named.',
        params: { agentId: PARAMS.agentId },
        request: stateChange,
        answers: {
          200: { description: 'Done; or refused, where refusals show in the body.', schema: changed },
          202: {
            description: 'A logout that waits for the call to end, or what the ACD settles later.',
            schema: accepted,
          },
        },
        errors: [...refusals(...AGENT_REJECTIONS), ...failures('UnknownState', 'InvalidRequestId')],
      },
    },
    {
      method: 'GET',
      path: '/v1/requests/:requestId',
      handle: findRequest(engine),
      docs: {
        summary: 'How an accepted request ended',
        params: { requestId: PARAMS.requestId },
        answers: { 200: { description: 'Whether it is done or refused.', schema: requestOutcome } },
        errors: failures('UnknownRequest'),
      },
    },
    {
      method: 'GET',
      path: '/v1/events',
      handle: () => {
        throw new Failure('UpgradeRequired', 'The events come over a WebSocket.');
      },
      docs: {
        summary: 'Events, over a WebSocket',
        description: 'What comes over it stands in `/asyncapi.json` on the main port.',
        query: feedQuery,
        answers: { 101: { description: 'The connection now carries events.' } },
        errors: failures('UpgradeRequired'),
      },
    },
  ];
}

/** Has the ACD decide what was decoded, or says what was wrong with it. */
export function executed(engine: Engine, config: NativeConfig): Handler {
  return (_request, decoded) => {
    const { requestId, command, issue } = decoded as NativeRequest;
    if (command === undefined) throw issue;
    const decision = engine.execute(command, { origin: 'connector', dialect: DIALECT, requestId });
    if (decision.outcome === 'refused') {
      const show = refusesInBody(config, engine.acd.policy) ? refusedInBody : refused;
      return show(decision.rejection, requestId);
    }
    return reply(engine.acd, decision, { command, requestId });
  };
}

function findRequest(engine: Engine): Handler {
  return ({ params }) => {
    const found = engine.findRequest(params.requestId ?? '');
    if (found !== undefined) return { status: 200, body: outcomeView(found) };
    throw new Failure('UnknownRequest', `There is no request ${params.requestId} that was accepted for later.`);
  };
}
