// The probe that listens and that looks, over real wires, plain and over TLS: what it is told, in which order, and that nothing
// more has come; which bytes an answer is; and servers that are not there, break off or say too much.

import assert from 'node:assert/strict';
import { once } from 'node:events';
import { createServer, type Socket } from 'node:net';
import { type TestContext, test } from 'node:test';
import { WebSocketServer } from 'ws';
import { startSimulator } from '../../../simulator/index.ts';
import { closedPort } from '../acd/testing/server.ts';
import { TOLD_LIMIT } from './links/link.ts';
import { type Probe, type ProbeRequest, probeFor, type Told } from './probe.ts';

const ADA = { id: '1001', name: 'Ada', password: 'pw', extension: '6001', defaultQueues: ['sales', 'support'] };
const BEN = { ...ADA, id: '1002', name: 'Ben', extension: '6002' };
const FLOOR = { queues: [{ id: 'sales' }, { id: 'support' }], agents: [ADA, BEN] };
const WHOLE = { forMs: 5000, isEnough: ({ answers }: { answers: readonly unknown[] }) => answers.length > 0 };

const ask = (activity: ProbeRequest['activity'], more: Partial<ProbeRequest> = {}): ProbeRequest => ({
  ...{ activity, agentId: ADA.id, workQueueIds: ['sales', 'support'], password: ADA.password, isAfterCallWork: false },
  ...more,
});

const watched = ({ id, extension }: typeof ADA) => ({ agentId: id, extension });

const wordsOf = (told: readonly Told[]): readonly string[] =>
  told.map(({ type, agentId, queueIds, state }) => [type, agentId, state, queueIds].filter(Boolean).join(' '));

async function simulated(t: TestContext, dialect: string, tls?: 'auto') {
  const { addresses, stop } = await startSimulator({
    ...{ port: `0,native=0,${dialect}=0`, dialect, tls, clock: 'manual', token: 'the-token-of-the-link' },
  });
  t.after(stop);
  const control = async (method: string, path: string, body: object) => {
    const { status } = await fetch(`${addresses.main}/control/${path}`, { method, body: JSON.stringify(body) });
    assert.ok(status < 300, `${method} ${path}: ${status}`);
  };
  await control('PUT', 'snapshot', FLOOR);
  return { control, probe: probeFor(dialect, addresses.dialects[dialect] ?? {}) as Probe };
}

const SHIFT: Readonly<Record<string, readonly string[]>> = {
  native: [
    'LoggedIn 1001 sales,support',
    ...['StateChanged 1001 Ready', 'StateChanged 1001 NotReady', 'LeftQueue 1001 sales', 'LoggedOut 1001 support'],
  ],
  ami: [
    ...['LoggedIn 1001 sales', 'JoinedQueue 1001 support', 'Unpaused 1001 sales', 'Unpaused 1001 support'],
    ...['Paused 1001 sales', 'Paused 1001 support', 'LeftQueue 1001 sales', 'LoggedOut 1001 support'],
  ],
};

for (const tls of [undefined, 'auto'] as const)
  for (const [dialect, shift] of Object.entries(SHIFT))
    test(`${dialect}${tls === undefined ? '' : ' over TLS'}: whoever listens is told all, and nobody else`, async (t) => {
      const { probe, control } = await simulated(t, dialect, tls);
      const [ada, ben, nobody] = await Promise.all([
        ...[probe.watch(watched(ADA)), probe.watch(watched(BEN)), probe.watch()],
      ]);
      t.after(() => {
        for (const watch of [ada, ben, nobody]) watch?.close();
      });
      assert.deepEqual(await ada?.told(), []);
      await probe.ask(ask('LoginAgent'));
      await control('POST', 'agents/1001/commands', { type: 'SetReady' });
      await control('POST', 'agents/1001/commands', { type: 'SetNotReady' });
      for (const queueId of ['sales', 'support']) await probe.ask(ask('LogoutAgent', { queueId }));
      assert.deepEqual(wordsOf((await ada?.told()) ?? []), shift);
      assert.deepEqual(wordsOf((await ada?.told()) ?? []), shift, 'asked again, it is told the same');
      assert.deepEqual(await ben?.told(), []);
      assert.deepEqual(await nobody?.told(), []);
      await control('POST', 'agents/1002/commands', { type: 'LogIn', queueIds: ['sales'] });
      assert.deepEqual(wordsOf((await ben?.told()) ?? []), ['LoggedIn 1002 sales']);
      assert.equal((await ada?.told())?.length, shift.length);
    });

