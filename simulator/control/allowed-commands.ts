// Control: what the ACD would say to each Command about an agent, asked without doing anything. For whoever offers Commands
// to people and has to say why one is not allowed.

import { z } from 'zod';
import { decide } from '../core/decide.ts';
import { ID_LIMIT, REASON_LIMIT } from '../core/limits.ts';
import { AGENT_COMMANDS, type AgentCommandType } from '../core/model/agent.ts';
import { describeRejection, sentenceOf } from '../core/rejection.ts';
import type { Engine } from '../engine/engine.ts';
import { problem } from '../http-api/problem.ts';
import type { Route } from '../http-api/route-docs.ts';
import { PARAMS } from '../http-api/schema/schema.ts';
import { validate } from '../http-api/validate.ts';
import type { HttpRequest, HttpResponse } from '../net/http-message.ts';
import { FORESEEN, foreseen } from './execute.ts';

const NOT_FOUND = 404;

const commandQuery = z.strictObject({
  queueId: z.string().min(1).max(ID_LIMIT).optional().describe('The one queue that is meant; absent: as in a Command.'),
  reasonCode: z.string().min(1).max(REASON_LIMIT).optional().describe('The reason that would be given.'),
  by: z.enum(['trainer', 'supervisor']).default('trainer').describe('On whose behalf.'),
});

const allowedCommand = z
  .strictObject({
    type: z.enum(AGENT_COMMANDS),
    ...FORESEEN,
  })
  .meta({ id: 'AllowedCommand', description: 'What would become of a Command.' });

type AllowedCommand = z.infer<typeof allowedCommand>;

export function allowedCommandRoutes(engine: Engine): readonly Route[] {
  return [
    {
      method: 'GET',
      path: '/control/agents/:agentId/allowed-commands',
      handle: (request) => allowedCommandsOf(engine, request),
      docs: {
        summary: 'What each Command would come to',
        description: 'As the ACD would decide it at this moment. Nothing is done.',
        params: { agentId: PARAMS.agentId },
        query: commandQuery,
        answers: { 200: { description: 'Every Command.', schema: z.array(allowedCommand) } },
        errors: [{ code: 'UnknownAgent', status: NOT_FOUND, meaning: sentenceOf('UnknownAgent') }],
      },
    },
  ];
}

function allowedCommandsOf({ acd }: Engine, { params: { agentId = '' }, query }: HttpRequest): HttpResponse {
  const { queueId, reasonCode, by } = validate(commandQuery, Object.fromEntries(query));
  if (!acd.agents.has(agentId))
    return problem(NOT_FOUND, 'UnknownAgent', describeRejection({ code: 'UnknownAgent', facts: { agentId } }), {
      agentId,
    });
  const queueIds = queueId === undefined ? undefined : [queueId];
  const wouldBe = (type: AgentCommandType): AllowedCommand => {
    const decision = decide(acd, { type, by, agentId, queueIds, reasonCode });
    return { type, ...foreseen(decision) };
  };
  return { status: 200, body: AGENT_COMMANDS.map(wouldBe) };
}
