// What described switches are told as: OpenAPI 3.1 and AsyncAPI 3.0 by their own schemas, with every place, word and answer of the file;
// the same served by the main port as is exported.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import specs from '@asyncapi/specs';
import { Validator } from '@seriousme/openapi-schema-validator';
import { Ajv } from 'ajv';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { startSimulator } from '../../../index.ts';
import { shippedSwitches, switchPath } from '../../find-dialect.ts';
import { parseSwitch, readSwitchFile } from '../read-switch.ts';
import { ACME_PATH, acmeWith, QUAY_PATH } from '../testing/acme-desk.ts';
import { asyncApiOf } from './asyncapi.ts';
import { openApiOf } from './openapi.ts';

const plain = (document: unknown) => JSON.parse(JSON.stringify(document));

function isAsyncApi(document: unknown): boolean {
  const ajv = new Ajv({ meta: false, validateSchema: false, strict: false, validateFormats: false });
  return ajv.validate(specs.schemas['3.0.0'], plain(document));
}

for (const path of [...shippedSwitches().map(switchPath), ACME_PATH, QUAY_PATH])
  test(`${path.split('/').at(-1)} is told in documents that are valid, each example by its own schema`, async () => {
    const compiled = await readSwitchFile(path);
    const document = plain(openApiOf(compiled));
    assert.deepEqual(await new Validator().validate(document), { valid: true });
    const operations = Object.values(document.paths).flatMap((item) => Object.values(item as object));
    assert.equal(operations.length, compiled.routes.length);
    assert.equal(new Set(operations.map(({ operationId }) => operationId)).size, operations.length);
    const ajv = new Ajv2020({ strict: false });
    let examples = 0;
    for (const { requestBody, responses } of operations) {
      const media = [requestBody, ...Object.values(responses)].flatMap((one) => Object.values(one?.content ?? {}));
      for (const { schema, examples: named = {} } of media as {
        schema: { examples?: unknown[] };
        examples?: object;
      }[]) {
        const values = [...(schema.examples ?? []), ...Object.values(named).map(({ value }) => value)];
        for (const value of values)
          assert.ok(ajv.validate(schema, value), `${JSON.stringify(value)} ${ajv.errorsText()}`);
        examples += values.length;
      }
    }
    assert.ok(examples > operations.length, `${examples}`);
    const events = asyncApiOf(compiled);
    assert.equal(events === undefined, compiled.file.events === undefined);
    if (events !== undefined)
      assert.ok(isAsyncApi(events) && !isAsyncApi({ ...events, channels: { events: { address: 7 } } }));
  });

test('a route is told with its places, its words, its token and how it refuses', async () => {
  const { paths, components } = plain(openApiOf(await readSwitchFile(ACME_PATH)));
  assert.deepEqual(components.securitySchemes, { 'acme-desk': { type: 'http', scheme: 'bearer' } });
  const { post } = paths['/desk/{agent}/state'];
  assert.deepEqual(post.security, [{ 'acme-desk': [] }]);
  assert.deepEqual(
    post.parameters.map(({ in: where, name, required }: Record<string, unknown>) => [where, name, required]),
    [
      ['path', 'agent', true],
      ['query', 'reason', false],
    ],
  );
  const { schema } = post.requestBody.content['application/json'];
  assert.deepEqual([schema.required, schema.properties.to.enum], [['to'], ['in', 'break']]);
  assert.deepEqual(schema.examples, [
    { reason: '2', to: 'in' },
    { reason: '2', to: 'break' },
  ]);
  const examples = (status: number) => post.responses[status].content['application/json'].examples;
  assert.deepEqual(examples(200).notReady.value, { ok: true, state: 'break' });
  assert.deepEqual(examples(409).NotLoggedIn.value, { ok: false, why: '1001 is not at the desk' });
  assert.deepEqual(examples(404).UnknownAgent.value, { ok: false, why: 'nobody of that name' });
  assert.deepEqual(Object.keys(post.responses), ['200', '400', '401', '404', '409', '500']);
});

test('a token in the query, and words before it, are told', () => {
  const schemes = (part: string, instead: string) =>
    plain(openApiOf(parseSwitch(acmeWith(part, instead), 'f'))).components.securitySchemes['acme-desk'];
  assert.deepEqual(schemes("in: header.Authorization\n  prefix: 'Bearer '", 'in: query.sid'), {
    ...{ type: 'apiKey', in: 'query', name: 'sid' },
  });
  assert.equal(schemes("'Bearer '", "'Desk '").description, 'With "Desk " before it.');
});

test('events are told with what is in them, and of whom they can be asked', async () => {
  const { channels, components, servers } = plain(
    asyncApiOf(await readSwitchFile(ACME_PATH), 'ws://127.0.0.1:7/desk/events'),
  );
  assert.deepEqual(servers['acme-desk'].host, '127.0.0.1:7');
  assert.ok('agent' in channels.events.bindings.ws.query.properties);
  assert.deepEqual(components.messages.LoggedOut.examples, [
    { payload: { kind: 'state', agent: '1001', state: 'out' } },
  ]);
  assert.deepEqual(components.messages.QueueLoggedOut.payload.properties.queue, { type: 'string' });
});

test('the main port serves what is exported, for people too', async (t) => {
  const path = switchPath('wazo-agentd');
  const simulator = await startSimulator({ port: '0,native=0,wazo-agentd=0', dialect: 'wazo-agentd' });
  t.after(simulator.stop);
  const { main } = simulator.addresses;
  // biome-ignore lint/suspicious/noExplicitAny: JSON from outside, which the test looks into
  const get = async (way: string): Promise<any> => (await fetch(main + way)).json();
  const document = await get('/openapi.json');
  assert.deepEqual(await new Validator().validate({ ...document }), { valid: true });
  const exported = plain(openApiOf(await readSwitchFile(path)));
  for (const [template, item] of Object.entries(exported.paths as Record<string, object>))
    for (const [method, { tags, ...operation }] of Object.entries(item)) {
      const { tags: told, servers, ...served } = document.paths[template][method];
      assert.deepEqual([told, served], [tags, operation], template);
      assert.equal(servers[0].url, simulator.addresses.dialects['wazo-agentd']?.url);
    }
  const events = await get('/asyncapi/wazo-agentd.json');
  assert.ok(isAsyncApi(events));
  assert.deepEqual(events.components, plain(asyncApiOf(await readSwitchFile(path)))?.components);
  const page = await (await fetch(`${main}/docs`)).text();
  assert.match(page, /by-number\/\{agent\}\/logoff/);
  assert.match(page, /\/asyncapi\/wazo-agentd\.json/);
});
