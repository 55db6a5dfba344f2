// Who is let in, what they may do and what they hear: secrets and challenges, classes and masks.

import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { test } from 'node:test';
import { CLASSES, isOff, readMask } from './classes.ts';
import { createDecoder, type Packet } from './codec.ts';
import { createAuthenticator, STORM } from './login.ts';
import { headerIn, SIM, serveAmi, type TestClient, textOf } from './testing/ami.ts';

const MEMBER = { Queue: 'sales', Interface: 'Local/1001@agents' };

test('a challenge and the secret make a key, which counts once it has been asked for', async (t) => {
  const simulator = await serveAmi(t);
  const client = await simulator.connect();
  await client.banner();
  const given = await client.ask({ Action: 'Challenge', AuthType: 'md5' });
  assert.deepEqual(await client.ask({ Action: 'Challenge', AuthType: 'MD5' }), given, 'it is asked the same again');
  const Key = md5(`${headerIn(given[0], 'Challenge')}sim`);
  const [answer] = await client.ask({ Action: 'Login', AuthType: 'MD5', Username: 'SIM', Key, Secret: 'wrong' });
  assert.equal(headerIn(answer, 'Message'), 'Authentication accepted');

  const wrong: readonly Record<string, string>[] = [
    { Key },
    { Key, Secret: 'wrong' },
    { Key: md5('sim'), AuthType: 'MD5' },
    { AuthType: 'MD5' },
    { Key: md5('undefinedsim'), AuthType: 'MD5' },
    {},
  ];
  for (const login of wrong) {
    const other = await simulator.connect();
    await other.banner();
    other.send({ Action: 'Login', Username: 'sim', ...login });
    assert.match((await other.untilClosed()).text, /Authentication failed/, JSON.stringify(login));
  }
});

test('a key in capitals is none', async (t) => {
  const simulator = await serveAmi(t);
  const client = await simulator.connect();
  await client.banner();
  const [given] = await client.ask({ Action: 'Challenge', AuthType: 'MD5' });
  // A key of digits alone has no capitals.
  const Key = md5(`${headerIn(given, 'Challenge')}sim`).toUpperCase();
  assert.match(Key, /[A-F]/);
  client.send({ Action: 'Login', AuthType: 'MD5', Username: 'sim', Key });
  assert.match((await client.untilClosed()).text, /Authentication failed/);
});

test('a key counts where AuthType asks for it, and the secret where it does not', async (t) => {
  const simulator = await serveAmi(t);
  for (const AuthType of [undefined, 'plain']) {
    const client = await simulator.connect();
    await client.banner();
    const login = { Action: 'Login', Username: 'sim', Secret: 'sim', Key: 'x', ...(AuthType && { AuthType }) };
    const [answer] = await client.ask(login);
    assert.equal(headerIn(answer, 'Message'), 'Authentication accepted');
  }
});

const md5 = (text: string): string => createHash('md5').update(text).digest('hex');

test('an account may use the actions of its classes, and is told of no others', async (t) => {
  const accounts = [{ username: 'caller', secret: 's', write: ['originate', 'reporting'] as const }];
  const simulator = await serveAmi(t, { config: { accounts } });
  const client = await simulator.logIn({ username: 'caller', secret: 's' });
  const said = async (action: Record<string, string>) => headerIn((await client.ask(action))[0], 'Response');
  for (const Action of [
    'QueueAdd',
    'QueueRemove',
    'QueuePause',
    'QueuePenalty',
    'Agents',
    'AgentLogoff',
    'Hangup',
    'Filter',
  ])
    assert.deepEqual(await client.ask({ Action, ...MEMBER, Paused: '1', Penalty: '1', Agent: '1001', Channel: 'x' }), [
      'Response: Error\r\nMessage: Permission denied\r\n\r\n',
    ]);
  for (const Action of ['Ping', 'QueueStatus', 'QueueSummary', 'CoreStatus', 'CoreSettings'])
    assert.equal(await said({ Action }), 'Success', Action);
  const [commands = ''] = await client.ask({ Action: 'ListCommands', ActionID: '7' });
  assert.deepEqual(commands.split('\r\n'), [
    'Response: Success',
    'ActionID: 7',
    'Challenge: Generate Challenge for MD5 Auth. (Priv: <none>)',
    'CoreSettings: Show PBX core settings (version etc). (Priv: system,reporting,all)',
    'CoreShowChannels: List currently active channels. (Priv: system,reporting,all)',
    'CoreStatus: Show PBX core status variables. (Priv: system,reporting,all)',
    'DeviceStateList: List the current known device states. (Priv: call,reporting,all)',
    'Events: Control Event Flow. (Priv: <none>)',
    'Getvar: Gets a channel variable or function value. (Priv: call,reporting,all)',
    'ListCommands: List available manager commands. (Priv: <none>)',
    'Login: Login Manager. (Priv: <none>)',
    'Logoff: Logoff Manager. (Priv: <none>)',
    'Originate: Originate a call. (Priv: originate,all)',
    'Ping: Keepalive command. (Priv: <none>)',
    'QueueReset: Reset queue statistics. (Priv: <none>)',
    'QueueStatus: Show queue status. (Priv: <none>)',
    'QueueSummary: Show queue summary. (Priv: <none>)',
    'Status: List channel status. (Priv: system,call,reporting,all)',
    '',
    '',
  ]);
});

