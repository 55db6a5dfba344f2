// The contract of every fault, over this dialect's wire: it does to an action what its sentence says, leaves lists and
// other sessions alone, its use stands in the journal, and when it is taken away the simulator is as before. What a
// fault does is a row here; without a row a fault fails.

import assert from 'node:assert/strict';
import { type TestContext, test } from 'node:test';
import { FAULT_KINDS } from '../../faults/index.ts';
import { timers } from '../../wire/test-wire.ts';
import { headerIn, SIM, serveAmi, type TestAmi, type TestClient } from './test-ami.ts';

/** Longer than any test; what waits so long has to be let go. */
const FOR_EVER = 600_000;
const MEMBER = { Queue: 'sales', Interface: 'Local/1001@agents' };
const REMOVE = { Action: 'QueueRemove', ...MEMBER, ActionID: 'struck' };
const DONE = 'Response: Success\r\nActionID: struck\r\nMessage: Removed interface from queue\r\n\r\n';
const error = (words: string) => `Response: Error\r\nActionID: struck\r\nMessage: ${words}\r\n\r\n`;

interface Seen {
  readonly simulator: TestAmi;
  /** Who asked, and hears of no events. */
  readonly client: TestClient;
  /** Takes the fault away. */
  readonly takeAway: () => Promise<unknown>;
}

interface Row {
  /** Small or slow ones, so that the test need not wait. */
  readonly settings?: object;
  /** Whether the ACD has done what it was asked. */
  readonly done: boolean;
  /** What the client sees of the action that is struck. */
  readonly sees: (seen: Seen) => Promise<void>;
  /** Whether the connection goes on to be served. */
  readonly keeps: boolean;
}

const says =
  (answer: string) =>
  async ({ client }: Seen): Promise<void> =>
    assert.deepEqual(await client.heard(), [answer]);

const ends =
  (failure: string | undefined, text: string | RegExp) =>
  async ({ client }: Seen): Promise<void> => {
    const end = await client.untilClosed();
    assert.equal(end.failure, failure);
    if (typeof text === 'string') assert.equal(end.text, text);
    else assert.match(end.text, text);
  };

/** Nothing has come, though others behind it have been answered. */
async function nothing({ client, simulator }: Seen): Promise<void> {
  await simulator.control('GET', 'journal/wait?kind=fault&what=used');
  assert.deepEqual(await client.heard(), []);
}

/** Silence, until the fault is taken away: then the connection is cut. */
async function silence(seen: Seen): Promise<void> {
  await nothing(seen);
  await seen.takeAway();
  await ends(undefined, '')(seen);
}

/** The answer waits for the fault to be taken away, and then it comes. */
async function waits(seen: Seen): Promise<void> {
  await nothing(seen);
  await seen.takeAway();
  assert.equal(await seen.client.next(), DONE);
}

async function inPieces(seen: Seen): Promise<void> {
  const before = seen.client.pieces();
  await says(DONE)(seen);
  assert.ok(seen.client.pieces() - before > 3, `${seen.client.pieces() - before} pieces`);
}

const part = (share: number): string => DONE.slice(0, Math.floor(DONE.length * share));

const BEGINS = /^Response: Success\r\n/;

