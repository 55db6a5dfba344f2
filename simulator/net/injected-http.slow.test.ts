// HTTP answers whose bytes are spoiled, over bare sockets: a connection answers one request after the other, goes on
// where it can, and a client sees in what way it cannot.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type ByteStep, deliver } from './delivery.ts';
import { createLifetime, ENDLESS, type Lifetime } from './lifetime.ts';
import { faultyPort, get, rawClient, timers } from './testing/wire.ts';

const FOR_EVER = 3_600_000;

/** The reply, spoiled by `change`. */
const sendingOf =
  (change: (reply: Uint8Array) => readonly ByteStep[], term: Lifetime = ENDLESS) =>
  (reply: Uint8Array) => ({ steps: change(reply), ended: term });

/** One byte at a time. */
const drip = (reply: Uint8Array): readonly ByteStep[] =>
  [...reply].flatMap((byte): readonly ByteStep[] => [{ write: Buffer.from([byte]) }, { waitMs: 0 }]);

const halves = (reply: Uint8Array): readonly ByteStep[] => [
  { write: reply.subarray(0, 20) },
  { waitMs: 1 },
  { write: reply.subarray(20) },
];

const CHANGES: Record<string, (reply: Uint8Array) => readonly ByteStep[]> = {
  'as it is': (reply) => [{ write: reply }],
  'drips a byte at a time': drip,
  'is split in the middle of its head': halves,
  'is late': (reply) => [{ waitMs: 1 }, { write: reply }],
};

for (const [name, change] of Object.entries(CHANGES))
  test(`a connection whose answer ${name} goes on to the next request`, async (t) => {
    const { port, injected, connections, asked } = await faultyPort(t, { sending: sendingOf(change) });
    const client = rawClient(t, port);
    client.send(get('one'));
    const first = await client.upTo('\r\n\r\none');
    assert.match(first, /^HTTP\/1\.1 200 OK\r\n/);
    client.send(get('two'));
    await client.upTo('\r\n\r\ntwo');
    injected.sending = undefined;
    client.send(get('three'));
    assert.equal((await client.upTo('\r\n\r\nthree')).split('HTTP/1.1 200 OK\r\n').length, 4);
    assert.deepEqual([connections(), asked], [1, ['/one', '/two', '/three']]);
    assert.equal(timers(), 0);
  });

test('requests that come all at once are answered one after the other, and each is spoiled', async (t) => {
  const term = createLifetime();
  const spoiled: string[] = [];
  const late = sendingOf((reply) => {
    spoiled.push(String(reply).slice(-3));
    return [{ write: reply.subarray(0, 5) }, { waitMs: FOR_EVER }, { write: reply.subarray(5) }];
  }, term);
  const { port, asked } = await faultyPort(t, { sending: late });
  const client = rawClient(t, port);
  client.send(get('one') + get('two') + get('six'));
  assert.equal(await client.upTo('HTTP/'), 'HTTP/', 'the second does not go out before the first is done');
  assert.deepEqual(spoiled, ['one']);
  term.end();
  const words = [...(await client.upTo('six')).matchAll(/\r\n\r\n([a-z]+)/g)].map(([, word]) => word);
  assert.deepEqual(
    [words, spoiled, asked],
    [
      ['one', 'two', 'six'],
      ['one', 'two', 'six'],
      ['/one', '/two', '/six'],
    ],
  );
});

test('a request that asks for the end of the connection gets it when the answer is out', async (t) => {
  const { port } = await faultyPort(t, { sending: sendingOf(drip) });
  const client = rawClient(t, port);
  client.send(get('bye', 'Connection: close\r\n'));
  const { how, text } = await client.end();
  assert.equal(how, 'in order');
  assert.match(text, /\r\n\r\nbye$/);
});

const ENDS: Record<
  string,
  { readonly steps: (reply: Uint8Array) => readonly ByteStep[]; readonly how: string; readonly arrives: RegExp }
> = {
  'reset in the middle': {
    steps: (reply) => [{ write: reply.subarray(0, 9) }, { waitMs: 5 }, { end: 'reset' }],
    how: 'ECONNRESET',
    arrives: /^HTTP\/1\.1 $/,
  },
  'reset behind the answer': {
    steps: (reply) => [{ write: reply }, { waitMs: 5 }, { end: 'reset' }],
    how: 'ECONNRESET',
    arrives: /\r\n\r\nhello$/,
  },
  'closed in the middle': {
    steps: (reply) => [{ write: reply.subarray(0, 9) }, { end: 'close' }],
    how: 'in order',
    arrives: /^HTTP\/1\.1 $/,
  },
  'closed without a word': { steps: () => [{ end: 'close' }], how: 'in order', arrives: /^$/ },
};

for (const [name, { steps, how, arrives }] of Object.entries(ENDS))
  test(`a client sees that the connection is ${name}, and a new one is served`, async (t) => {
    const { port, injected } = await faultyPort(t, { sending: sendingOf(steps) });
    const client = rawClient(t, port);
    client.send(get('hello') + get('again'));
    const seen = await client.end();
    assert.equal(seen.how, how);
    assert.match(seen.text, arrives);
    injected.sending = undefined;
    const next = rawClient(t, port);
    next.send(get('next'));
    assert.match(await next.upTo('\r\n\r\nnext'), /^HTTP\/1\.1 200 OK/);
  });

const INSTEAD: Record<string, { readonly end: 'reset' | 'close' | 'silence'; readonly how: string }> = {
  'is reset': { end: 'reset', how: 'ECONNRESET' },
  'is closed': { end: 'close', how: 'in order' },
  'is silent until it is let go': { end: 'silence', how: 'in order' },
};

for (const [name, { end, how }] of Object.entries(INSTEAD))
  test(`a connection that ${name} in place of an answer says nothing`, async (t) => {
    const term = createLifetime();
    const { port, asked, connections } = await faultyPort(t, { instead: { steps: [{ end }], ended: term } });
    const client = rawClient(t, port);
    client.send(get('hello'));
    if (end === 'silence') {
      while (asked.length === 0) await new Promise(setImmediate);
      assert.equal(connections(), 1);
      term.end();
    }
    assert.deepEqual(await client.end(), { how, text: '' });
    assert.equal(timers(), 0);
  });

test('a client who goes while the answer drips leaves nothing behind', async (t) => {
  const never = sendingOf((reply) => [{ write: reply.subarray(0, 9) }, { waitMs: FOR_EVER }, { write: reply }]);
  const { port, connections } = await faultyPort(t, { sending: never });
  const client = rawClient(t, port);
  client.send(get('hello'));
  await client.upTo('HTTP/1.1 ');
  client.socket.destroy();
  while (connections() > 0) await new Promise(setImmediate);
  assert.equal(timers(), 0);
});

test('an answer of many megabytes goes out whole', async (t) => {
  const much = sendingOf((reply) => [
    { write: Buffer.concat([reply, Buffer.alloc(8 * 1024 * 1024, 'x')]) },
    { end: 'close' },
  ]);
  const { port } = await faultyPort(t, { sending: much });
  const client = rawClient(t, port);
  client.send(get('hello'));
  assert.ok((await client.end()).text.length > 8 * 1024 * 1024);
});

test('what is delivered to a connection that is gone is not delivered, and harms nobody', async (t) => {
  const { port } = await faultyPort(t);
  const { socket } = rawClient(t, port);
  socket.destroy();
  await deliver(
    { socket, write: () => assert.fail('it was written') },
    { steps: [{ write: Buffer.from('a') }], ended: ENDLESS },
  );
});