test('a session hears of the classes that its account may read and its mask wants', async (t) => {
  const accounts = [SIM, { username: 'narrow', secret: 's', read: ['call', 'agent'] as const }];
  const simulator = await serveAmi(t, { config: { accounts } });
  const actor = await simulator.logIn({ ...SIM, events: 'off' });
  const narrow = { username: 'narrow', secret: 's' };
  const heardBy = async (client: TestClient) => namesIn(await client.heard());
  const listeners = {
    all: await simulator.logIn(),
    agent: await simulator.logIn({ ...SIM, events: 'agent' }),
    call: await simulator.logIn({ ...SIM, events: 'call,log' }),
    unknown: await simulator.logIn({ ...SIM, events: 'gossip' }),
    number: await simulator.logIn({ ...SIM, events: '32' }),
    narrow: await simulator.logIn(narrow),
    narrower: await simulator.logIn({ ...narrow, events: 'system,call' }),
  };
  await actor.ask({ Action: 'QueueAdd', ...MEMBER });
  await actor.ask({ Action: 'Originate', Channel: 'Local/1@a', Application: 'Queue', Data: 'sales', Async: 'true' });
  await actor.ask({ Action: 'QueueRemove', ...MEMBER });
  await actor.ask({ Action: 'Hangup', Channel: '/Local.1@a.*/' });
  const agentEvents = ['QueueMemberAdded', 'QueueCallerJoin', 'AgentCalled', 'QueueMemberStatus'];
  const agentEnd = ['QueueMemberRemoved', 'QueueCallerAbandon', 'QueueCallerLeave'];
  const hungUp = ['HangupRequest', 'Hangup', 'SoftHangupRequest', 'Hangup'];
  const all = [
    ...['DeviceStateChange', 'QueueMemberAdded', 'DeviceStateChange'],
    'OriginateResponse',
    ...['DeviceStateChange', 'QueueCallerJoin', 'AgentCalled', 'DeviceStateChange', 'QueueMemberStatus'],
    ...['QueueMemberRemoved', 'DeviceStateChange'],
    ...[...hungUp, 'QueueCallerAbandon', 'DeviceStateChange', 'QueueCallerLeave', ...hungUp],
  ];
  assert.deepEqual(await heardBy(listeners.all), all);
  assert.deepEqual(await heardBy(listeners.narrow), all);
  assert.deepEqual(await heardBy(listeners.agent), [...agentEvents, ...agentEnd]);
  assert.deepEqual(await heardBy(listeners.number), [...agentEvents, ...agentEnd]);
  const callEvents = [
    ...['DeviceStateChange', 'DeviceStateChange', 'OriginateResponse', 'DeviceStateChange', 'DeviceStateChange'],
    ...['DeviceStateChange', ...hungUp, 'DeviceStateChange', ...hungUp],
  ];
  assert.deepEqual(await heardBy(listeners.call), callEvents);
  assert.deepEqual(await heardBy(listeners.narrower), callEvents);
  assert.deepEqual(await heardBy(listeners.unknown), []);
  assert.deepEqual(await heardBy(actor), []);
});

test('a mask can be changed, and says whether anything is left', async (t) => {
  const simulator = await serveAmi(t);
  const [client, actor] = [await simulator.logIn(), await simulator.logIn({ ...SIM, events: 'off' })];
  for (const [EventMask, said, hears] of [
    ['off', 'Events: Off', false],
    ['on', 'Events: On', true],
    ['system,call', 'Events: On', false],
    ['agent', 'Events: On', true],
    ['0', 'Events: Off', false],
    ['none', 'Events: Off', false],
    ['all', 'Events: On', true],
    ['gossip', 'Events: Off', false],
  ] as const) {
    assert.deepEqual(await client.ask({ Action: 'Events', EventMask }), [`Response: Success\r\n${said}\r\n\r\n`]);
    await actor.ask({ Action: 'QueueAdd', ...MEMBER });
    assert.equal(namesIn(await client.heard()).includes('QueueMemberAdded'), hears, EventMask);
    await actor.ask({ Action: 'QueueRemove', ...MEMBER });
    await client.heard();
  }
  for (const mask of ['', 'EventMask: \r\n'])
    assert.deepEqual(await client.ask(`Action: Events\r\n${mask}\r\n`), [
      'Response: Error\r\nMessage: Invalid event mask\r\n\r\n',
    ]);
});

