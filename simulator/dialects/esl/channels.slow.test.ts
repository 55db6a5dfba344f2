// The functions that concern the channels of a queue call: each does at the ACD what it says, and is refused where there is none.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { serveEsl } from './testing/esl.ts';

const CALLER = 'aaaaaaaa-0000-0000-0000-000000000001';
const NOBODY = '00000000-0000-0000-0000-000000000000';

test('a phone is picked up, holds, is retrieved, dials, and passes the caller on', async (t) => {
  const simulator = await serveEsl(t, { clock: 'manual' });
  const { control, logIn } = simulator;
  const client = await logIn();
  const legs = async () => (await control('GET', 'calls'))[0]?.legs.map(({ state }: { state: string }) => state);
  await client.api('callcenter_config agent set status 1001@default Available');
  const dialled = `originate {origination_uuid=${CALLER},origination_caller_id_number=5550001}loopback/support/default &park()`;
  assert.equal(await client.api(dialled), `+OK ${CALLER}\n`);
  assert.equal(await client.api('callcenter_config agent get state 1001@default'), 'Receiving');
  assert.deepEqual(await legs(), ['Talking', 'Ringing']);

  const listener = await logIn();
  await listener.ask('event plain CUSTOM callcenter::info');
  await control('POST', `calls/${CALLER}/answer`);
  const uuid = await client.api('callcenter_config agent get uuid 1001@default');
  assert.equal(await client.api(`uuid_exists ${uuid}`), 'true');
  assert.equal(await client.api(`uuid_hold ${uuid}`), '+OK Success\n');
  assert.deepEqual(await legs(), ['Talking', 'Held']);
  assert.equal(await client.api(`uuid_hold ${uuid}`), '-ERR Operation failed\n');
  assert.equal(await client.api(`uuid_hold off ${uuid}`), '+OK Success\n');
  assert.equal(await client.api(`uuid_send_dtmf ${uuid} 12*#`), '+OK\n');
  assert.equal(await client.api(`uuid_transfer ${uuid} 5559999`), '+OK\n');
  assert.match((await listener.heard()).join(''), /CC-Action: bridge-agent-end\n[\s\S]*CC-Action: member-queue-end\n/);
  assert.equal(await client.api('callcenter_config agent get state 1001@default'), 'Waiting');
});

test('where there is no such channel each says so', async (t) => {
  const client = await (await serveEsl(t)).logIn();
  for (const [call, said] of [
    [`uuid_answer ${NOBODY}`, '-ERR No such channel!\n'],
    [`uuid_kill ${NOBODY}`, '-ERR No such channel!\n'],
    [`uuid_hold ${NOBODY}`, '-ERR Operation failed\n'],
    [`uuid_transfer ${NOBODY} 1001`, '-ERR No such channel!\n'],
    [`uuid_send_dtmf ${NOBODY} 1`, '-ERR Cannot locate session!\n'],
    [`uuid_exists ${NOBODY}`, 'false'],
    ['originate loopback/nowhere/default &park()', '-ERR NO_ROUTE_DESTINATION\n'],
  ] as const)
    assert.equal(await client.api(call), said, call);
});