for (const [dialect, left] of [
  ['native', 'LeftQueue 1001 sales'],
  ['ami', 'LeftQueue 1001 sales'],
] as const)
  test(`${dialect}: whoever begins to listen later knows which queue is the last one`, async (t) => {
    const { probe } = await simulated(t, dialect);
    await probe.ask(ask('LoginAgent'));
    const watch = await probe.watch(watched(ADA));
    t.after(watch.close);
    for (const queueId of ['sales', 'support']) await probe.ask(ask('LogoutAgent', { queueId }));
    assert.deepEqual(wordsOf(await watch.told()), [left, 'LoggedOut 1001 support']);
  });

test('what was accepted is told to be done, or refused in words', async (t) => {
  const { probe, control } = await simulated(t, 'native');
  await control('PUT', 'policy', { profile: 'opencti', outcome: 'later', outcomeDelayMs: 50 });
  const watch = await probe.watch(watched(ADA));
  t.after(watch.close);
  assert.equal((await probe.ask(ask('LogoutAgent'))).outcome, 'accepted');
  assert.equal((await probe.ask(ask('LoginAgent'))).outcome, 'accepted');
  assert.deepEqual(await watch.told(), []);
  await control('POST', 'clock/advance', { by: 50 });
  const settled = (await watch.told()).filter(({ type }) => type === 'Settled');
  assert.deepEqual(
    settled.map(({ outcome, words }) => [outcome, words]),
    [
      ['refused', 'Agent 1001 is not logged in to any queue.'],
      ['done', undefined],
    ],
  );
});

const STATUS: Readonly<Record<string, number | undefined>> = { native: 200, ami: undefined };

for (const tls of [undefined, 'auto'] as const)
  for (const [dialect, status] of Object.entries(STATUS))
    test(`${dialect}${tls === undefined ? '' : ' over TLS'}: an answer is one, ours, and says what it says`, async (t) => {
      const { probe } = await simulated(t, dialect, tls);
      await probe.ask(ask('LoginAgent'));
      const done = await probe.look(ask('SetAgentReady'), WHOLE);
      const [answer] = done.answers;
      assert.deepEqual([done.end, done.answers.length, answer?.isOurs], ['open', 1, true]);
      assert.deepEqual([answer?.says?.outcome, answer?.inside, answer?.status], ['done', undefined, status]);
      assert.equal(
        done.bytes,
        done.pieces.reduce((sum, { bytes }) => sum + bytes, 0),
      );
      const refused = await probe.look(ask('LogoutAgent', { queueId: 'nowhere' }), WHOLE);
      assert.equal(refused.answers[0]?.says?.outcome, 'refused');
      assert.match(refused.answers[0]?.says?.words ?? '', /queue/i);
      const read = await probe.look(ask('LogoutAgent'), { ...WHOLE, isRead: true });
      assert.equal(read.answers[0]?.isOurs, true);
    });

test('a server that is not there refuses the look, and lets nobody listen', async () => {
  const port = await closedPort();
  const servers = {
    native: { url: `http://127.0.0.1:${port}`, eventsUrl: `ws://127.0.0.1:${port}/v1/events` },
    ami: { host: '127.0.0.1', port, interface: 'Local/{AgentID}@agents' },
  };
  for (const [dialect, server] of Object.entries(servers)) {
    const probe = probeFor(dialect, server) as Probe;
    assert.deepEqual((await probe.look(ask('LogoutAgent'), { forMs: 50 })).end, 'refused');
    await assert.rejects(probe.watch(watched(ADA)), /ECONNREFUSED/);
  }
});

