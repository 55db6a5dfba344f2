// The functions that concern the channels of a queue call, and what is told of the channels: each does at the ACD what it says, or says
// it without doing it, as the switch's source has it.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { serveEsl } from './testing/esl.ts';

const CALLER = 'aaaaaaaa-0000-0000-0000-000000000001';
const NOBODY = '00000000-0000-0000-0000-000000000000';
const ORIGINATE = `originate {origination_uuid=${CALLER},origination_caller_id_number=5550001}loopback/support/default &park()`;
const CHANNELS = ['CREATE', 'ORIGINATE', 'ANSWER', 'BRIDGE', 'UNBRIDGE', 'HOLD', 'UNHOLD', 'HANGUP', 'HANGUP_COMPLETE'];

type Headers = Readonly<Record<string, string>>;

/** The events among what was heard, as they were told in JSON. */
const eventsIn = (heard: readonly string[]): readonly Headers[] =>
  heard.map((message) => JSON.parse(message.slice(message.indexOf('\n\n') + 2)));

test('the phone of an agent is picked up, holds, has the call back, dials; a caller goes on', async (t) => {
  const { control, logIn } = await serveEsl(t, { clock: 'manual' });
  const [client, listener] = [await logIn(), await logIn()];
  const legs = async () => (await control('GET', 'calls'))[0]?.legs.map(({ state }: { state: string }) => state);
  await listener.ask(`event json ${CHANNELS.map((name) => `CHANNEL_${name}`).join(' ')}`);
  await client.api('callcenter_config agent set status 1001@default Available');
  assert.equal(await client.api(ORIGINATE), `+OK ${CALLER}\n`);
  assert.equal(await client.api('callcenter_config agent get state 1001@default'), 'Receiving');
  const came = eventsIn(await listener.heard());
  assert.deepEqual(
    came.map((event) => [event['Event-Name'], event['Call-Direction'], event['Answer-State'], event.variable_cc_agent]),
    [
      ['CHANNEL_CREATE', 'inbound', 'ringing', undefined],
      ['CHANNEL_ANSWER', 'inbound', 'answered', undefined],
      ['CHANNEL_CREATE', 'outbound', 'ringing', '1001@default'],
      ['CHANNEL_ORIGINATE', 'outbound', 'ringing', '1001@default'],
    ],
  );
  const uuid = came[2]?.['Unique-ID'] ?? '';
  assert.equal(await client.api(`uuid_answer ${uuid}`), '+OK\n');
  assert.deepEqual(await legs(), ['Talking', 'Ringing'], 'who is called is not answered by the switch');
  assert.equal(await client.api(`uuid_phone_event ${uuid} talk`), '+OK Success\n');
  assert.equal(await client.api('callcenter_config agent get uuid 1001@default'), uuid);
  for (const [command, said, held] of [
    [`uuid_hold ${uuid}`, '+OK Success\n', 'Held'],
    [`uuid_hold ${uuid}`, '-ERR Operation failed\n', 'Held'],
    [`uuid_hold off ${uuid}`, '+OK Success\n', 'Talking'],
    [`uuid_hold toggle ${uuid}`, '+OK Success\n', 'Held'],
    [`uuid_phone_event ${uuid} talk`, '+OK Success\n', 'Talking'],
    [`uuid_phone_event ${uuid} hold`, '+OK Success\n', 'Held'],
    [`uuid_hold toggle ${uuid}`, '+OK Success\n', 'Talking'],
  ] as const) {
    assert.equal(await client.api(command), said, command);
    assert.deepEqual(await legs(), ['Talking', held], command);
  }
  assert.equal(await client.api(`uuid_send_dtmf ${uuid} 12*#`), `+OK ${uuid} sent DTMF 12*#.\n`);
  assert.equal(await client.api(`uuid_transfer ${uuid} -bleg 5559999`), '+OK\n');
  assert.deepEqual(
    eventsIn(await listener.heard()).map((event) => [
      event['Event-Name'],
      event['Channel-Call-State'],
      event['Unique-ID'] === uuid,
    ]),
    [
      ['CHANNEL_ANSWER', 'RINGING', true],
      ['CHANNEL_BRIDGE', 'ACTIVE', false],
      ...['HOLD', 'UNHOLD', 'HOLD', 'UNHOLD', 'HOLD', 'UNHOLD'].map((name) => [
        ...[`CHANNEL_${name}`, name === 'HOLD' ? 'HELD' : 'UNHELD', true],
      ]),
      ['CHANNEL_HANGUP', 'ACTIVE', true],
      ['CHANNEL_UNBRIDGE', 'ACTIVE', false],
      ['CHANNEL_HANGUP_COMPLETE', 'HANGUP', true],
    ],
  );
  assert.equal(await client.api('callcenter_config agent get state 1001@default'), 'Waiting');
});

