// The contract of every fault that spoils events or the port, over this dialect's wire; this protocol's words for what
// every server says; and what a fault strikes.

import assert from 'node:assert/strict';
import { type TestContext, test } from 'node:test';
import { FAULT_KINDS } from '../../faults/index.ts';
import { eventRows } from '../../faults/testing/event-faults.ts';
import { timers } from '../../net/testing/wire.ts';
import { assertNothingLeft, command, sentenceOf } from '../testing/socket-faults.ts';
import { headerIn, SIM, serveAmi, type TestClient } from './testing/ami.ts';
import { DONE, error, MEMBER, quiet, REMOVE } from './testing/faults.ts';

const EVENTS = eventRows('R1 cut');

test('every fault of events has its row', () => {
  const kindsOf = (wanted: string) => FAULT_KINDS.filter(({ stage }) => stage === wanted).map(({ kind }) => kind);
  assert.deepEqual(kindsOf('event').sort(), Object.keys(EVENTS).sort());
});

for (const [kind, { settings = {}, heard, late }] of Object.entries(EVENTS))
  test(`${kind}: ${sentenceOf(kind)}`, async (t) => {
    const before = timers();
    const simulator = await serveAmi(t, { clock: 'manual' });
    const { control } = simulator;
    const [listener, deaf] = await Promise.all([simulator.logIn({ ...SIM, events: 'agent' }), quiet(simulator)]);
    await command(simulator, 'LogIn', { queueIds: ['sales'] });
    await command(simulator, 'SetNotReady', { reasonCode: 'N0' });
    await listener.heard();
    await command(simulator, 'SetReady');
    const match = { dialect: 'ami', event: 'QueueMemberPause', agentId: '1001', queueId: 'sales' };
    const { id } = await control('POST', 'faults', { kind, settings, match, times: 1 });
    await command(simulator, 'SetNotReady', { reasonCode: 'N1' });
    await command(simulator, 'SetReady');
    await command(simulator, 'SetNotReady', { reasonCode: 'N2' });
    await command(simulator, 'LogOut');
    const seen = kind === 'disconnect-feed' ? await untilCut(listener) : await listener.heard();
    assert.equal(nameOf(seen), heard);
    const { entries } = await control('GET', 'journal?kind=fault');
    assert.deepEqual(
      entries.map(({ what }: { what: string }) => what),
      ['added', 'used', 'spent'],
    );
    await control('DELETE', `faults/${id}`);
    if (late !== undefined) assert.equal(nameOf([await listener.next()]), late);
    assert.deepEqual(await deaf.heard(), [], 'who hears of nothing is left alone');
    for (const one of [listener, deaf]) one.socket.destroy();
    await assertNothingLeft(simulator, before);
  });

const untilCut = async (listener: TestClient): Promise<readonly string[]> => [
  ...(await listener.untilClosed()).text.split(/(?<=\r\n\r\n)/),
  'cut',
];

/** Which of the shift's events these are. */
function nameOf(messages: readonly string[]): string {
  let ready = 0;
  const names = messages.map((message) => {
    if (message === 'cut') return message;
    if (!message.includes(':')) return 'malformed';
    if (message.startsWith('Event: QueueMemberRemoved')) return 'end';
    const isReady = headerIn(message, 'Paused') === '0';
    if (isReady) ready += 1;
    const name = isReady ? `R${ready}` : headerIn(message, 'PausedReason');
    const event = headerIn(message, 'Event');
    const whose = headerIn(message, 'Interface') === MEMBER.Interface ? '' : '-of-somebody-else';
    return `${name}${event === 'QueueMemberPause' ? '' : `-${event}`}${whose}`;
  });
  return names.join(' ');
}

