// Calls over the Manager Interface: they are sent into queues and hung up, queues tell of them, and agents in the pool
// take them. What the recordings show is not shown again.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { headerIn, serveAmi, type TestAmi, type TestClient } from './testing/ami.ts';

const MEMBER = { Queue: 'sales', Interface: 'Local/1001@agents' };
const CALL = { Action: 'Originate', Channel: 'Local/5551234@callers', Application: 'Queue', Data: 'sales' };
const CALLER = 'Local/5551234@callers-00000000;1';
const FAR_END = 'Local/5551234@callers-00000000;2';

async function setUp(t: Parameters<typeof serveAmi>[0]) {
  const simulator = await serveAmi(t, { clock: 'manual' });
  const client = await simulator.logIn();
  return { ...simulator, client };
}

async function answer({ control }: Pick<TestAmi, 'control'>): Promise<void> {
  const [call] = await control('GET', 'calls');
  await control('POST', `calls/${call.id}/answer`);
}

const namesIn = (messages: readonly string[]) => messages.map((message) => headerIn(message, 'Event'));
const find = (messages: readonly string[], event: string) =>
  messages.find((one) => one.startsWith(`Event: ${event}\r\n`));
const told = (messages: readonly string[], event: string, ...names: readonly string[]) =>
  names.map((name) => headerIn(find(messages, event), name));

test('a call that waits stands in the lists, with its place and its time', async (t) => {
  const { client, pass } = await setUp(t);
  await client.ask({ ...CALL, CallerID: '"Carol" <5551234>' });
  pass(3);
  const joined = await client.ask({ ...CALL, Channel: 'Local/2@callers' });
  assert.deepEqual(told(joined, 'QueueCallerJoin', 'Position', 'Count', 'CallerIDNum'), ['2', '2', '<unknown>']);
  pass(4);
  const status = await client.ask({ Action: 'QueueStatus', Queue: 'sales' });
  assert.equal(headerIn(find(status, 'QueueParams'), 'Calls'), '2');
  const entries = status.filter((message) => message.startsWith('Event: QueueEntry'));
  assert.deepEqual(
    entries.map((entry) => ['Position', 'Channel', 'CallerIDNum', 'Wait'].map((name) => headerIn(entry, name))),
    [
      ['1', CALLER, '5551234', '7'],
      ['2', 'Local/2@callers-00000001;1', 'unknown', '4'],
    ],
  );
  const summary = await client.ask({ Action: 'QueueSummary', Queue: 'Sales' });
  assert.deepEqual(told(summary, 'QueueSummary', 'LoggedIn', 'Callers', 'LongestHoldTime'), ['0', '2', '7']);

  const second = await client.ask({ Action: 'Hangup', Channel: 'Local/2@callers-00000001;2' });
  assert.match(second[0] ?? '', /Message: Channel Hungup/);
  assert.deepEqual(told(second, 'QueueCallerAbandon', 'Position', 'OriginalPosition', 'HoldTime'), ['2', '2', '4']);
  assert.deepEqual(told(second, 'QueueCallerLeave', 'Position', 'Count'), ['2', '1']);
});

test('whoever moves up in the line has another place at its end than at its beginning', async (t) => {
  const { client } = await setUp(t);
  await client.ask(CALL);
  await client.ask({ ...CALL, Channel: 'Local/2@callers' });
  await client.ask({ Action: 'Hangup', Channel: CALLER });
  const ended = await client.ask({ Action: 'Hangup', Channel: '/Local.2@.*/' });
  assert.deepEqual(told(ended, 'QueueCallerAbandon', 'Position', 'OriginalPosition'), ['1', '2']);
});

test('a caller who gives up while it rings: the phone falls silent, and nobody is told that it was not answered', async (t) => {
  const { client } = await setUp(t);
  await client.ask({ Action: 'QueueAdd', ...MEMBER });
  await client.ask(CALL);
  const ended = await client.ask({ Action: 'Hangup', Channel: CALLER });
  assert.deepEqual(namesIn(ended), [
    undefined,
    ...['HangupRequest', 'Hangup', 'SoftHangupRequest', 'Hangup', 'DeviceStateChange', 'QueueMemberStatus'],
    ...['QueueCallerAbandon', 'DeviceStateChange', 'QueueCallerLeave'],
    ...['HangupRequest', 'Hangup', 'SoftHangupRequest', 'Hangup'],
  ]);
  assert.equal(headerIn(find(ended, 'QueueMemberStatus'), 'Status'), '1');
});