test('a number for a mask is a row of bits', () => {
  assert.deepEqual([...(readMask('33') as Set<string>)], ['system', 'agent']);
  assert.ok(isOff(readMask('16384') ?? 'all'), 'a bit that is nobody’s');
  assert.deepEqual([...(readMask(String(2 ** 31 - 1)) as Set<string>)], CLASSES);
});

test('who may hear of security hears of logins, the own one as well; system events come first', async (t) => {
  const accounts = [{ username: 'guard', secret: 's' }, SIM];
  const simulator = await serveAmi(t, { config: { accounts } });
  const client = await simulator.connect();
  await client.banner();
  const own = await client.ask({ Action: 'Login', Username: 'guard', Secret: 's' });
  assert.deepEqual(namesIn(own), [undefined, 'FullyBooted', 'SuccessfulAuth']);
  const other = await simulator.logIn();
  const [event = ''] = await client.heard();
  const { localPort, remotePort } = other.socket;
  assert.match(event, /^EventTV: \d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}\+0000\r$/m);
  assert.deepEqual(
    event.split('\r\n').filter((line) => !/^(EventTV|SessionTV|SessionID): /.test(line)),
    [
      'Event: SuccessfulAuth',
      'Privilege: security,all',
      'Severity: Informational',
      'Service: AMI',
      'EventVersion: 1',
      'AccountID: sim',
      `LocalAddress: IPV4/TCP/127.0.0.1/${remotePort}`,
      `RemoteAddress: IPV4/TCP/127.0.0.1/${localPort}`,
      'UsingPassword: 0',
      '',
      '',
    ],
  );
  assert.deepEqual(await other.heard(), [], 'it may not hear of security');
});

test('who may hear of security hears of what is no action, from whomever it came', async (t) => {
  const simulator = await serveAmi(t, { config: { accounts: [{ username: 'guard', secret: 's' }, SIM] } });
  const guard = await simulator.logIn({ username: 'guard', secret: 's', events: 'security' });
  const [other, stranger] = [await simulator.logIn(), await simulator.connect()];
  await stranger.banner();
  await guard.heard();
  await other.ask({ Action: 'Bogus' });
  await stranger.ask({ ActionID: '1' });
  await stranger.ask({ Action: 'Bogus' });
  const heard = await guard.heard();
  const { localPort, remotePort } = other.socket;
  const rows = (message = '') =>
    message.split('\r\n').filter((line) => !/^(EventTV|SessionID): /.test(line) && line !== '');
  assert.deepEqual(
    rows(heard[0]).filter((line) => !line.startsWith('SessionTV')),
    [
      ...['Event: RequestBadFormat', 'Privilege: security,all', 'Severity: Error', 'Service: AMI', 'EventVersion: 1'],
      `LocalAddress: IPV4/TCP/127.0.0.1/${remotePort}`,
      `RemoteAddress: IPV4/TCP/127.0.0.1/${localPort}`,
      ...['RequestType: Action: Bogus', 'AccountID: sim'],
    ],
  );
  assert.deepEqual(rows(heard[1]).slice(-3), [
    ...['RequestType: Action: NONE', 'SessionTV: 1970-01-01T00:00:00.000+0000', 'AccountID: '],
  ]);
  assert.equal(heard.length, 2, 'before a login no action is looked for');
});

test('an account is shut while a storm lasts, and open again after it', () => {
  const other = { username: 'other', secret: 'other' };
  let now = 0;
  const gate = createAuthenticator([SIM, other], () => now);
  const isIn = (Username: string, Secret: string) =>
    gate.login(packetOf({ Username, Secret }), undefined).account !== undefined;
  for (let count = 1; count < STORM.count; count += 1) assert.ok(!isIn('sim', 'wrong'));
  assert.ok(isIn('sim', 'sim'), 'one more would be too many');
  assert.ok(!isIn('sim', 'wrong'));
  assert.ok(!isIn('sim', 'sim'));
  assert.ok(isIn('other', 'other'));
  now = STORM.withinMs - 1;
  assert.ok(!isIn('sim', 'sim'));
  now = STORM.withinMs;
  assert.ok(isIn('sim', 'sim'), 'what was refused meanwhile does not count');
});

function packetOf(action: Readonly<Record<string, string>>): Packet {
  const packets: Packet[] = [];
  createDecoder((packet) => packets.push(packet)).push(Buffer.from(textOf(action)));
  return packets[0] as Packet;
}

const namesIn = (messages: readonly string[]) => messages.map((message) => headerIn(message, 'Event'));
