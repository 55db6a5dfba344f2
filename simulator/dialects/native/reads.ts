// The native dialect's reads: agents, queues, and the state machine as data. Read-only, so the main port serves them too.

import { z } from 'zod';
import { LEG_TRANSITIONS } from '../../core/leg-transitions.ts';
import type { Agent } from '../../core/model/agent.ts';
import type { Queue } from '../../core/model/queue.ts';
import { describeRejection, type RejectionCode, type RejectionFacts } from '../../core/rejection.ts';
import type { Engine } from '../../engine/engine.ts';
import { problem } from '../../http-api/problem.ts';
import type { Route } from '../../http-api/route-docs.ts';
import type { HttpResponse } from '../../net/http-message.ts';
import { callReadRoutes } from './calls.ts';
import { agentView, queueView, REJECTION_STATUS, refusals } from './replies.ts';
import { agentView as agent, queueView as queue, type StateMachine, stateMachine } from './reply-schema.ts';
import { PARAMS } from './schema.ts';

export function readRoutes(engine: Engine): readonly Route[] {
  const { acd } = engine;
  return [
    ...callReadRoutes(engine),
    {
      method: 'GET',
      path: '/v1/agents',
      handle: () => ok([...acd.agents.values()].map(agentView)),
      docs: { summary: 'All agents', answers: { 200: { description: 'Who works here.', schema: z.array(agent) } } },
    },
    {
      method: 'GET',
      path: '/v1/agents/:agentId',
      handle: ({ params }) => oneAgent(acd.agents.get(params.agentId ?? ''), params.agentId),
      docs: {
        summary: 'One agent',
        params: { agentId: PARAMS.agentId },
        answers: { 200: { description: 'The agent.', schema: agent } },
        errors: refusals('UnknownAgent'),
      },
    },
    {
      method: 'GET',
      path: '/v1/queues',
      handle: () => ok([...acd.queues.values()].map(queueView)),
      docs: { summary: 'All queues', answers: { 200: { description: 'The queues.', schema: z.array(queue) } } },
    },
    {
      method: 'GET',
      path: '/v1/queues/:queueId',
      handle: ({ params }) => oneQueue(acd.queues.get(params.queueId ?? ''), params.queueId),
      docs: {
        summary: 'One queue',
        params: { queueId: PARAMS.queueId },
        answers: { 200: { description: 'The queue.', schema: queue } },
        errors: refusals('UnknownQueue'),
      },
    },
    {
      method: 'GET',
      path: '/v1/state-machine',
      handle: () =>
        ok({ policy: acd.policy, transitions: acd.transitions, legs: LEG_TRANSITIONS } satisfies StateMachine),
      docs: {
        summary: 'The state machine',
        description:
          'Which Command leads from which state where, under the policy of the day; and of a call’s parties.',
        answers: { 200: { description: 'Policy and tables.', schema: stateMachine } },
      },
    },
  ];
}

const ok = (body: unknown): HttpResponse => ({ status: 200, body });

const oneAgent = (agent: Agent | undefined, agentId: string | undefined): HttpResponse =>
  agent === undefined ? unknown('UnknownAgent', { agentId }) : ok(agentView(agent));

const oneQueue = (queue: Queue | undefined, queueId: string | undefined): HttpResponse =>
  queue === undefined ? unknown('UnknownQueue', { queueId }) : ok(queueView(queue));

function unknown(code: RejectionCode, facts: RejectionFacts): HttpResponse {
  return problem(REJECTION_STATUS[code], code, describeRejection({ code, facts }), facts);
}
