// Channels over the Manager Interface: which there are, how they are, and where they go on. Originate that comes to nothing.
// What the recordings show is not shown again.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { headerIn, serveAmi } from './testing/ami.ts';

const CALL = { Action: 'Originate', Channel: 'Local/5551234@callers', Application: 'Queue', Data: 'sales' };
const NEAR = 'Local/5551234@callers-00000000;1';
const FAR = 'Local/5551234@callers-00000000;2';

async function setUp(t: Parameters<typeof serveAmi>[0], dialplan?: Record<string, readonly string[]>) {
  const simulator = await serveAmi(t, { clock: 'manual', ...(dialplan && { config: { dialplan } }) });
  return { ...simulator, client: await simulator.logIn() };
}

const namesIn = (messages: readonly string[]) => messages.map((message) => headerIn(message, 'Event'));
const find = (messages: readonly string[], event: string) =>
  messages.find((one) => one.startsWith(`Event: ${event}\r\n`));
const messageIn = ([first]: readonly string[]) => headerIn(first, 'Message');

test('CoreShowChannels lists both halves, the id of the action first, and what they execute', async (t) => {
  const { client, pass } = await setUp(t);
  await client.ask({ ...CALL, CallerID: '"Carol" <5551234>' });
  pass(3723);
  const [first, near = '', far, end] = await client.ask({ Action: 'CoreShowChannels', ActionID: '7' });
  assert.match(first ?? '', /EventList: start\r\nMessage: Channels will follow/);
  assert.match(near, new RegExp(`^Event: CoreShowChannel\r\nActionID: 7\r\nChannel: ${NEAR}\r\nChannelState: 6\r\n`));
  assert.match(near, /Application: Queue\r\nApplicationData: sales\r\nDuration: 01:02:03\r\nBridgeId: \r\n\r\n$/);
  assert.equal(headerIn(far, 'Channel'), FAR);
  assert.equal(headerIn(far, 'Application'), 'Wait');
  assert.match(
    end ?? '',
    /^Event: CoreShowChannelsComplete\r\nActionID: 7\r\nEventList: Complete\r\nListItems: 2\r\n\r\n$/,
  );
});

test('whoever talks is in a bridge with the other', async (t) => {
  const { client, control } = await setUp(t);
  await client.ask({ Action: 'QueueAdd', Queue: 'sales', Interface: 'Local/1001@agents' });
  await client.ask(CALL);
  const [call] = await control('GET', 'calls');
  await control('POST', `calls/${call.id}/answer`);
  await client.heard();
  const channels = await client.ask({ Action: 'CoreShowChannels' });
  const bridges = channels.slice(1, -1).map((message) => headerIn(message, 'BridgeId'));
  assert.equal(bridges.length, 4);
  assert.match(bridges[0] ?? '', /^[\da-f-]{36}$/);
  assert.deepEqual(bridges, [bridges[0], '', bridges[0], '']);
});

test('Status tells of one channel or of all, with variables', async (t) => {
  const { client, pass } = await setUp(t);
  await client.ask(
    `${['Action: Originate', 'Channel: Local/1@a', 'Application: Queue', 'Data: sales'].join('\r\n')}\r\nVariable: A=1\r\nVariable: B=2,C=x=y\r\n\r\n`,
  );
  pass(9);
  const near = 'Local/1@a-00000000;1';
  const [, one = '', end] = await client.ask({
    Action: 'Status',
    Channel: near,
    Variables: 'B,none,F()',
    ActionID: '7',
  });
  assert.match(one, /^Event: Status\r\nPrivilege: Call\r\nChannel: Local\/1@a-00000000;1\r\n/);
  assert.match(one, /\r\nType: Local\r\n/);
  assert.match(
    one,
    /\r\nSeconds: 9\r\nVariable: B=2\r\nVariable: none=\(null\)\r\nVariable: F\(\)=\r\nActionID: 7\r\n\r\n$/,
  );
  assert.match(
    end ?? '',
    /^Event: StatusComplete\r\nActionID: 7\r\nEventList: Complete\r\nListItems: 1\r\nItems: 1\r\n\r\n$/,
  );
  const all = await client.ask({ Action: 'Status', AllVariables: 'yes' });
  assert.deepEqual(namesIn(all), [undefined, 'Status', 'Status', 'StatusComplete']);
  assert.match(all[1] ?? '', /\r\nVariable: A=1\r\nVariable: B=2\r\nVariable: C=x=y\r\n\r\n$/);
  assert.equal(messageIn(await client.ask({ Action: 'Status', Channel: 'Local/none' })), 'No such channel');
  assert.equal(headerIn((await client.ask({ Action: 'Getvar', Channel: near, Variable: 'C' }))[0], 'Value'), 'x=y');
});

