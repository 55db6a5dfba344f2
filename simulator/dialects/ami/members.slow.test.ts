// Queue members and agents: what the Manager Interface does shows in the ACD, and what others do there shows in it.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { headerIn, SIM, serveAmi } from './testing/ami.ts';

const ANN = { Interface: 'Local/1001@agents' };

async function setUp(t: Parameters<typeof serveAmi>[0], config = {}) {
  const simulator = await serveAmi(t, { clock: 'manual', config });
  const client = await simulator.logIn({ ...SIM, events: 'agent' });
  const said = async (action: Record<string, string>) => headerIn((await client.ask(action))[0], 'Message');
  const agent = async (id = '1001') => {
    const { agents } = await simulator.control('GET', 'snapshot');
    const { state, queues = [], reasonCode } = agents.find((one: { id: string }) => one.id === id) ?? {};
    const names = queues.map((one: { queue: string }) => one.queue);
    const { paused } = queues.find((one: { paused?: { reasonCode?: string } }) => one.paused?.reasonCode) ?? {};
    return [state ?? 'LoggedOut', names, state === 'NotReady' ? paused?.reasonCode : reasonCode];
  };
  const command = (body: object, id = '1001') => simulator.control('POST', `agents/${id}/commands`, body);
  return { ...simulator, client, said, agent, command };
}

const namesIn = (messages: readonly string[]) => messages.map((message) => headerIn(message, 'Event'));
const told = (messages: readonly string[], event: string, ...names: readonly string[]) => {
  const found = messages.find((one) => one.startsWith(`Event: ${event}\r\n`));
  return names.map((name) => headerIn(found, name));
};

test('an agent is Ready as long as one membership is not paused', async (t) => {
  const { client, agent } = await setUp(t);
  const steps: readonly (readonly [Record<string, string>, readonly unknown[]])[] = [
    [{ Action: 'QueueAdd', Queue: 'sales', Paused: '1' }, ['NotReady', ['sales'], undefined]],
    [{ Action: 'QueueAdd', Queue: 'support' }, ['Ready', ['sales', 'support'], undefined]],
    [{ Action: 'QueuePause', Queue: 'support', Paused: '1', Reason: 'Tea' }, ['NotReady', ['sales', 'support'], 'Tea']],
    [{ Action: 'QueuePause', Queue: 'sales', Paused: '0' }, ['Ready', ['sales', 'support'], undefined]],
    [{ Action: 'QueueRemove', Queue: 'sales' }, ['NotReady', ['support'], 'Tea']],
    [{ Action: 'QueuePause', Paused: '0' }, ['Ready', ['support'], undefined]],
    [{ Action: 'QueuePause', Paused: '1', Reason: '07' }, ['NotReady', ['support'], '07']],
    [{ Action: 'QueuePause', Paused: '1', Reason: '08' }, ['NotReady', ['support'], '08']],
    [{ Action: 'QueueRemove', Queue: 'support', Reason: '42' }, ['LoggedOut', [], undefined]],
    [{ Action: 'QueueAdd', Queue: 'sales', Paused: '1', Reason: 'Login' }, ['NotReady', ['sales'], 'Login']],
  ];
  for (const [action, expected] of steps) {
    const [answer] = await client.ask({ ...action, ...ANN });
    assert.match(answer ?? '', /^Response: Success/, JSON.stringify(action));
    assert.deepEqual(await agent(), expected, JSON.stringify(action));
  }
});

test('what a supervisor does is told like what an action does', async (t) => {
  const { client, command } = await setUp(t);
  await command({ type: 'LogIn', queueIds: ['sales', 'support'], paused: true });
  const joined = await client.heard();
  assert.deepEqual(namesIn(joined), ['QueueMemberAdded', 'QueueMemberAdded']);
  assert.deepEqual(told(joined, 'QueueMemberAdded', 'MemberName', 'Paused'), ['Local/1001@agents', '1']);
  await command({ type: 'SetReady' });
  const ready = await client.heard();
  assert.deepEqual(namesIn(ready), ['QueueMemberPause', 'QueueMemberPause']);
  await command({ type: 'SetNotReady', reasonCode: 'Tea' });
  assert.deepEqual(told(await client.heard(), 'QueueMemberPause', 'Paused', 'PausedReason'), ['1', 'Tea']);
  await command({ type: 'LogOut', queueIds: ['sales'] });
  assert.deepEqual(told(await client.heard(), 'QueueMemberRemoved', 'Queue'), ['sales']);
  await command({ type: 'LogOut' });
  assert.deepEqual(told(await client.heard(), 'QueueMemberRemoved', 'Queue'), ['support']);
});

