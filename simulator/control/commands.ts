// Control: Commands about agents on behalf of everybody but the connector, decided like any other.

import { agentCommandOf } from '../core/commands.ts';
import { AGENT_REJECTIONS } from '../core/rejection.ts';
import type { Engine } from '../engine/engine.ts';
import type { Route } from '../http-api/route-docs.ts';
import { agentCommand, PARAMS } from '../http-api/schema/schema.ts';
import { validate } from '../http-api/validate.ts';
import { DONE, execute, refusals } from './execute.ts';

export function commandRoutes(engine: Engine): readonly Route[] {
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
  ];
}