test('a member who leaves while it rings is in use, and the phone rings on', async (t) => {
  const { client, control } = await setUp(t);
  await client.ask({ Action: 'QueueAdd', ...MEMBER });
  await client.ask(CALL);
  await client.ask({ Action: 'QueueAdd', Queue: 'sales', Interface: 'Local/1002@agents' });
  const left = await client.ask({ Action: 'QueueRemove', ...MEMBER });
  assert.deepEqual(namesIn(left), [undefined, 'QueueMemberRemoved']);
  assert.deepEqual(told(left, 'QueueMemberRemoved', 'Status'), ['2']);
  await answer({ control });
  assert.ok(find(await client.heard(), 'AgentConnect') !== undefined, 'whoever is called can still answer');
  const again = await client.ask({ Action: 'QueueAdd', ...MEMBER });
  assert.deepEqual(told(again, 'QueueMemberAdded', 'Status'), ['2']);
});

test('after a call members are as paused as they were, and their device is free', async (t) => {
  const { client, control, pass } = await setUp(t);
  await client.ask({ Action: 'QueueAdd', ...MEMBER, Queue: 'support', Paused: '1', Reason: 'Lunch' });
  await client.ask({ Action: 'QueueAdd', ...MEMBER });
  await client.ask(CALL);
  await answer({ control });
  pass(5);
  await client.heard();
  const ended = await client.ask({ Action: 'Hangup', Channel: FAR_END });
  assert.deepEqual(told(ended, 'AgentComplete', 'TalkTime', 'Reason'), ['5', 'caller']);
  assert.equal(find(ended, 'QueueMemberPause'), undefined);
  const free = ended.filter((message) => message.startsWith('Event: QueueMemberStatus'));
  assert.deepEqual(
    free.map((message) => ['Queue', 'Status', 'CallsTaken'].map((name) => headerIn(message, name))),
    [
      ['support', '1', '0'],
      ['sales', '1', '1'],
    ],
  );
  const status = await client.ask({ Action: 'QueueStatus', Queue: 'support' });
  assert.deepEqual(told(status, 'QueueMember', 'Paused', 'PausedReason', 'CallsTaken'), ['1', 'Lunch', '0']);
});