test('a penalty is set in one queue, or in all', async (t) => {
  const { client, said } = await setUp(t);
  for (const Queue of ['sales', 'support']) await client.ask({ Action: 'QueueAdd', Queue, ...ANN });
  const one = await client.ask({ Action: 'QueuePenalty', ...ANN, Queue: 'SALES', Penalty: '3' });
  assert.deepEqual(namesIn(one), [undefined, 'QueueMemberPenalty']);
  assert.deepEqual(told(one, 'QueueMemberPenalty', 'Queue', 'Penalty', 'Ringinuse'), ['sales', '3', '1']);
  assert.equal(headerIn(one[0], 'Message'), 'Interface penalty set successfully');
  const all = await client.ask({ Action: 'QueuePenalty', ...ANN, Penalty: '7x' });
  assert.deepEqual(namesIn(all), [undefined, 'QueueMemberPenalty', 'QueueMemberPenalty']);
  assert.deepEqual(told(all, 'QueueMemberPenalty', 'Queue', 'Penalty'), ['support', '7']);
  const wrong = 'Invalid interface, queuename or penalty';
  assert.equal(await said({ Action: 'QueuePenalty', ...ANN, Queue: 'nope', Penalty: '1' }), wrong);
  assert.equal(await said({ Action: 'QueuePenalty', ...ANN }), "Need 'Interface' and 'Penalty' parameters.");
});

test('a list can be of one member, by device or by name', async (t) => {
  const { client } = await setUp(t);
  for (const id of ['1001', '1002'])
    await client.ask({
      Action: 'QueueAdd',
      Queue: 'sales',
      Interface: `Local/${id}@agents`,
      MemberName: `Agent ${id}`,
    });
  for (const Member of ['Local/1002@agents', 'Agent 1002']) {
    const status = await client.ask({ Action: 'QueueStatus', Queue: 'sales', Member });
    assert.deepEqual(namesIn(status), [undefined, 'QueueParams', 'QueueMember', 'QueueStatusComplete']);
    assert.deepEqual(told(status, 'QueueMember', 'Location'), ['Local/1002@agents']);
  }
  const summary = await client.ask({ Action: 'QueueSummary', Queue: 'sales' });
  assert.deepEqual(told(summary, 'QueueSummary', 'LoggedIn', 'Available'), ['2', '2']);
  assert.deepEqual(namesIn(await client.ask({ Action: 'QueueSummary', Queue: 'nope' })), [
    undefined,
    'QueueSummaryComplete',
  ]);
});

test('a member that is configured is listed, cannot be reached, added again or removed', async (t) => {
  const staticMembers = [{ queueId: 'support', interface: 'Local/9@agents' }];
  const { client, said } = await setUp(t, { staticMembers });
  const nine = { Queue: 'support', Interface: 'Local/9@agents' };
  const status = await client.ask({ Action: 'QueueStatus', Queue: 'support' });
  assert.deepEqual(told(status, 'QueueMember', 'Location', 'Membership', 'Status'), ['Local/9@agents', 'static', '4']);
  assert.equal(await said({ Action: 'QueueAdd', ...nine }), 'Unable to add interface: Already there');
  assert.equal(await said({ Action: 'QueueRemove', ...nine }), 'Member not dynamic');
  assert.equal(await said({ Action: 'QueueAdd', ...nine, Queue: 'sales' }), 'Added interface to queue');
});

test('connectors are told of real queues to log in to; no name leaves the choice to the ACD', async (t) => {
  const { said, addresses } = await setUp(t);
  assert.deepEqual(addresses.dialects.ami?.defaultQueues, ['support', 'sales2']);
  const refused = 'Unable to add interface to queue: No such queue';
  assert.equal(await said({ Action: 'QueueAdd', ...ANN, Queue: 'default' }), refused);
});

test('a device that nobody has is somebody new, but not in a queue that there is not', async (t) => {
  const { said, control } = await setUp(t);
  const variant = { Interface: 'PJSIP/77' };
  const agents = async () => (await control('GET', 'snapshot')).agents.map(({ id }: { id: string }) => id);
  assert.equal(
    await said({ Action: 'QueueRemove', Queue: 'sales', ...variant }),
    'Unable to remove interface: Not there',
  );
  assert.equal(
    await said({ Action: 'QueueAdd', Queue: 'nope', ...variant }),
    'Unable to add interface to queue: No such queue',
  );
  assert.deepEqual(await agents(), ['1001', '1002']);
  assert.equal(await said({ Action: 'QueueAdd', Queue: 'sales', ...variant }), 'Added interface to queue');
  assert.deepEqual(await agents(), ['1001', '1002', 'PJSIP/77']);
});