const REQUESTS: Readonly<Record<string, Row>> = {
  'reset-before-reply': { done: false, keeps: false, sees: ends('ECONNRESET', '') },
  'reset-in-reply': { settings: { share: 0.4 }, done: true, keeps: false, sees: ends('ECONNRESET', part(0.4)) },
  'reset-after-reply': { done: true, keeps: false, sees: ends('ECONNRESET', DONE) },
  'half-open': { done: false, keeps: false, sees: silence },
  close: { done: false, keeps: false, sees: ends(undefined, '') },
  truncate: { settings: { share: 0.98 }, done: true, keeps: false, sees: ends(undefined, part(0.98)) },
  garble: {
    settings: { share: 1 },
    done: true,
    keeps: false,
    async sees({ client, simulator }) {
      await simulator.control('GET', 'journal/wait?kind=fault&what=used');
      client.socket.end();
      const { text } = await client.untilClosed();
      assert.ok(
        [...text].every((letter) => letter > '\x7f'),
        text,
      );
      assert.ok(text.length >= DONE.length / 4);
    },
  },
  drip: { settings: { bytes: 10, everyMs: 0 }, done: true, keeps: true, sees: inPieces },
  delay: { settings: { ms: FOR_EVER }, done: true, keeps: true, sees: waits },
  oversize: {
    settings: { bytes: 3 * 1024 * 1024 },
    done: true,
    keeps: true,
    async sees({ client }) {
      const [answer = '', ...more] = await client.heard();
      assert.match(answer, BEGINS);
      assert.equal(headerIn(answer, 'Padding')?.length, 3 * 1024 * 1024);
      assert.deepEqual(more, []);
    },
  },
  depth: {
    settings: { levels: 1000 },
    done: true,
    keeps: true,
    async sees({ client }) {
      const [answer = ''] = await client.heard();
      assert.match(answer, BEGINS);
      assert.equal(answer.match(/^Variable: level=\d+\r$/gm)?.length, 1000);
    },
  },
  split: { settings: { longest: 15 }, done: true, keeps: true, sees: inPieces },
  answer: { settings: { word: 'unavailable' }, done: false, keeps: true, sees: says(error('Service unavailable')) },
  reject: {
    settings: { code: 'CallInProgress' },
    done: false,
    keeps: true,
    sees: says(error('Unable to remove interface: Agent 1001 has a call in progress.')),
  },
  'refuse-in-body': {
    settings: { code: 'ReasonCodeRequired' },
    done: false,
    keeps: true,
    sees: says(error('Unable to remove interface: A reason code is required for LoggedOut.')),
  },
  'refuse-later': {
    settings: { code: 'NotLoggedIn', afterMs: 5_000 },
    done: false,
    keeps: true,
    async sees({ client, simulator }) {
      await simulator.control('GET', 'journal/wait?kind=fault&what=used');
      simulator.pass(4);
      client.send({ Action: 'Ping', ActionID: 'behind' });
      assert.equal(client.left(), '');
      simulator.pass(1);
      const [answer, behind] = await client.heard();
      assert.equal(answer, error('Unable to remove interface: Not there'));
      assert.equal(headerIn(behind, 'ActionID'), 'behind', 'one action after the other');
    },
  },
  'accept-and-forget': {
    done: false,
    keeps: true,
    async sees(seen) {
      await nothing(seen);
      seen.simulator.pass(86_400);
      await nothing(seen);
    },
  },
  lie: { done: false, keeps: true, sees: says(DONE) },
  'lose-reply': { done: true, keeps: false, sees: silence },
  'answer-twice': {
    done: true,
    keeps: true,
    async sees({ client }) {
      assert.deepEqual(await client.heard(), [DONE, DONE]);
    },
  },
  'wrong-answer': { done: false, keeps: true, sees: says(DONE.replace('struck', 'of-somebody-else')) },
  'event-before-reply': {
    settings: { ms: FOR_EVER },
    done: true,
    keeps: true,
    async sees(seen) {
      seen.client.send({ Action: 'Events', EventMask: 'agent', ActionID: 'late' });
      assert.equal(headerIn(await seen.client.next(), 'ActionID'), 'late');
      await waits(seen);
    },
  },
};

/** What is heard of a shift in which Ann is Ready, NotReady, Ready and NotReady, and the first NotReady is struck. */
interface EventRow {
  readonly settings?: object;
  readonly heard: string;
  /** What is heard when the fault is taken away at its end. */
  readonly late?: string;
}