const REFUSED: readonly (readonly [action: Record<string, string>, message: string])[] = [
  [{}, 'Channel not specified'],
  [{ Channel: NEAR }, 'Context not specified'],
  [{ Channel: NEAR, Context: 'default' }, 'Exten not specified'],
  [{ Channel: NEAR, Context: 'default', Exten: '100' }, 'Priority not specified'],
  [{ Channel: NEAR, Context: 'default', Exten: '100', Priority: '0' }, 'Priority is invalid'],
  [{ Channel: 'none', Context: 'default', Exten: '100', Priority: '1' }, 'Channel does not exist: none'],
  [{ Channel: NEAR, Context: 'default', Exten: 'nowhere', Priority: '1' }, 'Redirect failed'],
  [{ Channel: FAR, Context: 'default', Exten: '100', Priority: '1' }, 'Redirect failed'],
  [
    { Channel: NEAR, ExtraChannel: 'none', Context: 'default', Exten: '100', Priority: '1' },
    'ExtraChannel does not exist: none',
  ],
  [
    { Channel: NEAR, ExtraChannel: FAR, ExtraContext: 'default', Context: 'default', Exten: '100', Priority: '1' },
    'ExtraExten not specified',
  ],
];

test('Redirect takes a caller out of the queue, and the channel goes on elsewhere', async (t) => {
  const { client, control } = await setUp(t, { default: ['100'], callers: ['_X.'] });
  await client.ask(CALL);
  for (const [action, message] of REFUSED)
    assert.equal(messageIn(await client.ask({ Action: 'Redirect', ...action })), message, JSON.stringify(action));
  const done = await client.ask({ Action: 'Redirect', Channel: NEAR, Context: 'default', Exten: '100', Priority: '1' });
  assert.equal(messageIn(done), 'Redirect successful');
  assert.deepEqual(namesIn(done), [undefined, 'QueueCallerAbandon', 'DeviceStateChange', 'QueueCallerLeave']);
  assert.deepEqual(await control('GET', 'calls'), []);
  const [, near] = await client.ask({ Action: 'CoreShowChannels' });
  assert.deepEqual(
    ['Context', 'Exten', 'Priority', 'Application'].map((name) => headerIn(near, name)),
    ['default', '100', '2', 'Wait'],
  );
  const ended = await client.ask({ Action: 'Hangup', Channel: NEAR });
  assert.deepEqual(namesIn(ended), [
    undefined,
    ...['SoftHangupRequest', 'HangupRequest', 'Hangup', 'SoftHangupRequest', 'Hangup'],
  ]);
});

test('a caller who talks is not redirected: what would be told of that is not known', async (t) => {
  const { client, control } = await setUp(t);
  await client.ask({ Action: 'QueueAdd', Queue: 'sales', Interface: 'Local/1001@agents' });
  await client.ask(CALL);
  const [call] = await control('GET', 'calls');
  await control('POST', `calls/${call.id}/answer`);
  await client.heard();
  const said = await client.ask({ Action: 'Redirect', Channel: NEAR, Context: 'a', Exten: '1', Priority: '1' });
  assert.equal(messageIn(said), 'Redirect failed');
});

test('a channel is found by its name in any case, and by its id', async (t) => {
  const { client } = await setUp(t);
  await client.ask({ ...CALL, ChannelId: 'mine' });
  const channels = await client.ask({ Action: 'CoreShowChannels' });
  assert.deepEqual(
    channels.slice(1, -1).map((one) => headerIn(one, 'Uniqueid')),
    ['mine', 'mine;2'],
  );
  assert.equal(
    messageIn(await client.ask({ Action: 'Status', Channel: NEAR.toUpperCase() })),
    'Channel status will follow',
  );
  assert.equal(messageIn(await client.ask({ Action: 'Hangup', Channel: 'mine;2', Cause: '17' })), 'Channel Hungup');
  assert.equal(messageIn(await client.ask({ Action: 'Hangup', Channel: NEAR })), 'No such channel');
});

test('an id of more than 149 characters is refused, in a message with an end of its own', async (t) => {
  const { client } = await setUp(t);
  const [said] = await client.ask({ ...CALL, ChannelId: 'x'.repeat(150) });
  assert.equal(said, 'Response: Error\r\nMessage: Uniqueid length exceeds maximum of 149\n\r\n\r\n');
});

test('an agent of the pool who is called otherwise is idle in the pool', async (t) => {
  const { client, control } = await setUp(t);
  await client.ask({ Action: 'Originate', Channel: 'Local/wait@agents', Application: 'AgentLogin', Data: '1001' });
  await control('POST', 'agents/1001/commands', { type: 'LogIn', queueIds: ['sales'], extension: 'Local/1@elsewhere' });
  await client.ask(CALL);
  const [call] = await control('GET', 'calls');
  await control('POST', `calls/${call.id}/answer`);
  const agents = await client.ask({ Action: 'Agents' });
  assert.equal(
    headerIn(
      agents.find((one) => headerIn(one, 'Agent') === '1001'),
      'Status',
    ),
    'AGENT_IDLE',
  );
  assert.equal(find(agents, 'TalkingToChan'), undefined);
});
