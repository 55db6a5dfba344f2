// How the bytes of an answer go out when they are spoiled: over real connections, and without waiting for any time that a
// step names, since whoever waits can be let go.

import assert from 'node:assert/strict';
import { EventEmitter, once } from 'node:events';
import { createServer, type Socket } from 'node:net';
import { type TestContext, test } from 'node:test';
import { type ByteStep, bytesOf, deliver } from './delivery.ts';
import { createLifetime } from './lifetime.ts';
import { listen } from './listener.ts';
import { rawClient, timers } from './testing/wire.ts';

/** Longer than any test. */
const FOR_EVER = 3_600_000;
const write = (text: string): ByteStep => ({ write: Buffer.from(text) });

/** A connection, and the steps on their way over it. */
async function delivering(t: TestContext, steps: readonly ByteStep[]) {
  const accepted = new EventEmitter();
  const listener = await listen(
    { host: '127.0.0.1', port: 0 },
    createServer((one) => accepted.emit('one', one)),
  );
  t.after(listener.stop);
  const [[socket], client] = await Promise.all([once(accepted, 'one'), rawClient(t, listener.port)]);
  const term = createLifetime();
  const outlet = { socket: socket as Socket, write: (bytes: Buffer) => void socket.write(bytes) };
  return { client, term, listener, accepted, delivered: deliver(outlet, { steps, ended: term }) };
}

test('what is written arrives, in order, and the connection stays', async (t) => {
  const { client, delivered, listener } = await delivering(t, [write('a'), write('bc'), write(''), write('d')]);
  await delivered;
  assert.equal(await client.upTo('d'), 'abcd');
  assert.equal(listener.connections(), 1);
});

test('a wait keeps back what stands behind it, and lets it go when the term is over', async (t) => {
  const { client, delivered, term } = await delivering(t, [
    write('a'),
    { waitMs: FOR_EVER },
    write('b'),
    { waitMs: FOR_EVER },
    write('c'),
  ]);
  assert.equal(await client.upTo('a'), 'a');
  term.end();
  await delivered;
  assert.equal(await client.upTo('c'), 'abc');
});

test('a wait is over by itself', async (t) => {
  const { client, delivered } = await delivering(t, [{ waitMs: 1 }, write('a')]);
  await delivered;
  assert.equal(await client.upTo('a'), 'a');
});

test('nothing waits any more where the term is over from the start', async (t) => {
  const { client, delivered, term } = await delivering(t, [write('a'), { waitMs: FOR_EVER }, { end: 'silence' }]);
  term.end();
  await delivered;
  assert.deepEqual(await client.end(), { how: 'in order', text: 'a' });
});

const ENDS: readonly { readonly end: 'reset' | 'close'; readonly how: string }[] = [
  { end: 'reset', how: 'ECONNRESET' },
  { end: 'close', how: 'in order' },
];

for (const { end, how } of ENDS)
  test(`a ${end} ends the connection, and nothing comes behind it`, async (t) => {
    const { client, delivered, listener } = await delivering(t, [write('a'), { waitMs: 5 }, { end }, write('b')]);
    await delivered;
    assert.deepEqual(await client.end(), { how, text: 'a' });
    assert.equal(listener.connections(), 0);
  });

test('a close lets all that was written arrive, however much it is', async (t) => {
  const much = 'x'.repeat(4 * 1024 * 1024);
  const { client } = await delivering(t, [write(much), { end: 'close' }]);
  assert.equal((await client.end()).text.length, much.length);
});

test('silence keeps the connection until the term is over, and then cuts it', async (t) => {
  const { client, delivered, term, listener, accepted } = await delivering(t, [{ end: 'silence' }, write('a')]);
  await Promise.all([once(accepted, 'one'), rawClient(t, listener.port)]); // so much later it is still there
  assert.equal(listener.connections(), 2);
  term.end();
  await delivered;
  assert.deepEqual(await client.end(), { how: 'in order', text: '' });
});

const LEFT: Record<string, ByteStep> = { silence: { end: 'silence' }, 'a wait': { waitMs: FOR_EVER } };

for (const [name, step] of Object.entries(LEFT))
  test(`a client who goes during ${name} ends it, and no timer is left behind`, async (t) => {
    const { client, delivered, term } = await delivering(t, [write('a'), step, write('b')]);
    await client.upTo('a');
    client.socket.destroy();
    await delivered;
    term.end();
    assert.equal(timers(), 0);
  });

test('however much waits on a connection, one listens for its end, and a wait that is over leaves nobody listening', async (t) => {
  const { socket, connected } = rawClient(t, (await delivering(t, [])).listener.port);
  await connected;
  const listening = new Set<() => void>();
  const ended = {
    isOver: false,
    onceOver: (listener: () => void) => {
      listening.add(listener);
      return () => void listening.delete(listener);
    },
  };
  const before = socket.listenerCount('close');
  const outlet = { socket, write: () => undefined };
  const waits = Array.from({ length: 20 }, () => deliver(outlet, { steps: [{ waitMs: 0 }, { waitMs: 0 }], ended }));
  assert.deepEqual([listening.size, socket.listenerCount('close')], [20, before + 1]);
  await Promise.all(waits);
  assert.equal(listening.size, 0);
});

test('what steps write, all told, is what stands before their end', () => {
  const text = (...steps: ByteStep[]) => bytesOf(steps).toString();
  assert.equal(text(), '');
  assert.equal(text(write('a'), { waitMs: 7 }, write('b')), 'ab');
  assert.equal(text(write('a'), { end: 'close' }, write('b')), 'a');
  assert.equal(text({ end: 'silence' }, write('a')), '');
});
