// The AsyncAPI document: one of AsyncAPI 3.0 by its own schema, served by the main port, and it bites.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import specs from '@asyncapi/specs';
import { Ajv } from 'ajv';
import { simulate } from '../../testing/simulator.ts';
import { asyncApi } from './asyncapi.ts';
import { assertToldOf, type FeedMessage } from './testing/feed.ts';

const document = asyncApi({ eventsUrl: 'ws://127.0.0.1:7071/v1/events', version: '1.2.3' });

/** AsyncAPI's own schema, without a network: every part of it comes with the package. */
function isAsyncApi(value: unknown): boolean {
  const ajv = new Ajv({ meta: false, validateSchema: false, strict: false, validateFormats: false });
  return ajv.validate(specs.schemas['3.0.0'], JSON.parse(JSON.stringify(value)));
}

test('the document is one of AsyncAPI 3.0', () => {
  assert.ok(isAsyncApi(document));
  assert.ok(!isAsyncApi({ ...document, channels: { events: { address: 7 } } }), 'and another is not');
});

test('the main port serves it, with the address of the events', async (t) => {
  const { main, eventsUrl } = await simulate(t);
  const { body } = await main.get('/asyncapi.json').expect(200);
  assert.equal(
    `${body.servers.native.protocol}://${body.servers.native.host}${body.channels.events.address}`,
    eventsUrl,
  );
  assert.deepEqual(
    { ...body, servers: {}, info: {} },
    { ...JSON.parse(JSON.stringify(document)), servers: {}, info: {} },
  );
});

test('every reference leads somewhere', () => {
  const references = [...JSON.stringify(document).matchAll(/"\$ref":"#\/([^"]+)"/g)].map(([, way = '']) => way);
  assert.ok(references.length > 20);
  for (const way of references) {
    let place: unknown = document;
    for (const step of way.split('/')) place = (place as Record<string, unknown> | undefined)?.[step];
    assert.ok(place, way);
  }
});

const EVENT = { number: 7, at: 1, dn: '7001', agentId: 'ann', type: 'QueueLoggedIn', queueId: 'sales' };

const DOCTORED: readonly [string, object][] = [
  ['of a type nobody knows', { ...EVENT, type: 'QueueEntered' }],
  ['without a number', { ...EVENT, number: undefined }],
  ['without a device', { ...EVENT, dn: undefined }],
  ['without a member of its type', { ...EVENT, queueId: undefined }],
  ['with a member of another type', { ...EVENT, callId: 'c1' }],
  [
    'with a state nobody knows',
    { ...EVENT, type: 'AgentStateChanged', queueId: undefined, from: 'Ready', to: 'Offline' },
  ],
];

test('a message as it should be passes the check of the feed’s tests', () => {
  assertToldOf(EVENT);
});

for (const [name, message] of DOCTORED)
  test(`a message ${name} does not pass`, () => {
    assert.throws(() => assertToldOf(JSON.parse(JSON.stringify(message)) as FeedMessage), assert.AssertionError);
  });
