// What a route of a described switch takes, as OpenAPI tells it: parameters by place, and the body.

import type { JsonSchema } from '../../../http-api/json-schema.ts';
import type { Operation as Documented, Parameter } from '../../../http-api/operation-docs.ts';
import type { Compiled, CompiledRoute } from '../compiled.ts';
import { type Argument, needsOf, type Operation, operationsOf } from '../file-schema.ts';
import { FORMATS } from '../formats.ts';
import { patternsOf } from '../patterns.ts';
import type { Examples } from './example.ts';

/** What can stand in a place of a request. */
interface Told {
  readonly place: string;
  readonly isRequired: boolean;
  readonly description: string;
  readonly schema: JsonSchema;
}

const MEANINGS: Readonly<Record<Argument, string>> = {
  agent: 'The agent.',
  queue: 'The queue.',
  reason: 'Why.',
  password: 'The agent’s password.',
  extension: 'The device the agent sits at.',
  paused: 'Whether the agent begins with a pause.',
  url: 'Where events are to be posted.',
  subscription: 'The subscription.',
};

export function requestDocs(
  compiled: Compiled,
  route: CompiledRoute,
  examples: Examples,
): Pick<Documented, 'parameters' | 'requestBody'> {
  const told = toldOf(compiled, route);
  const parameters = told.flatMap(({ place, isRequired, description, schema }): Parameter[] => {
    const [where = '', ...name] = place.split('.');
    if (where === 'body') return [];
    return [{ name: name.join('.'), in: where as Parameter['in'], required: isRequired, description, schema }];
  });
  const inBody = told.filter(({ place }) => place === 'body' || place.startsWith('body.'));
  const { takes } = compiled.file;
  if (inBody.length === 0 || takes === 'nothing') return { parameters };
  const { type, write } = FORMATS[takes];
  const bodies = operationsOf(route.text).map((operation) => examples.inputFor(route, operation).body);
  // Of XML and of text there is no schema here: it is shown as it is sent.
  const schema =
    takes === 'xml' || takes === 'text'
      ? { type: 'string', examples: unique(bodies.map(write)) }
      : { ...bodyOf(inBody), examples: unique(bodies) };
  const required = inBody.some(({ isRequired }) => isRequired);
  return { parameters, requestBody: { required, content: { [type]: { schema } } } };
}

const unique = (values: readonly unknown[]): readonly unknown[] => [
  ...new Map(values.map((value) => [JSON.stringify(value), value])).values(),
];

/** Every place that the route looks at, each once. */
function toldOf(compiled: Compiled, { text, path }: CompiledRoute): readonly Told[] {
  const { agentId, queueId, reasonCode, password, extension } = patternsOf(compiled);
  const patterns = { agent: agentId, queue: queueId, reason: reasonCode, password, extension };
  const found = new Map<string, Told>();
  const put = (one: Told) => found.set(one.place, { ...one, isRequired: one.isRequired || isNeeded(one.place) });
  const isNeeded = (place: string) =>
    place.startsWith('path.') || found.get(place)?.isRequired === true || (text.require ?? []).includes(place);
  for (const [, name = ''] of path.matchAll(/:(\w+)/g))
    put({ place: `path.${name}`, isRequired: true, ...aboutOf(name) });
  for (const place of text.require ?? [])
    put({ place, isRequired: true, description: 'Must be there.', schema: { type: 'string', minLength: 1 } });
  for (const [name, places = []] of Object.entries(text.take ?? {})) {
    const all = [places].flat();
    for (const place of all)
      put({ place, isRequired: all.length === 1 && isAlwaysNeeded(name, operationsOf(text)), ...aboutOf(name) });
  }
  if (typeof text.do !== 'string')
    put({
      ...{ place: text.do.of, isRequired: true, description: 'What is to be done.' },
      schema: { type: 'string', enum: Object.keys(text.do.is) },
    });
  return [...found.values()];

  function aboutOf(name: string): Pick<Told, 'description' | 'schema'> {
    if (name === 'paused') return { description: MEANINGS.paused, schema: { type: 'boolean' } };
    const known = patterns[name as keyof typeof patterns];
    const description = MEANINGS[name as Argument] ?? 'Anything.';
    if (known === undefined) return { description, schema: { type: 'string' } };
    return { description, schema: { type: 'string', pattern: known.pattern } };
  }
}

/** Whether none of them can do without it. */
const isAlwaysNeeded = (name: string, operations: readonly Operation[]): boolean =>
  operations.every((one) => needsOf(one).some((either) => either.length === 1 && either[0] === name));

/** `body.data.status` is a member of a member. */
function bodyOf(told: readonly Told[]): JsonSchema {
  const members = new Map<string, Told[]>();
  for (const one of told) {
    const [, name = '', ...rest] = one.place.split('.');
    members.set(name, [...(members.get(name) ?? []), { ...one, place: ['body', ...rest].join('.') }]);
  }
  const properties = [...members].map(([name, inside]): [string, JsonSchema] => {
    const [leaf] = inside.filter(({ place }) => place === 'body');
    return [name, leaf === undefined ? bodyOf(inside) : { ...leaf.schema, description: leaf.description }];
  });
  const required = [...members].filter(([, inside]) => inside.some(({ isRequired }) => isRequired));
  return {
    type: 'object',
    properties: Object.fromEntries(properties),
    ...(required.length > 0 && { required: required.map(([name]) => name) }),
  };
}
