// How a route of a described switch answers, as OpenAPI tells it: by status, each answer with an example.

import { AGENT_REJECTIONS, type RejectionCode, sentenceOf } from '../../../core/rejection.ts';
import type { JsonSchema } from '../../../http-api/json-schema.ts';
import type { Answer, Medium } from '../../../http-api/operation-docs.ts';
import type { HttpResponse } from '../../../net/http-message.ts';
import type { Compiled, CompiledRoute, MakeAnswer } from '../compiled.ts';
import { OPERATIONS, type Operation, operationsOf } from '../file-schema.ts';
import type { Examples } from './example.ts';

/** One answer that there can be. */
interface Shown {
  readonly name: string;
  readonly description: string;
  readonly response: HttpResponse;
}

export function responseDocs(
  compiled: Compiled,
  route: CompiledRoute,
  examples: Examples,
): Readonly<Record<string, Answer>> {
  const shown = [...answersOf(route, examples), ...refusalsOf(compiled, route, examples)];
  const plain = examples.contextOf('Ready');
  const whole: readonly (readonly [name: string, description: string, make: MakeAnswer | undefined])[] = [
    ['malformed', 'The request lacks something.', compiled.malformed],
    ['noToken', 'The request shows no token, or another.', compiled.file.token && compiled.unauthorised],
    ['failed', 'The switch fails.', compiled.failed],
  ];
  for (const [name, description, make] of whole)
    if (make !== undefined) shown.push(...madeBy(make, plain, { name, description }));
  const statuses = [...new Set(shown.map(({ response }) => response.status))].toSorted((one, other) => one - other);
  return Object.fromEntries(
    statuses.map((status) => [String(status), answerOf(shown.filter(({ response }) => response.status === status))]),
  );
}

/** A template that fails makes no example. */
function madeBy(make: MakeAnswer, context: object, about: Pick<Shown, 'name' | 'description'>): readonly Shown[] {
  try {
    return [{ ...about, response: make(context) }];
  } catch {
    return [];
  }
}

function answersOf(route: CompiledRoute, examples: Examples): Shown[] {
  const operations = [...new Set(operationsOf(route.text))];
  const done = operations.flatMap((operation) =>
    madeBy(route.answer, examples.done(examples.inputFor(route, operation), operation), {
      name: operation,
      description: `${sentence(OPERATIONS[operation])}.`,
    }),
  );
  const [first] = operations;
  if (route.text.accepted === undefined || first === undefined) return done;
  const context = examples.done(examples.inputFor(route, first), first);
  return [...done, ...madeBy(route.accepted, context, { name: 'accepted', description: 'It is done later.' })];
}

const sentence = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

const LOGINS: readonly Operation[] = ['login', 'queueLogin'];
const LOGOUTS: readonly Operation[] = ['logout', 'queueLogout'];

/** Refusals that only some operations can meet. */
const OF_SOME: Readonly<Partial<Record<RejectionCode, readonly Operation[]>>> = {
  UnknownAgent: [...LOGINS, ...LOGOUTS, 'ready', 'notReady', 'afterCallWork', 'readAgent'],
  UnknownQueue: [...LOGINS, ...LOGOUTS, 'readQueue'],
  ...{ WrongCredentials: LOGINS, NoDefaultQueue: LOGINS, AlreadyLoggedIn: LOGINS, ExtensionInUse: LOGINS },
  ...{ QueueNotAssigned: LOGINS, NotLoggedInToQueue: LOGOUTS, LogoutPending: LOGOUTS },
  NotLoggedIn: [...LOGOUTS, 'ready', 'notReady', 'afterCallWork'],
};
const READS: readonly Operation[] = ['readAgent', 'readAgents', 'readQueue', 'subscribe', 'unsubscribe'];
const OF_QUEUES: readonly RejectionCode[] = ['UnknownQueue', 'QueueNotAssigned', 'NotLoggedInToQueue'];