test('a pause during a call is done, and shows as the agent’s state when that is over', async (t) => {
  const { client, control, said, agent } = await setUp(t);
  await client.ask({ Action: 'QueueAdd', Queue: 'sales', ...ANN });
  const { call } = await control('POST', 'calls', { queueId: 'sales' });
  await client.heard();
  assert.equal(
    await said({ Action: 'QueuePause', ...ANN, Paused: '1', Reason: 'Tea' }),
    'Interface paused successfully',
  );
  assert.deepEqual(await agent(), ['Busy', ['sales'], undefined]);
  await control('DELETE', `calls/${call.id}`);
  assert.deepEqual(await agent(), ['NotReady', ['sales'], 'Tea']);
});

test('an outcome that comes later is waited for, and holds up nobody but the connection it is asked on', async (t) => {
  const { client, control, pass, logIn } = await setUp(t);
  await control('PUT', 'policy', { outcome: 'later', outcomeDelayMs: 5000 });
  const other = await logIn();
  client.send({ Action: 'QueueAdd', Queue: 'sales', ...ANN, Paused: '1', ActionID: 'add' });
  client.send({ Action: 'Ping', ActionID: 'ping' });
  const added = await control('GET', 'journal/wait?kind=command');
  assert.deepEqual(namesIn(await other.heard()), []);
  pass(5);
  const [answer, ...events] = await client.heard();
  assert.equal(headerIn(answer, 'ActionID'), 'add');
  assert.equal(headerIn(answer, 'Message'), 'Added interface to queue');
  assert.deepEqual(namesIn(events).sort(), ['QueueMemberAdded', undefined]);

  client.send({ Action: 'QueuePause', ...ANN, Paused: '1', Reason: 'Tea', ActionID: 'pause' });
  const paused = await control('GET', `journal/wait?kind=command&after=${added.number}`);
  pass(5);
  assert.deepEqual(namesIn(await client.heard()), [undefined, 'QueueMemberPause'], 'it is told once');

  client.send({ Action: 'QueueRemove', Queue: 'sales', ...ANN, ActionID: 'never' });
  await control('GET', `journal/wait?kind=command&after=${paused.number}`);
  await control('POST', 'reset');
  assert.deepEqual(await client.heard(), [], 'what is forgotten is not answered, and the connection goes on');
});

test('whoever leaves the one queue without a pause during a call is NotReady after it', async (t) => {
  const { client, control, agent } = await setUp(t);
  await client.ask({ Action: 'QueueAdd', Queue: 'support', ...ANN, Paused: '1', Reason: 'Tea' });
  await client.ask({ Action: 'QueueAdd', Queue: 'sales', ...ANN });
  const { call } = await control('POST', 'calls', { queueId: 'sales' });
  await control('POST', `calls/${call.id}/answer`);
  await client.ask({ Action: 'QueueRemove', Queue: 'sales', ...ANN });
  assert.deepEqual(await agent(), ['Busy', ['support'], undefined]);
  await control('DELETE', `calls/${call.id}`);
  assert.deepEqual(await agent(), ['NotReady', ['support'], 'Tea']);
});

test('an action is one Command, which is what is asked; unpaused in two queues, it pauses in one', async (t) => {
  const { client, control, agent } = await setUp(t);
  for (const Queue of ['sales', 'support']) await client.ask({ Action: 'QueueAdd', Queue, ...ANN });
  const { number } = (await control('GET', 'journal?kind=command')).entries.at(-1);
  const [answer, ...events] = await client.ask({ Action: 'QueuePause', Queue: 'sales', Paused: '1', ...ANN });
  assert.equal(headerIn(answer, 'Response'), 'Success');
  assert.deepEqual(told(events, 'QueueMemberPause', 'Queue', 'Paused'), ['sales', '1']);
  const { entries } = await control('GET', `journal?kind=command&after=${number}`);
  const commands = entries.map((entry: { command: object; outcome: string }) => [entry.command, entry.outcome]);
  const command = { type: 'SetNotReady', by: 'system', agentId: '1001', queueIds: ['sales'] };
  assert.deepEqual(commands, [[command, 'done']]);
  assert.deepEqual(await agent(), ['Ready', ['sales', 'support'], undefined]);
});

test('a fault strikes the Command that is asked, whatever state it would lead to', async (t) => {
  const { client, control, said } = await setUp(t);
  for (const Queue of ['sales', 'support']) await client.ask({ Action: 'QueueAdd', Queue, ...ANN });
  await control('POST', 'faults', {
    kind: 'reject',
    settings: { code: 'NotLoggedIn' },
    match: { command: 'SetNotReady' },
  });
  assert.equal(await said({ Action: 'QueuePause', Queue: 'sales', Paused: '1', ...ANN }), 'Interface not found');
  assert.equal(
    await said({ Action: 'QueuePause', Queue: 'sales', Paused: '0', ...ANN }),
    'Interface unpaused successfully',
  );
});

