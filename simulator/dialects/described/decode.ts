// What a request to a described switch asks, decoded once: faults match it, the ACD executes it. What is wrong with it is part of it.

import { timingSafeEqual } from 'node:crypto';
import { type AgentCommand, agentCommandOf } from '../../core/commands.ts';
import type { AgentCommandType } from '../../core/model/agent.ts';
import type { DecodedRequest } from '../../faults/fault.ts';
import { attempt } from '../../net/attempt.ts';
import type { HttpRequest } from '../../net/http-message.ts';
import { type Compiled, type CompiledRoute, type Input, inputOf, readerOf } from './compiled.ts';
import type { Operation } from './file-schema.ts';

/** A request, and the route that it is for; undefined: there is none. */
export interface Asked {
  readonly request: HttpRequest;
  readonly route: CompiledRoute | undefined;
}

export interface Decoded extends DecodedRequest {
  readonly command?: AgentCommand | undefined;
  readonly operation?: Operation | undefined;
  readonly queueId?: string | undefined;
  readonly input: Input;
  /** Why it is not done: nobody is let in with it, it is for nothing that there is, or it lacks something. */
  readonly wrong?:
    | { readonly why: 'unauthorised' | 'notFound' }
    | { readonly why: 'malformed'; readonly fields: readonly string[] };
}

const NO_INPUT: Input = { path: {}, query: {}, header: {}, body: undefined };

const COMMANDS: Readonly<Partial<Record<Operation, AgentCommandType>>> = {
  login: 'LogIn',
  queueLogin: 'LogIn',
  logout: 'LogOut',
  queueLogout: 'LogOut',
  ready: 'SetReady',
  notReady: 'SetNotReady',
  afterCallWork: 'SetAfterCallWork',
};

/** Which operations cannot do without a queue. */
const OF_QUEUES: readonly Operation[] = ['queueLogin', 'queueLogout', 'readQueue'];

export function decoder({ file }: Compiled, token: string | undefined): (asked: Asked, requestId: string) => Decoded {
  const isLetIn = tokenCheck(file.token, token);
  const { switch: dialect, takes } = file;
  return ({ request, route }, requestId) => {
    const read = attempt(() => inputOf(request, request.params, takes));
    const input = read.value ?? { ...NO_INPUT, path: request.params, header: request.headers };
    const about = { dialect, requestId, input };
    if (!isLetIn(input)) return { ...about, wrong: { why: 'unauthorised' } };
    if (route === undefined) return { ...about, wrong: { why: 'notFound' } };
    if (read.issue !== undefined) return { ...about, wrong: { why: 'malformed', fields: ['body'] } };
    return { ...about, ...askedOf(route, input) };
  };
}

function askedOf(route: CompiledRoute, input: Input): Partial<Decoded> {
  const operation = route.operation(input);
  const { agent, queue, reason, password, extension, paused } = route.take;
  const [agentId, queueId] = [agent?.(input), queue?.(input)];
  const lacks = [...route.missing(input), ...lackOf(operation, { agentId, queueId })];
  if (operation === undefined || lacks.length > 0)
    return { agentId, wrong: { why: 'malformed', fields: operation === undefined ? ['operation'] : lacks } };
  const type = COMMANDS[operation];
  if (type === undefined || agentId === undefined) return { operation, agentId, queueId };
  const command = agentCommandOf({
    ...{
      type,
      agentId,
      by: password === undefined ? 'system' : 'agent',
      queueIds: queueId === undefined ? undefined : [queueId],
    },
    ...{ password: password?.(input), extension: extension?.(input), reasonCode: reason?.(input) },
    paused: isYes(paused?.(input)),
  });
  return { operation, agentId, queueId, command };
}

const lackOf = (
  operation: Operation | undefined,
  { agentId, queueId }: { agentId?: string | undefined; queueId?: string | undefined },
) => [
  ...(agentId === undefined && operation !== 'readAgents' && operation !== 'readQueue' ? ['agent'] : []),
  ...(queueId === undefined && operation !== undefined && OF_QUEUES.includes(operation) ? ['queue'] : []),
];

const isYes = (text: string | undefined): boolean | undefined =>
  text === undefined ? undefined : text === 'true' || text === '1' || text === 'yes';

/** Whether a request brings the token; where none is asked for, every one does. */
export function tokenCheck(how: Compiled['file']['token'], token: string | undefined): (input: Input) => boolean {
  if (how === undefined || token === undefined) return () => true;
  const given = readerOf([how.in]);
  const expected = Buffer.from(`${how.prefix ?? ''}${token}`);
  return (input) => {
    const shown = Buffer.from(given(input) ?? '');
    return shown.length === expected.length && timingSafeEqual(shown, expected);
  };
}