const canMeet = ({ text, take }: CompiledRoute, code: RejectionCode): boolean =>
  (take.queue !== undefined || !OF_QUEUES.includes(code)) &&
  operationsOf(text).some((one) => OF_SOME[code]?.includes(one) ?? !READS.includes(one));

/** By rows of their own, and as all others. What is answered as if all were well is seen nowhere. */
function refusalsOf(compiled: Compiled, route: CompiledRoute, examples: Examples): readonly Shown[] {
  const [first = 'logout'] = operationsOf(route.text);
  const input = examples.inputFor(route, first);
  const codes = AGENT_REJECTIONS.filter((code) => canMeet(route, code));
  const rows = codes.flatMap((code) => {
    const make = compiled.refusing(route, code);
    if (make === 'done' || make === compiled.otherRefusals) return [];
    return madeBy(make, examples.refused(input, code), { name: code, description: sentenceOf(code) });
  });
  const [other] = codes.filter((code) => compiled.refusing(route, code) === compiled.otherRefusals);
  if (other === undefined) return rows;
  const about = { name: 'otherRefusals', description: 'It is refused for another reason.' };
  return [...rows, ...madeBy(compiled.otherRefusals, examples.refused(input, other), about)];
}

/** All that has one status. */
function answerOf(shown: readonly Shown[]): Answer {
  const description = [...new Set(shown.map((one) => one.description))].join(' ');
  const bodies = shown.flatMap(({ name, description: summary, response }) => {
    const body = bodyOf(response);
    return body === undefined ? [] : [{ ...body, name, summary }];
  });
  const types = [...new Set(bodies.map(({ type }) => type))];
  const content = types.map((type) => [type, mediumOf(bodies.filter((one) => one.type === type))] as const);
  const headers = Object.assign({}, ...shown.map(({ response }) => headersOf(response)));
  return {
    description,
    ...(Object.keys(headers).length > 0 && { headers }),
    ...(content.length > 0 && { content: Object.fromEntries(content) }),
  };
}

const CONTENT_TYPE = 'content-type';

function bodyOf({ headers = {}, body, text }: HttpResponse): { type: string; value: unknown } | undefined {
  const said = Object.entries(headers).find(([name]) => name.toLowerCase() === CONTENT_TYPE)?.[1];
  const [type = ''] = String(said ?? 'application/json').split(';');
  if (text !== undefined) return { type, value: String(text) }; // of all but JSON: as it is sent
  return body === undefined ? undefined : { type, value: body };
}

const headersOf = ({ headers = {} }: HttpResponse): Readonly<Record<string, object>> =>
  Object.fromEntries(
    Object.entries(headers)
      .filter(([name]) => name.toLowerCase() !== CONTENT_TYPE)
      .map(([name, value]) => [name, { schema: { type: 'string', examples: [String(value)] } }]),
  );

/** What is answered alike is one example, by the first of its names. */
function mediumOf(bodies: readonly { name: string; summary: string; value: unknown }[]): Medium {
  const unlike = new Map<string, (typeof bodies)[number]>();
  for (const one of bodies) if (!unlike.has(JSON.stringify(one.value))) unlike.set(JSON.stringify(one.value), one);
  const shapes = new Map(
    [...unlike.values()].map(({ value }) => shapeOf(value)).map((one) => [JSON.stringify(one), one]),
  );
  const [schema = {}, ...others] = shapes.values();
  return {
    schema: others.length === 0 ? schema : { anyOf: [...shapes.values()] },
    examples: Object.fromEntries([...unlike.values()].map(({ name, summary, value }) => [name, { summary, value }])),
  };
}

/** What a value is: of nothing it is not known what else it may be. */
export function shapeOf(value: unknown): JsonSchema {
  if (value === null || value === undefined) return {};
  if (Array.isArray(value)) return { type: 'array', items: value.length === 0 ? {} : shapeOf(value[0]) };
  if (typeof value !== 'object') return { type: typeof value };
  return {
    type: 'object',
    properties: Object.fromEntries(Object.entries(value).map(([name, member]) => [name, shapeOf(member)])),
  };
}
