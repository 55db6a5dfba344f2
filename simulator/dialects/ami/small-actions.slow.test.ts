// Actions that dashboards and connectors ask for besides queues and calls: what is said, what is told, and in whose words
// what is not known is refused.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { headerIn, SIM, serveAmi, type TestAmi, type TestClient, textOf } from './testing/ami.ts';

const INTERFACE = 'Local/1001@agents';
const MEMBER = { Queue: 'sales', Interface: INTERFACE };

const ok = (...lines: string[]) => `Response: Success\r\n${lines.map((line) => `${line}\r\n`).join('')}\r\n`;
const error = (message: string) => `Response: Error\r\nMessage: ${message}\r\n\r\n`;
const event = (...lines: string[]) => `${lines.map((line) => `${line}\r\n`).join('')}\r\n`;

const answer = async ({ control }: Pick<TestAmi, 'control'>) => {
  const [call] = await control('GET', 'calls');
  await control('POST', `calls/${call.id}/answer`);
};

test('a command of the command line is answered line by line, one that is none in its words', async (t) => {
  const simulator = await serveAmi(t, { clock: 'manual' });
  const client = await simulator.logIn({ ...SIM, events: 'off' });
  const said = async (Command: string) => (await client.ask({ Action: 'Command', Command, ActionID: '1' }))[0];
  const output = async (Command: string) =>
    ((await said(Command)) ?? '').split('\r\n').flatMap((line) => /^Output: (.*)$/.exec(line)?.slice(1) ?? []);
  assert.match(
    (await said('core show version')) ?? '',
    /^Response: Success\r\nActionID: 1\r\nMessage: Command output follows\r\nOutput: Asterisk signoff built by signoff @ signoff on a x86_64 running Linux on \d{4}-\d\d-\d\d \d\d:\d\d:\d\d UTC\r\n\r\n$/,
  );
  const numbers = 'strategy (0s holdtime, 0s talktime), W:0, C:0, A:0, SL:0.0%, SL2:0.0% within 0s';
  const empty = (queue: string) => [
    `${queue} has 0 calls (max unlimited) in 'leastrecent' ${numbers}`,
    ...['   No Members', '   No Callers', ''],
  ];
  assert.deepEqual(await output('queue show'), [...empty('sales'), ...empty('sales2'), ...empty('support')]);
  await client.ask({ Action: 'QueueAdd', ...MEMBER, MemberName: 'Ann', Penalty: '2', Paused: '1', Reason: 'lunch' });
  await client.ask({
    Action: 'QueueAdd',
    ...MEMBER,
    Interface: 'Local/1002@agents',
    StateInterface: 'Custom:ann',
    Paused: '1',
  });
  await client.ask({ Action: 'Originate', Channel: 'Local/5@a', Application: 'Queue', Data: 'sales' });
  await client.ask({ Action: 'Originate', Channel: 'Local/6@a', Application: 'Queue', Data: 'sales' });
  simulator.pass(61);
  assert.deepEqual(await output('QUEUE  Show SALES'), [
    `sales has 2 calls (max unlimited) in 'leastrecent' ${numbers}`,
    '   Members: ',
    '      Ann (Local/1001@agents) with penalty 2 (ringinuse enabled) (dynamic) (paused:lunch was 61 secs ago) (Not in use) has taken no calls yet (login was 61 secs ago)',
    '      Local/1002@agents (ringinuse enabled) (dynamic) (paused was 61 secs ago) (Unknown) has taken no calls yet (login was 61 secs ago)',
    '   Callers: ',
    '      1. Local/5@a-00000000;1 (wait: 1:01, prio: 0)',
    '      2. Local/6@a-00000001;1 (wait: 1:01, prio: 0)',
    '',
  ]);
  assert.equal(
    await said('queue show nope'),
    ok('ActionID: 1', 'Message: Command output follows', 'Output: No such queue: nope.'),
  );
  for (const [text, best] of [
    ['sip show peers', 'sip'],
    ['core show channels concise', 'core show channels'],
    ['core', 'core'],
    ['queue show sales more', 'queue show sales'],
  ])
    assert.equal(
      await said(text ?? ''),
      event(
        ...['Response: Error', 'ActionID: 1', 'Message: Command output follows'],
        `Output: No such command '${text}' (type 'core show help ${best}' for other possible commands)`,
      ),
    );
  assert.deepEqual(await client.ask({ Action: 'Command' }), [error('No command provided')]);
});