test('refuse: connections are refused, those that are open are cut, and nobody else is; then all is as before', async (t) => {
  const simulator = await serveAmi(t);
  const { control, addresses, connect } = simulator;
  const client = await quiet(simulator);
  const { id } = await control('POST', 'faults', { kind: 'refuse', match: { dialect: 'ami' } });
  await client.untilClosed();
  await assert.rejects(connect(), { code: 'ECONNREFUSED' });
  const agents = await fetch(`${addresses.dialects.native.url}/v1/agents`);
  assert.equal(agents.status, 200, 'the native dialect is served');
  await control('DELETE', `faults/${id}`);
  assert.deepEqual(await (await quiet(simulator)).heard(), []);
});

for (const [word, words] of Object.entries({
  unauthorised: 'Permission denied',
  forbidden: 'Permission denied',
  'not-found': 'Invalid/unknown command. Use Action: ListCommands to show available commands.',
  'timed-out': 'Timeout',
  'too-many': 'Too many requests',
  'internal-error': 'Internal error',
  unavailable: 'Service unavailable',
}))
  test(`in the words of this protocol, ${word} is ${words}`, async (t) => {
    const simulator = await serveAmi(t);
    await simulator.control('POST', 'faults', { kind: 'answer', settings: { word } });
    assert.deepEqual(await (await quiet(simulator)).ask(REMOVE), [error(words)]);
  });

test('what is struck: an action by its kind, its agent and its queue, or a list where that is wanted', async (t) => {
  const simulator = await serveAmi(t);
  const client = await quiet(simulator);
  const struck = async (match: object, action: Record<string, string>): Promise<boolean> => {
    const { id } = await simulator.control('POST', 'faults', { kind: 'answer', match });
    const [answer] = await client.ask({ ...action, Paused: '1' });
    await simulator.control('DELETE', `faults/${id}`);
    return headerIn(answer, 'Message') === 'Internal error';
  };
  const add = { Action: 'QueueAdd', ...MEMBER };
  const remove = { Action: 'QueueRemove', ...MEMBER };
  assert.ok(await struck({ command: 'LogOut' }, remove));
  assert.ok(!(await struck({ command: 'LogOut' }, add)));
  assert.ok(await struck({ command: 'SetNotReady' }, { Action: 'QueuePause', ...MEMBER }));
  assert.ok(await struck({ agentId: '1001' }, remove));
  assert.ok(!(await struck({ agentId: '1002' }, remove)));
  assert.ok(await struck({ queueId: 'sales' }, { ...remove, Queue: 'SALES' }));
  assert.ok(!(await struck({ queueId: 'support' }, remove)));
  assert.ok(!(await struck({}, { Action: 'QueueStatus' })));
  assert.ok(await struck({ requests: 'reads' }, { Action: 'QueueStatus' }));
  assert.ok(await struck({ requests: 'all' }, { Action: 'Ping' }));
  assert.ok(!(await struck({ dialect: 'native' }, remove)));
});

test('another fault that goes lets nobody go who waits for the ACD', async (t: TestContext) => {
  const simulator = await serveAmi(t, { clock: 'manual' });
  const client = await quiet(simulator);
  await command(simulator, 'LogIn', { queueIds: ['sales'] });
  await simulator.control('POST', 'faults', {
    kind: 'refuse-later',
    settings: { afterMs: 5000 },
    match: { dialect: 'ami' },
  });
  const { id } = await simulator.control('POST', 'faults', { kind: 'drop-event' });
  client.send(REMOVE);
  await simulator.control('GET', 'journal/wait?kind=fault&what=used');
  await simulator.control('DELETE', `faults/${id}`);
  simulator.pass(5);
  assert.deepEqual(await client.heard(), [error('Unable to remove interface: Not there')]);
});

test('what is done all the same is told as the response to another action', async (t) => {
  const simulator = await serveAmi(t, { clock: 'manual' });
  const client = await quiet(simulator);
  await command(simulator, 'LogIn', { queueIds: ['sales'] });
  await simulator.control('POST', 'faults', { kind: 'wrong-answer', settings: { done: true } });
  client.send(REMOVE);
  assert.equal(await client.next(), DONE.replace('struck', 'of-somebody-else'));
  const members = await client.ask({ Action: 'QueueStatus', ...MEMBER });
  assert.ok(!members.some((message) => message.startsWith('Event: QueueMember\r')));
});
