// One route as an OpenAPI operation: its parameters, body and answers. What goes wrong is grouped by status, with the
// codes that tell one cause from another.

import type { z } from 'zod';
import type { SchemaCollection } from './json-schema.ts';
import type { Answer, Content, Operation, OperationDocs, Parameter, Server } from './operation-docs.ts';
import type { Route } from './route-docs.ts';
import { type AnswerDocs, type DocumentedPort, type ErrorDocs, inherentErrors, type RouteDocs } from './route-docs.ts';

/** A route that several ports serve is one operation with several servers. */
export interface Served {
  readonly route: Route;
  readonly ports: readonly DocumentedPort[];
}

export const serverOf = ({ url, description }: DocumentedPort): Server => ({ url, description });

/** Throws where the route says nothing of itself, or leaves out a parameter of its path. */
export function operationOf({ route, ports }: Served, schemas: SchemaCollection): Operation {
  const where = { tags: ports.map(({ name }) => name), servers: ports.map(serverOf) };
  return route.operation === undefined
    ? { ...toldBySchemas({ route, ports }, schemas), ...where }
    : { ...route.operation(), ...where };
}

function toldBySchemas({ route, ports }: Served, schemas: SchemaCollection): OperationDocs {
  const { method, path, docs } = route;
  if (docs === undefined) throw new Error(`${method} ${path} has no docs: the documents cannot describe it.`);
  const headers = Object.assign({}, ...ports.map((port) => port.headers ?? {}));
  const errors = [...inherentErrors(route), ...(docs.errors ?? []), ...ports.flatMap((port) => port.errors ?? [])];
  return {
    operationId: idOf(method, path),
    summary: docs.summary,
    description: docs.description,
    security: ports.some(({ bearer }) => bearer) ? [{ bearer: [] }, {}] : [{}],
    parameters: parametersOf(path, { ...docs, headers }, schemas),
    requestBody: docs.request && { required: true, content: contentOf(docs.request, 'input', { schemas }) },
    responses: { ...answersOf(docs, { schemas, headers }), ...problemsOf(errors) },
  };
}

/** `GET /v1/agents/:agentId` is called `getV1AgentsByAgentId`. */
function idOf(method: string, path: string): string {
  const words = path.replace(/:/g, 'By/').split(/[^A-Za-z0-9]+/);
  return method.toLowerCase() + words.map((word) => word.charAt(0).toUpperCase() + word.slice(1)).join('');
}

type Told = Pick<RouteDocs, 'params' | 'query'> & { readonly headers: Readonly<Record<string, z.ZodType>> };

function parametersOf(path: string, { params = {}, query, headers }: Told, schemas: SchemaCollection): Parameter[] {
  const named = [...path.matchAll(/:(\w+)/g)].map(([, name = '']) => name);
  const undescribed = named.find((name) => !(name in params));
  if (undescribed !== undefined) throw new Error(`${path} does not say what ${undescribed} is.`);
  const parameter =
    (place: Parameter['in']) =>
    ([name, schema]: [string, z.ZodType]) => {
      const { description, ...rest } = schemas.add(schema, 'input');
      const required = place === 'path';
      return { name, in: place, required, description, schema: rest };
    };
  return [
    ...Object.entries(params).map(parameter('path')),
    ...Object.entries((query?.shape ?? {}) as Record<string, z.ZodType>).map(parameter('query')),
    ...Object.entries(headers).map(parameter('header')),
  ];
}

function contentOf(
  schema: z.ZodType,
  io: 'input' | 'output',
  { schemas, type = 'application/json' }: { schemas: SchemaCollection; type?: string | undefined },
): Content {
  return { [type]: { schema: schemas.add(schema, io) } };
}

function answersOf(
  { answers }: RouteDocs,
  { schemas, headers }: { schemas: SchemaCollection; headers: Readonly<Record<string, z.ZodType>> },
): Record<string, Answer> {
  const given = Object.entries(headers).map(([name, schema]) => [name, { schema: schemas.add(schema, 'output') }]);
  const answer = ({ description, schema, contentType: type }: AnswerDocs): Answer => ({
    description,
    headers: given.length > 0 ? Object.fromEntries(given) : undefined,
    content: schema && contentOf(schema, 'output', { schemas, type }),
  });
  return Object.fromEntries(Object.entries(answers).map(([status, about]) => [status, answer(about)]));
}

/** One answer for each status; a code that comes from two places is one. */
function problemsOf(errors: readonly ErrorDocs[]): Record<string, Answer> {
  const statuses = [...new Set(errors.map(({ status }) => status))].sort();
  return Object.fromEntries(
    statuses.map((status) => [
      status,
      problemAnswer(
        status,
        errors.filter((error) => error.status === status),
      ),
    ]),
  );
}

function problemAnswer(status: number, group: readonly ErrorDocs[]): Answer {
  const meanings = Object.fromEntries(group.map(({ code, meaning }) => [code, meaning]));
  const codes = Object.keys(meanings);
  const properties = { status: { const: status }, code: { enum: codes, 'x-enumDescriptions': meanings } };
  const schema = { allOf: [{ $ref: '#/components/schemas/Problem' }], properties };
  return { description: codes.join(', '), content: { 'application/problem+json': { schema } } };
}