test('a pattern hangs up every channel that it is of, and names each', async (t) => {
  const { client } = await setUp(t);
  await client.ask(CALL);
  await client.ask(CALL);
  const [list, ...rest] = await client.ask({ Action: 'Hangup', Channel: '/^Local\\/5551234@.*;1$/', ActionID: '9' });
  assert.equal(
    list,
    'Response: Success\r\nActionID: 9\r\nEventList: start\r\nMessage: Channels hung up will follow\r\n\r\n',
  );
  assert.deepEqual(rest.slice(0, 3), [
    'Event: ChannelHungup\r\nChannel: Local/5551234@callers-00000001;1\r\nActionID: 9\r\n\r\n',
    `Event: ChannelHungup\r\nChannel: ${CALLER}\r\nActionID: 9\r\n\r\n`,
    'Event: ChannelsHungupListComplete\r\nActionID: 9\r\nEventList: Complete\r\nListItems: 2\r\n\r\n',
  ]);
  assert.equal(rest.filter((message) => message.startsWith('Event: QueueCallerAbandon')).length, 2);
  const nobody = await client.ask({ Action: 'Hangup', Channel: '/^Local/' });
  assert.match(nobody[1] ?? '', /ListItems: 0/);
  assert.match((await client.ask({ Action: 'Hangup', Channel: '/[/' }))[0] ?? '', /Regex compile failed on: \/\[\/\r/);
});

async function waitInPool(client: TestClient): Promise<void> {
  await client.ask({ Action: 'Originate', Channel: 'Local/wait@agents', Application: 'AgentLogin', Data: '1001,s' });
}

const statusOf = async (client: TestClient) =>
  headerIn(
    (await client.ask({ Action: 'Agents' })).find((one) => one.includes('Agent: 1001\r\n')),
    'Status',
  );

test('an agent of the pool has a call: softly it is waited for, hard it is over', async (t) => {
  const { client, control, pass } = await setUp(t);
  await client.ask({ Action: 'QueueAdd', ...MEMBER });
  await waitInPool(client);
  for (const soft of [true, false]) {
    await client.ask(CALL);
    await answer({ control });
    await client.heard();
    const agents = await client.ask({ Action: 'Agents' });
    const [name] = told(agents, 'Agents', 'TalkingToChan');
    assert.match(name ?? '', /^Local\/1001@agents-\w+;2$/);
    assert.match(agents[1] ?? '', /\r\nCallStarted: \d+\nLoggedInTime: \d+\r\nChannel: /);
    assert.equal(await statusOf(client), 'AGENT_ONCALL');
    pass(2);
    const off = await client.ask({ Action: 'AgentLogoff', Agent: '1001', ...(soft && { Soft: 'true' }) });
    assert.match(off[0] ?? '', /Success\r\nMessage: Agent logged out/);
    if (soft) {
      assert.deepEqual(off.slice(1), []);
      assert.equal(await statusOf(client), 'AGENT_ONCALL');
    }
    const ended = soft ? await client.ask({ Action: 'Hangup', Channel: '/5551234@callers.*;2$/' }) : off;
    assert.deepEqual(told(ended, 'AgentComplete', 'Reason'), [soft ? 'caller' : 'agent']);
    assert.deepEqual(told(ended, 'AgentLogoff', 'Agent', 'Logintime'), ['1001', '2']);
    assert.equal(await statusOf(client), 'AGENT_LOGGEDOFF');
    await waitInPool(client);
  }
});

test('the channel on which somebody waits in the pool is hung up: that is a logoff', async (t) => {
  const { client } = await setUp(t);
  await waitInPool(client);
  const off = await client.ask({ Action: 'Hangup', Channel: 'Local/wait@agents-00000000;1' });
  assert.deepEqual(told(off, 'AgentLogoff', 'Agent'), ['1001']);
  assert.equal(await statusOf(client), 'AGENT_LOGGEDOFF');
});

test('an agent of the pool is in use from the ring to the end of the call, and free behind it', async (t) => {
  const { client, control, pass } = await setUp(t);
  const states = async (action: Record<string, string>) =>
    (await client.ask(action))
      .filter((message) => headerIn(message, 'Device') === 'Agent:1001')
      .map((message) => headerIn(message, 'State'));
  await client.ask({ Action: 'QueueAdd', ...MEMBER });
  await waitInPool(client);
  pass(4);
  assert.deepEqual(await states({ Action: 'Ping' }), [], 'has only just come');
  pass(1);
  assert.deepEqual(await states({ Action: 'Ping' }), ['NOT_INUSE']);
  for (const isAnswered of [false, true]) {
    assert.deepEqual(await states(CALL), ['INUSE']);
    if (isAnswered) await answer({ control });
    assert.deepEqual(await states({ Action: 'Hangup', Channel: '/Local.*callers.*;1/' }), ['NOT_INUSE']);
  }
  assert.deepEqual(await states({ Action: 'AgentLogoff', Agent: '1001' }), ['UNAVAILABLE']);
});

test('nobody waits in the pool twice', async (t) => {
  const { client, pass } = await setUp(t);
  await waitInPool(client);
  pass(10);
  assert.deepEqual(namesIn(await client.heard()), ['DeviceStateChange'], 'is ready to be called');
  const again = await client.ask({
    Action: 'Originate',
    Async: 'true',
    Channel: 'Local/wait@agents',
    Application: 'AgentLogin',
    Data: '1001',
  });
  assert.deepEqual(namesIn(again), [
    ...[undefined, 'OriginateResponse', 'HangupRequest', 'Hangup', 'SoftHangupRequest', 'Hangup'],
  ]);
  assert.deepEqual(told(await client.ask({ Action: 'AgentLogoff', Agent: '1001' }), 'AgentLogoff', 'Logintime'), [
    '10',
  ]);
});

test('another ACD in place: pool, calls, timers and numbers of the one before are gone', async (t) => {
  const { client, control, pass } = await setUp(t);
  await client.ask({ Action: 'QueueAdd', ...MEMBER });
  await waitInPool(client);
  await client.ask({ ...CALL, Data: 'sales,,,,5' });
  await answer({ control });
  await control('POST', 'reset');
  await client.heard();
  assert.equal(await statusOf(client), 'AGENT_LOGGEDOFF');
  assert.match((await client.ask({ Action: 'Hangup', Channel: CALLER }))[0] ?? '', /No such channel/);
  pass(10);
  const status = await client.ask({ Action: 'QueueStatus', Queue: 'sales' });
  assert.deepEqual(namesIn(status), [undefined, 'QueueParams', 'QueueStatusComplete']);
  assert.deepEqual(told(status, 'QueueParams', 'Calls', 'Completed', 'Abandoned'), ['0', '0', '0']);
});

test('a call that was there before is told of when it ends', async (t) => {
  const { client, control } = await setUp(t);
  await client.ask({ Action: 'QueueAdd', ...MEMBER });
  await client.ask(CALL);
  await answer({ control });
  await control('PUT', 'snapshot', await control('GET', 'snapshot'));
  await client.heard();
  const [call] = await control('GET', 'calls');
  await control('DELETE', `calls/${call.id}`);
  const ended = await client.heard();
  assert.deepEqual(told(ended, 'AgentComplete', 'Interface', 'Reason'), ['Local/1001@agents', 'caller']);
});