/** A server of the native feed's protocol that says what it likes to whoever connects. */
async function feed(t: TestContext, say: (send: (text: string) => void, cut: () => void) => void): Promise<Probe> {
  const server = new WebSocketServer({ port: 0, host: '127.0.0.1' });
  t.after(() => server.close());
  server.on('connection', (socket) => {
    t.after(() => socket.terminate());
    say(
      (text) => socket.send(text),
      () => socket.terminate(),
    );
  });
  await once(server, 'listening');
  const { port } = server.address() as { port: number };
  return probeFor('native', { url: '', eventsUrl: `ws://127.0.0.1:${port}` }) as Probe;
}

test('what is no event is told as such, and what is none of an agent’s is left out', async (t) => {
  const probe = await feed(t, (send) => {
    for (const text of ['{', '{"type":"CallOffered","agentId":"1001"}', '{"type":"AgentLoggedOut","agentId":"1001"}'])
      send(text);
  });
  const watch = await probe.watch(watched(ADA));
  t.after(watch.close);
  assert.deepEqual(
    (await watch.told()).map(({ type }) => type),
    ['Unreadable', 'LoggedOut'],
  );
});

test('a feed that tells more than is kept, and one that breaks off, are errors', async (t) => {
  const event = JSON.stringify({ type: 'AgentLoggedOut', agentId: ADA.id });
  const flood = await feed(t, (send) => Array.from({ length: TOLD_LIMIT + 1 }, () => send(event)));
  const drowned = await flood.watch(watched(ADA));
  t.after(drowned.close);
  await assert.rejects(drowned.told(), /More than 1000 changes were told/);
  const broken = await (await feed(t, (_send, cut) => cut())).watch(watched(ADA));
  await assert.rejects(broken.told(), /broke off/);
});

/** A Manager Interface that lets everybody in, and then says what it likes. */
async function manager(t: TestContext, say: (action: string, socket: Socket) => void): Promise<Probe> {
  const server = createServer((socket) => {
    socket.on('error', () => socket.destroy()).write('Asterisk Call Manager/11.0.0\r\n');
    socket.setEncoding('utf8').on('data', (text) => {
      for (const action of String(text).split('\r\n\r\n').filter(Boolean))
        if (action.startsWith('Action: Login')) socket.write('Response: Success\r\nMessage: in\r\n\r\n');
        else say(action, socket);
    });
  }).listen(0, '127.0.0.1');
  t.after(() => server.close());
  await once(server, 'listening');
  const { port } = server.address() as { port: number };
  return probeFor('ami', { host: '127.0.0.1', port, interface: 'Local/{AgentID}@agents' }) as Probe;
}

test('a manager that breaks off, or says a message without end, is an error to whoever listens', async (t) => {
  const breaking = await manager(t, (_action, socket) => socket.end());
  await assert.rejects(breaking.watch(watched(ADA)), /closed the connection/);
  const endless = await manager(t, (_action, socket) => socket.write('x'.repeat(2 * 1024 * 1024)));
  await assert.rejects(endless.watch(watched(ADA)), /a message has no end/);
});

test('an event that comes to whoever wanted none is not overlooked', async (t) => {
  const event = 'Event: QueueMemberRemoved\r\nInterface: Local/1001@agents\r\nQueue: sales\r\n\r\n';
  const probe = await manager(t, (_action, socket) => socket.write(`${event}Response: Success\r\nPing: Pong\r\n\r\n`));
  const watch = await probe.watch();
  t.after(watch.close);
  const [first] = await watch.told();
  assert.deepEqual([first?.type, first?.agentId], ['Unreadable', 'Local/1001@agents']);
});
