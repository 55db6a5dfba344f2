// The OpenAPI document: OpenAPI 3.1 by its own schema, complete, and refusing to be made of routes that say nothing.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Validator } from '@seriousme/openapi-schema-validator';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { z } from 'zod';
import { REJECTION_CODES } from '../core/rejection.ts';
import { FAILURES } from '../net/failure.ts';
import { simulate } from '../testing/simulator.ts';
import { collectSchemas } from './json-schema.ts';
import { type OpenApi, openApi } from './openapi.ts';
import type { DocumentedPort, Route } from './route-docs.ts';

type Simulate = Parameters<typeof simulate>[0];

async function documentOf(t: Simulate): Promise<OpenApi> {
  const { main } = await simulate(t);
  return (await main.get('/openapi.json').expect(200)).body;
}

const operationsOf = ({ paths }: OpenApi) =>
  Object.entries(paths).flatMap(([path, operations]) =>
    Object.entries(operations).map(([method, operation]) => ({ asked: `${method} ${path}`, operation })),
  );

test('the document is one of OpenAPI 3.1', async (t) => {
  const document = await documentOf(t);
  assert.deepEqual(await new Validator().validate({ ...document }), { valid: true });
  const { valid } = await new Validator().validate({ ...document, paths: { 'no-slash': {} } });
  assert.equal(valid, false, 'and another is not');
});

test('every operation says where it is served, and has a name of its own', async (t) => {
  const simulator = await simulate(t);
  const document: OpenApi = (await simulator.main.get('/openapi.json')).body;
  const operations = operationsOf(document);
  const served = new Map(operations.map(({ asked, operation }) => [asked, operation.servers.map(({ url }) => url)]));
  const { mainUrl, nativeUrl } = simulator;
  assert.deepEqual(served.get('put /v1/agents/{agentId}/state'), [nativeUrl]);
  assert.deepEqual(served.get('get /v1/agents'), [nativeUrl, mainUrl]);
  assert.deepEqual(served.get('post /control/reset'), [mainUrl]);
  assert.deepEqual(served.get('get /openapi.json'), [mainUrl]);
  assert.equal(new Set(operations.map(({ operation }) => operation.operationId)).size, operations.length);
});

/** No operation answers so: there is none at that place, or the simulator has not started. */
const NOT_OF_AN_OPERATION = [
  ...['MethodNotAllowed', 'InvalidSetting'],
  ...['FloorUnreadable', 'FloorInvalid', 'UnknownDialect', 'DialectUnusable', 'SwitchUnreadable', 'SwitchInvalid'],
  ...['SwitchUnfinished', 'OpenApiUnreadable', 'OpenApiUnusable'],
];

test('every code there is can be met at some operation', async (t) => {
  const responses = operationsOf(await documentOf(t)).flatMap(({ operation }) => Object.values(operation.responses));
  const told = responses.flatMap(
    ({ content }) => content?.['application/problem+json']?.schema.properties?.code?.enum ?? [],
  );
  const codes = [...Object.keys(FAILURES), ...REJECTION_CODES].filter((code) => !NOT_OF_AN_OPERATION.includes(code));
  assert.deepEqual([...new Set(told)].sort(), codes.sort());
});

test('every example is one of its own schema', async (t) => {
  const ajv = new Ajv2020({ strict: false });
  const bodies = operationsOf(await documentOf(t)).flatMap(({ asked, operation }) => {
    const schema = operation.requestBody?.content['application/json']?.schema;
    return schema === undefined ? [] : [{ asked, schema, examples: schema.examples ?? [] }];
  });
  for (const { asked, schema, examples } of bodies) {
    assert.ok(examples.length > 0, `${asked} has an example`);
    for (const example of examples) assert.ok(ajv.validate(schema, example), `${asked} ${ajv.errorsText()}`);
  }
  assert.ok(bodies.length >= 6);
});

const route = (path: string, about?: Route['docs']): DocumentedPort => ({
  name: 'main',
  description: '',
  url: 'http://127.0.0.1',
  routes: [{ method: 'GET', path, handle: () => ({ status: 200 }), docs: about }],
});

const told = (port: DocumentedPort) => () => openApi({ version: '1', ports: [port] });
const silent = { summary: 'Something', answers: { 200: { description: 'Something.' } } };

test('a route that says nothing of itself is no part of a document', () => {
  assert.throws(told(route('/v1/silent')), /GET \/v1\/silent has no docs/);
  assert.doesNotThrow(told(route('/v1/silent', silent)));
});

test('a parameter of a path is described', () => {
  assert.throws(told(route('/v1/:thing', silent)), /\/v1\/:thing does not say what thing is/);
  assert.doesNotThrow(told(route('/v1/:thing', { ...silent, params: { thing: z.string() } })));
});

test('a name means one schema', () => {
  const { add, named } = collectSchemas('#');
  const called = (schema: z.ZodType) => z.array(schema.meta({ id: 'Thing' }));
  add(called(z.string()), 'output');
  add(called(z.string()), 'output');
  assert.deepEqual(named, { Thing: { type: 'string' } });
  assert.throws(() => add(called(z.boolean()), 'output'), /Two schemas are called Thing/);
});