test('a call and its channels are shown, in rows or as JSON, or counted', async (t) => {
  const { control, logIn } = await serveEsl(t, { clock: 'manual' });
  const client = await logIn();
  for (const what of ['calls', 'channels', 'channels as csv'])
    assert.equal(await client.api(`show ${what}`), '\n0 total.\n');
  assert.equal(await client.api('show channels as json'), '{"row_count": 0}\n');
  await client.api('callcenter_config agent set status 1001@default Available');
  await client.api(ORIGINATE);
  const [head, ...rows] = (await client.api('show channels')).split('\n');
  assert.match(head ?? '', /^uuid,direction,created,created_epoch,name,state,.*,initial_context$/);
  assert.deepEqual([rows.length, rows.at(-2)], [5, '2 total.']);
  assert.equal(JSON.parse(await client.api('show calls as json')).row_count, 2, 'a bridge there is none yet');
  await control('POST', `calls/${CALLER}/answer`);
  const {
    rows: [bridge],
  } = JSON.parse(await client.api('show calls as json'));
  const uuid = await client.api('callcenter_config agent get uuid 1001@default');
  assert.deepEqual(
    [bridge.b_uuid, bridge.b_callstate, bridge.cid_num, bridge.b_name],
    [uuid, 'ACTIVE', '5550001', 'null/1001'],
  );
  assert.equal(await client.api('show channels count'), '\n2 total.\n');
  assert.equal(await client.api('show calls count as json'), '{"row_count":1,"rows":[]}');
  assert.equal(await client.api('show calls as yaml'), '-ERR Cannot find format yaml\n');
  assert.match(await client.api('show nothing'), /^-USAGE: codec\|/);
});

test('the channel that is named goes on, or the one at its other end; a caller who waits comes anew', async (t) => {
  const { control, logIn } = await serveEsl(t, { clock: 'manual' });
  const client = await logIn();
  await client.api(ORIGINATE);
  assert.equal(await client.api(`uuid_transfer ${CALLER} sales`), '+OK\n');
  assert.deepEqual(
    (await control('GET', 'calls')).map(({ id, queueId, from }: Headers) => [id, queueId, from]),
    [[CALLER, 'sales', '5550001']],
  );
  assert.equal(await client.api(`uuid_transfer ${CALLER} support`), '+OK\n');
  await client.api('callcenter_config agent set status 1001@default Available');
  await control('POST', `calls/${CALLER}/answer`);
  const uuid = await client.api('callcenter_config agent get uuid 1001@default');
  assert.equal(await client.api(`uuid_transfer ${uuid} 5559999`), '+OK\n');
  const [call, ...others] = await control('GET', 'calls');
  assert.deepEqual(
    [others.length, call.legs[0].agentId, call.dialled],
    [0, '1001', '5559999'],
    'the agent calls, and the caller is gone',
  );
});

test('where there is no such channel each says so, or that it is done', async (t) => {
  const client = await (await serveEsl(t)).logIn();
  for (const [call, said] of [
    [`uuid_answer ${NOBODY}`, '-ERROR\n'],
    [`uuid_phone_event ${NOBODY}`, '-ERR Operation failed\n'],
    [`uuid_kill ${NOBODY}`, '-ERR No such channel!\n'],
    [`uuid_hold ${NOBODY}`, '+OK Success\n'],
    [`uuid_transfer ${NOBODY} 1001`, '-ERR No such channel!\n'],
    [`uuid_send_dtmf ${NOBODY} 1`, '-ERR Cannot locate session!\n'],
    [`uuid_exists ${NOBODY}`, 'false'],
    ['originate loopback/nowhere/default &park()', '-ERR NO_ROUTE_DESTINATION\n'],
  ] as const)
    assert.equal(await client.api(call), said, call);
});

test('a session that is bound to a channel hears of that one alone, and is over with it, unless it lingers', async (t) => {
  const { control, logIn } = await serveEsl(t, { clock: 'manual' });
  const [client, bound, lingering] = [await logIn(), await logIn(), await logIn()];
  assert.match((await bound.ask('linger'))[0] ?? '', /-ERR not controlling a session\n/);
  assert.match((await bound.ask(`myevents ${NOBODY} json`))[0] ?? '', /-ERR invalid uuid\n/);
  await client.api('callcenter_config agent set status 1001@default Available');
  await client.api(ORIGINATE);
  await control('POST', `calls/${CALLER}/answer`);
  const uuid = await client.api('callcenter_config agent get uuid 1001@default');
  for (const session of [bound, lingering])
    assert.match((await session.ask(`myevents ${uuid} json`))[0] ?? '', /\+OK Events Enabled\n/);
  assert.match((await bound.ask(`myevents ${uuid}`))[0] ?? '', /-ERR aready enabled\.\n/);
  assert.match((await lingering.ask('linger'))[0] ?? '', /\+OK will linger\n/);
  await client.api(`uuid_hold ${uuid}`);
  await client.api(`uuid_kill ${CALLER}`);
  const names = (text: string) => text.match(/(?<=Event-Name: |Content-Disposition: )\w+/g);
  const { text } = await bound.untilClosed();
  assert.deepEqual(names(text), ['CHANNEL_HANGUP', 'disconnect']);
  assert.match(text, new RegExp(`text/disconnect-notice\nControlled-Session-UUID: ${uuid}\n`));
  assert.match(text, /Unique-ID: .*\n[\s\S]*Disconnected, goodbye\.\n/);
  assert.deepEqual(names((await lingering.heard()).join('')), ['CHANNEL_HANGUP', 'linger', 'CHANNEL_HANGUP_COMPLETE']);
});

test('who turns a call down is offered none for as long as his delay says', async (t) => {
  const config = { agents: { 1001: { rejectDelayTime: 2 } } };
  const { logIn, pass } = await serveEsl(t, { clock: 'manual', config });
  const client = await logIn();
  const state = () => client.api('callcenter_config agent get state 1001@default');
  await client.api('callcenter_config agent set status 1001@default Available');
  await client.api(ORIGINATE);
  const { rows } = JSON.parse(await client.api('show channels as json'));
  assert.equal(await client.api(`uuid_kill ${rows[1].uuid}`), '+OK\n');
  assert.equal(await state(), 'Waiting');
  pass(2);
  assert.equal(await state(), 'Receiving');
});