test('a variable is what it was set to, of everybody or of a channel; what nobody knows is empty', async (t) => {
  const client = await (await serveAmi(t)).logIn();
  const get = async (about: Record<string, string>) => (await client.ask({ Action: 'Getvar', ...about }))[0];
  assert.equal(await get({ Variable: 'X' }), ok('Variable: X', 'Value: '));
  assert.deepEqual(await client.ask({ Action: 'Setvar', Variable: '_X', Value: "it's" }), [
    ok('Message: Variable Set'),
    event(
      ...['Event: VarSet', 'Privilege: dialplan,all', 'Channel: none', 'Uniqueid: none'],
      ...['Variable: _X', "Value: it\\'s"],
    ),
  ]);
  assert.equal(await get({ Variable: 'X' }), ok('Variable: X', "Value: it's"));
  await client.ask({ Action: 'Originate', Channel: 'Local/5@a', Application: 'Queue', Data: 'sales' });
  const Channel = 'Local/5@a-00000000;1';
  const [, told] = await client.ask({ Action: 'Setvar', Channel: Channel.toUpperCase(), Variable: 'Y', Value: '1' });
  assert.deepEqual(
    ['Event', 'Channel', 'Variable'].map((name) => headerIn(told, name)),
    ['VarSet', Channel, 'Y'],
  );
  assert.equal(await get({ Channel, Variable: 'Y' }), ok('Variable: Y', 'Value: 1'));
  assert.equal(await get({ Channel, Variable: 'X' }), ok('Variable: X', "Value: it's"), 'as everybody has it');
  assert.equal(await get({ Variable: 'Y' }), ok('Variable: Y', 'Value: '));
  assert.equal(
    await get({ Variable: 'QUEUE_MEMBER(sales,free)' }),
    ok('Variable: QUEUE_MEMBER(sales,free)', 'Value: '),
  );
  for (const Action of ['Getvar', 'Setvar']) {
    assert.deepEqual(await client.ask({ Action, Value: '1' }), [error('No variable specified')]);
    assert.deepEqual(await client.ask({ Action, Variable: 'X', Channel: 'SIP/1' }), [error('No such channel')]);
  }
  assert.deepEqual(await client.ask({ Action: 'Setvar', Variable: 'F(x)', Value: '1' }), [error('Variable not set')]);
});

test('an event of a client is told line by line as it came', async (t) => {
  const simulator = await serveAmi(t);
  const client = await simulator.logIn();
  const other = await simulator.logIn({ ...SIM, events: 'user' });
  const said = await client.ask(
    'Action: UserEvent\r\nuserevent: Lunch\r\nActionID: 7\r\nWho:Ann\r\nno header\r\nX :\t y\r\n\r\n',
  );
  const told = event(
    ...[
      'Event: UserEvent',
      'Privilege: user,all',
      'UserEvent: Lunch',
      'ActionID: 7',
      'Who:Ann',
      'no header',
      'X :\t y',
    ],
  );
  assert.deepEqual(said, [ok('ActionID: 7', 'Message: Event Sent'), told]);
  assert.deepEqual(await other.heard(), [told]);
});

const NAMED = (client: TestClient) =>
  client.heard().then((messages) => messages.map((message) => headerIn(message, 'UserEvent')));

test('a session hears of what its filters let pass', async (t) => {
  const simulator = await serveAmi(t);
  const sender = await simulator.logIn({ ...SIM, events: 'off' });
  const tell = async (...names: string[]) => {
    for (const UserEvent of names) await sender.ask({ Action: 'UserEvent', UserEvent });
  };
  const add = async (client: TestClient, Filter: string) =>
    assert.deepEqual(await client.ask({ Action: 'Filter', Operation: 'add', Filter }), [ok('Message: Success')]);
  const [narrow, wide] = [await simulator.logIn(), await simulator.logIn()];
  await add(wide, '!UserEvent: b');
  await tell('a', 'b', 'c');
  assert.deepEqual(await NAMED(wide), ['a', 'c']);
  assert.deepEqual(await NAMED(narrow), ['a', 'b', 'c']);
  await add(narrow, 'UserEvent: a');
  await add(narrow, '^Event: UserEvent.*UserEvent: .b');
  await add(narrow, '!xb');
  await tell('a', 'ab', 'xb', 'c');
  assert.deepEqual(await NAMED(narrow), ['a', 'ab']);
  const format = error('Filter was formatted incorrectly.  Check the syntax of the filter given.');
  for (const [filter, says] of [
    [{ Filter: 'x' }, error('Unknown operation')],
    [{ Operation: 'Delete', Filter: 'x' }, error('Unknown operation')],
    [{ Operation: 'Add' }, format],
    [{ Operation: 'Add', Filter: '!' }, format],
    [{ Operation: 'Add', Filter: 'x', MatchCriteria: 'name(UserEvent)' }, format],
    [{ Operation: 'Add', Filter: '(a' }, error('Filter did not compile.  Check the syntax of the filter given.')],
  ] as const)
    assert.deepEqual(await narrow.ask({ Action: 'Filter', ...filter }), [says]);
});