test('a snapshot put back with one of two queues paused loses nothing, not even how members are called', async (t) => {
  const { client, control } = await setUp(t);
  await client.ask({ Action: 'QueueAdd', Queue: 'sales', ...ANN, MemberName: 'Ann', Penalty: '4' });
  await client.ask({ Action: 'QueueAdd', Queue: 'support', ...ANN, Paused: '1', Reason: 'Tea' });
  const before = await client.ask({ Action: 'QueueStatus', Member: ANN.Interface });
  await control('PUT', 'snapshot', await control('GET', 'snapshot'));
  assert.deepEqual(await client.ask({ Action: 'QueueStatus', Member: ANN.Interface }), before);
  const members = before.filter((one) => one.startsWith('Event: QueueMember\r\n'));
  const shown = members.map((one) => ['Queue', 'Name', 'Penalty', 'Paused'].map((name) => headerIn(one, name)));
  assert.deepEqual(shown, [
    ['support', ANN.Interface, '0', '1'],
    ['sales', 'Ann', '4', '0'],
  ]);
});

test('whoever waits for an outcome hears it after a snapshot was put back in which it is still to come', async (t) => {
  const { client, control, pass } = await setUp(t);
  await control('PUT', 'policy', { outcome: 'later', outcomeDelayMs: 5000 });
  client.send({ Action: 'QueueAdd', Queue: 'sales', ...ANN, ActionID: 'add' });
  await control('GET', 'journal/wait?kind=command');
  await control('PUT', 'snapshot', await control('GET', 'snapshot'));
  pass(5);
  assert.equal(headerIn((await client.heard())[0], 'Message'), 'Added interface to queue');
});

test('a device is compared without case, told as it was given, and a bare word is nobody’s', async (t) => {
  const { client, said, agent } = await setUp(t);
  const add = { Action: 'QueueAdd', Queue: 'sales' };
  assert.equal(await said({ ...add, Interface: 'local/1001@AGENTS' }), 'Added interface to queue');
  assert.deepEqual(await agent(), ['Ready', ['sales'], undefined]);
  assert.equal(await said({ ...add, ...ANN }), 'Unable to add interface: Already there');
  assert.equal(await said({ ...add, Interface: '1001' }), 'Added interface to queue');
  const members = (await client.ask({ Action: 'QueueStatus', Queue: 'sales' })).slice(2, 4);
  const shown = members.map((one) => ['Location', 'StateInterface', 'Status'].map((name) => headerIn(one, name)));
  assert.deepEqual(shown, [
    ['local/1001@AGENTS', 'local/1001@AGENTS', '1'],
    ['1001', '1001', '4'],
  ]);
  assert.equal(
    await said({ Action: 'QueueRemove', Queue: 'sales', Interface: '1001' }),
    'Removed interface from queue',
  );
  assert.deepEqual(await agent(), ['Ready', ['sales'], undefined], 'a bare 1001 is not agent 1001');
  assert.equal(await said({ Action: 'QueuePause', Interface: '1001', Paused: '1' }), 'Interface not found');
  const ANN_LOUD = { Queue: 'sales', Interface: 'LOCAL/1001@agents' };
  assert.equal(await said({ Action: 'QueueRemove', ...ANN_LOUD }), 'Removed interface from queue');
  assert.deepEqual(await agent(), ['LoggedOut', [], undefined]);
});

test('nobody is called at a device that cannot ring', async (t) => {
  const { client, control, agent } = await setUp(t);
  await client.ask({ Action: 'QueueAdd', Queue: 'sales', Interface: '1001' });
  await control('POST', 'calls', { queueId: 'sales' });
  assert.deepEqual(
    namesIn(await client.heard()).filter((name) => name?.startsWith('Agent')),
    [],
  );
  await client.ask({ Action: 'QueueAdd', Queue: 'sales', ...ANN });
  assert.equal((await agent())[0], 'Busy', 'the call waited for somebody who can be called');
});

test('who came with a device is not among the agents', async (t) => {
  const { client } = await setUp(t);
  await client.ask({ Action: 'QueueAdd', Queue: 'sales', Interface: 'PJSIP/77' });
  const agents = (await client.ask({ Action: 'Agents' })).flatMap((one) => headerIn(one, 'Agent') ?? []);
  assert.ok(!agents.includes('PJSIP/77'), agents.join());
});