const EVENTS: Readonly<Record<string, EventRow>> = {
  'drop-event': { heard: 'R1 R2 N2 end' },
  'duplicate-event': { heard: 'R1 N1 N1 R2 N2 end' },
  'delay-event': { settings: { ms: FOR_EVER }, heard: 'R1 R2 N2 end', late: 'N1' },
  'reorder-events': { heard: 'R1 R2 N1 N2 end' },
  'malformed-event': { heard: 'R1 malformed R2 N2 end' },
  'foreign-event': { heard: 'R1 N1-of-somebody-else R2 N2 end' },
  'unknown-event': { heard: 'R1 N1-QuantumLeap R2 N2 end' },
  'disconnect-feed': { heard: 'R1 cut' },
};

const OWN_TESTS = ['refuse'];

test('every fault has its row', () => {
  const kinds = FAULT_KINDS.map(({ kind }) => kind);
  assert.deepEqual([...kinds].sort(), [...Object.keys(REQUESTS), ...Object.keys(EVENTS), ...OWN_TESTS].sort());
});

const sentenceOf = (kind: string) => FAULT_KINDS.find((one) => one.kind === kind)?.sentence;

const command = ({ control }: TestAmi, type: string, more: object = {}) =>
  control('POST', 'agents/1001/commands', { type, ...more });

const isIn = async (client: TestClient): Promise<boolean> =>
  (await client.ask({ Action: 'QueueStatus', ...MEMBER })).some((message) =>
    message.startsWith('Event: QueueMember\r'),
  );

for (const [kind, { settings = {}, done, sees, keeps }] of Object.entries(REQUESTS))
  test(`${kind}: ${sentenceOf(kind)}`, async (t) => {
    const before = timers();
    const simulator = await serveAmi(t, { clock: 'manual' });
    const { control } = simulator;
    const [client, other] = await Promise.all([quiet(simulator), quiet(simulator)]);
    await command(simulator, 'LogIn', { queueIds: ['sales'] });
    const { id } = await control('POST', 'faults', { kind, settings, label: `the ${kind}`, match: { dialect: 'ami' } });
    client.send(REMOVE);
    await sees({ simulator, client, takeAway: () => control('DELETE', `faults/${id}`) });

    assert.equal(await isIn(other), !done, 'a list is left alone, and so is another session');
    const { entries } = await control('GET', 'journal?kind=request');
    const asked = entries.find((entry: { wire: { ActionID?: string } }) => entry.wire.ActionID === 'struck');
    const { entries: told } = await control('GET', 'journal?kind=fault');
    const [added, used] = told;
    assert.deepEqual([added.fault, added.faultId, added.label, added.what], [kind, id, `the ${kind}`, 'added']);
    assert.deepEqual([used.fault, used.what, used.requestId], [kind, 'used', asked.requestId]);
    assert.equal(told.filter(({ what }: { what: string }) => what === 'used').length, 1);

    await control('DELETE', 'faults');
    if (done) await command(simulator, 'LogIn', { queueIds: ['sales'] });
    const last = keeps ? client : await quiet(simulator);
    const answers = await last.ask(REMOVE);
    assert.equal(
      answers.find((answer) => !answer.startsWith('Event: ')),
      DONE,
      'as if there had never been a fault',
    );
    for (const one of [client, last, other]) one.socket.destroy();
    await assertNothingLeft(simulator, before);
  });

const quiet = ({ logIn }: TestAmi) => logIn({ ...SIM, events: 'off' });

async function assertNothingLeft({ control }: TestAmi, before: number): Promise<void> {
  while ((await control('GET', 'usage')).connections > 0);
  assert.deepEqual(await control('GET', 'faults'), []);
  assert.equal(timers(), before);
}

for (const [kind, { settings = {}, heard, late }] of Object.entries(EVENTS))
  test(`${kind}: ${sentenceOf(kind)}`, async (t) => {
    const before = timers();
    const simulator = await serveAmi(t, { clock: 'manual' });
    const { control } = simulator;
    const [listener, deaf] = await Promise.all([simulator.logIn(), quiet(simulator)]);
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
  const agents = await fetch(`${addresses.dialects.native?.url}/v1/agents`);
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