test('the states of devices are listed that are kept: of queues, of pauses, of the pool, and no Local channel', async (t) => {
  const simulator = await serveAmi(t, { clock: 'manual' });
  const client = await simulator.logIn();
  const list = async () => {
    const [first, ...rest] = await client.ask({ Action: 'DeviceStateList', ActionID: '7' });
    assert.equal(first, ok('ActionID: 7', 'EventList: start', 'Message: Device State Changes will follow'));
    const end = event('Event: DeviceStateListComplete', 'ActionID: 7', 'EventList: Complete');
    assert.equal(rest.pop(), end.replace(/\r\n$/, `ListItems: ${rest.length}\r\n\r\n`));
    const item = /^Event: DeviceStateChange\r\nActionID: 7\r\nDevice: (.*)\r\nState: (.*)\r\n\r\n$/;
    return Object.fromEntries(rest.map((one) => item.exec(one)?.slice(1) ?? assert.fail(one)));
  };
  const atFirst = {
    ...{ 'Agent:1001': 'UNAVAILABLE', 'Agent:1002': 'UNAVAILABLE' },
    ...{ 'Queue:support_avail': 'INUSE', 'Queue:sales2_avail': 'INUSE', 'Queue:sales_avail': 'INUSE' },
  };
  assert.deepEqual(await list(), atFirst);
  await client.ask({ Action: 'QueueAdd', ...MEMBER });
  await client.ask({ Action: 'QueueAdd', ...MEMBER, Queue: 'support', Paused: '1' });
  await client.ask({ Action: 'QueueAdd', Queue: 'sales2', Interface: 'PJSIP/7' });
  const inQueues = {
    ...atFirst,
    ...{ 'Queue:sales_avail': 'NOT_INUSE', [`Queue:sales_pause_${INTERFACE}`]: 'NOT_INUSE' },
    [`Queue:support_pause_${INTERFACE}`]: 'INUSE',
    ...{ 'Queue:sales2_avail': 'NOT_INUSE', 'Queue:sales2_pause_PJSIP/7': 'NOT_INUSE' },
  };
  assert.deepEqual(await list(), inQueues);
  const before = await simulator.control('GET', 'snapshot');
  for (const Data of ['sales', 'sales2'])
    await client.ask({ Action: 'Originate', Channel: 'Local/5@a', Application: 'Queue', Data });
  const ringing = { 'Queue:sales': 'RINGING', 'Queue:sales2': 'RINGING', 'PJSIP/7': 'INUSE' };
  assert.deepEqual(await list(), { ...inQueues, ...ringing });
  await simulator.control('PUT', 'snapshot', before);
  assert.deepEqual(await list(), inQueues);
});

test('device states are told once a change: before a pause, behind who comes and who goes', async (t) => {
  const { logIn } = await serveAmi(t, { config: { ringinuse: 0 } });
  const client = await logIn();
  const told = async (action: Record<string, string>) => {
    const [, ...events] = await client.ask(action);
    return events.map((one) => {
      const [device, state] = ['Device', 'State'].map((name) => headerIn(one, name));
      return device === undefined ? headerIn(one, 'Event') : `${device} ${state}`;
    });
  };
  const [pause, avail] = [`Queue:sales_pause_${INTERFACE}`, 'Queue:sales_avail'];
  const other = 'Local/1002@agents';
  const setPause = (Paused: string) => told({ Action: 'QueuePause', ...MEMBER, Paused });
  const add = () => told({ Action: 'QueueAdd', ...MEMBER });
  const remove = () => told({ Action: 'QueueRemove', ...MEMBER });

  assert.deepEqual(await add(), [`${pause} NOT_INUSE`, 'QueueMemberAdded', `${avail} NOT_INUSE`]);
  assert.deepEqual(await setPause('1'), [`${pause} INUSE`, `${avail} INUSE`, 'QueueMemberPause']);
  assert.deepEqual(await setPause('1'), ['QueueMemberPause']);
  assert.deepEqual(await told({ Action: 'QueueAdd', Queue: 'sales', Interface: other }), [
    ...[`Queue:sales_pause_${other} NOT_INUSE`, 'QueueMemberAdded', `${avail} NOT_INUSE`],
  ]);
  assert.deepEqual(await setPause('0'), [`${pause} NOT_INUSE`, 'QueueMemberPause']);
  assert.deepEqual(await setPause('1'), [`${pause} INUSE`, 'QueueMemberPause']);
  assert.deepEqual(await remove(), ['QueueMemberRemoved', `${pause} NOT_INUSE`]);
  assert.deepEqual(await add(), ['QueueMemberAdded'], 'as it was left');
  assert.deepEqual(await remove(), ['QueueMemberRemoved']);
  const call = await told({ Action: 'Originate', Channel: 'Local/5@a', Application: 'Queue', Data: 'sales' });
  assert.deepEqual(call, [
    ...['Queue:sales RINGING', 'QueueCallerJoin', 'AgentCalled'],
    ...[`${other} INUSE`, 'QueueMemberStatus', `${avail} INUSE`],
  ]);
  assert.deepEqual(await told({ Action: 'QueueAdd', Queue: 'sales', Interface: '1001' }), [
    ...['Queue:sales_pause_1001 NOT_INUSE', 'QueueMemberAdded'],
  ]);
});

