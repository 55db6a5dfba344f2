// What a request to a described switch asks, decoded once: faults match it, the ACD executes it. What is wrong with it is part of it.

import { timingSafeEqual } from 'node:crypto';
import { type AgentCommand, agentCommandOf } from '../../core/commands.ts';
import type { AgentCommandType } from '../../core/model/agent.ts';
import type { DecodedRequest } from '../../faults/fault.ts';
import { attempt } from '../../net/attempt.ts';
import type { HttpRequest } from '../../net/http-message.ts';
import { type Compiled, type CompiledRoute, type Input, inputOf, readerOf } from './compiled.ts';
import { type Needed, needsOf, type Operation } from './file-schema.ts';

/** A request, and the route that it is for; undefined: there is none. */
export interface Asked {
  readonly request: HttpRequest;
  readonly route: CompiledRoute | undefined;
}

export interface Decoded extends DecodedRequest {
  readonly command?: AgentCommand | undefined;
  readonly operation?: Operation | undefined;
  readonly queueId?: string | undefined;
  /** Whom events are to go to, or no more. */
  readonly subscriber?: { readonly url?: string | undefined; readonly id?: string | undefined } | undefined;
  readonly input: Input;
  /** Where the route takes one. */
  readonly password?: string | undefined;
  /** Why it is not done: nobody is let in with it, it is for nothing that there is, or it lacks something. */
  readonly wrong?: { readonly why: 'unauthorised' | 'notFound' } | Malformed;
}

export interface Malformed {
  readonly why: 'malformed';
  readonly fields: readonly string[];
  /** What is wrong, where that is not only what it lacks. */
  readonly cause?: string | undefined;
}

const COMMANDS: Readonly<Partial<Record<Operation, AgentCommandType>>> = {
  login: 'LogIn',
  queueLogin: 'LogIn',
  logout: 'LogOut',
  queueLogout: 'LogOut',
  ready: 'SetReady',
  notReady: 'SetNotReady',
  afterCallWork: 'SetAfterCallWork',
};

export function decoder({ file }: Compiled, token: string | undefined): (asked: Asked, requestId: string) => Decoded {
  const isLetIn = tokenCheck(file.token, token);
  const { switch: dialect, takes } = file;
  return ({ request, route }, requestId) => {
    const read = attempt(() => inputOf(request, request.params, takes));
    const input = read.value ?? inputOf(request, request.params, 'nothing');
    const password = route?.take.password?.(input);
    const about = { dialect, requestId, input, password };
    if (!isLetIn(input)) return { ...about, wrong: { why: 'unauthorised' } };
    if (route === undefined) return { ...about, wrong: { why: 'notFound' } };
    if (read.issue !== undefined)
      return { ...about, wrong: { why: 'malformed', fields: ['body'], cause: (read.issue as Error).message } };
    return { ...about, ...askedOf(route, input, password) };
  };
}

function askedOf(route: CompiledRoute, input: Input, password: string | undefined): Partial<Decoded> {
  const operation = route.operation(input);
  const { agent, queue, reason, extension, paused, url, subscription } = route.take;
  const [agentId, queueId] = [agent?.(input), queue?.(input)];
  const subscriber = { url: url?.(input), id: subscription?.(input) };
  const given = { agent: agentId, queue: queueId, url: subscriber.url, subscription: subscriber.id };
  const misshapen = route.misshapen(input);
  if (misshapen.length > 0)
    return {
      agentId,
      wrong: { why: 'malformed', fields: misshapen, cause: `${misshapen.join(', ')}: no single value` },
    };
  if (operation === undefined) return { agentId, wrong: unknownWord(route, input) };
  const lacks = [...route.missing(input), ...lacksOf(operation, given)];
  if (lacks.length > 0) return { agentId, wrong: { why: 'malformed', fields: lacks } };
  const type = COMMANDS[operation];
  if (type === undefined || agentId === undefined) return { operation, agentId, queueId, subscriber };
  const command = agentCommandOf({
    ...{
      type,
      agentId,
      by: route.take.password === undefined ? 'system' : 'agent',
      queueIds: queueId === undefined ? undefined : [queueId],
    },
    ...{ password, extension: extension?.(input), reasonCode: reason?.(input) },
    paused: isYes(paused?.(input)),
  });
  return { operation, agentId, queueId, command };
}

/** What is to be done stands in a place, and there is nothing in it, or a word that the file does not have. */
function unknownWord({ text: { do: what } }: CompiledRoute, input: Input): Malformed {
  const of = typeof what === 'string' ? '' : what.of;
  const word = readerOf([of])(input);
  const said = of === 'body' ? 'what it is' : JSON.stringify(word); // a whole body is not quoted
  const cause = word === undefined ? `${of} is missing` : `${of} is ${said}, which is no word here`;
  return { why: 'malformed', fields: [of], cause };
}

/** What a request for it lacks of what it cannot do without. */
const lacksOf = (operation: Operation, given: Readonly<Record<Needed, string | undefined>>): readonly string[] =>
  needsOf(operation).flatMap((either) => (either.some((name) => given[name] !== undefined) ? [] : [either[0]]));

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