test('what a queue has been through is forgotten, of one queue or of all', async (t) => {
  const simulator = await serveAmi(t, { clock: 'manual' });
  const client = await simulator.logIn({ ...SIM, events: 'off' });
  await client.ask({ Action: 'QueueAdd', ...MEMBER });
  await client.ask({ Action: 'Originate', Channel: 'Local/5@a', Application: 'Queue', Data: 'sales' });
  await answer(simulator);
  simulator.pass(5);
  await client.ask({ Action: 'Hangup', Channel: '/.*/' });
  const told = async () => {
    const [, params, member] = await client.ask({ Action: 'QueueStatus', Queue: 'sales' });
    const names = ['TalkTime', 'Completed', 'ServicelevelPerf'].map((name) => headerIn(params, name));
    return [...names, ...['CallsTaken', 'LastCall'].map((name) => headerIn(member, name) !== '0')];
  };
  const before = ['5', '1', '100.0', true, true];
  assert.deepEqual(await told(), before);
  const reset = (about: Record<string, string>) => client.ask({ Action: 'QueueReset', ...about });
  for (const Queue of ['nope', 'support'])
    assert.deepEqual(await reset({ Queue }), [ok('Message: Queue stats reset successfully')]);
  assert.deepEqual(await told(), before);
  assert.deepEqual(await reset({ Queue: 'SALES' }), [ok('Message: Queue stats reset successfully')]);
  assert.deepEqual(await told(), ['0', '0', '0.0', false, false]);
});

test('whether a member is rung while it is in use is set for it in one queue or in all', async (t) => {
  const client = await (await serveAmi(t)).logIn();
  for (const Queue of ['sales', 'support']) await client.ask({ Action: 'QueueAdd', ...MEMBER, Queue });
  const set = (about: Record<string, string>) => client.ask({ Action: 'QueueMemberRingInUse', ...about });
  const [said, told, ...more] = await set({ ...MEMBER, RingInUse: 'no' });
  assert.equal(said, ok('Message: Interface ringinuse set successfully'));
  assert.deepEqual(
    ['Event', 'Privilege', 'Queue', 'Ringinuse'].map((name) => headerIn(told, name)),
    ['QueueMemberRinginuse', 'agent,all', 'sales', '0'],
  );
  assert.deepEqual(more, []);
  assert.equal((await set({ Interface: INTERFACE, RingInUse: 'yes' })).length, 3, 'in both');
  const needed = error("Need 'Interface' and 'RingInUse' parameters.");
  assert.deepEqual(await set({ Interface: INTERFACE }), [needed]);
  assert.deepEqual(await set({ RingInUse: 'no' }), [needed]);
  assert.deepEqual(await set({ ...MEMBER, RingInUse: 'maybe' }), [
    error("'RingInUse' parameter must be a truth value (yes/no, on/off, 0/1, etc)"),
  ]);
  client.send(textOf({ Action: 'QueueMemberRingInUse', Interface: 'SIP/1', RingInUse: 'no' }));
  // A line feed ends the line and the carriage return behind it the message, and an empty one follows.
  assert.equal(
    (await client.heard()).join(''),
    'Response: Error\r\nMessage: Invalid interface, queuename, or ringinuse value\n\r\n\r\n',
  );
});
