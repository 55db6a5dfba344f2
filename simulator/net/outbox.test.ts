// What goes out on one connection, over a real one: gathered or not, it is whole and in order, and an end takes nothing
// of it away.

import assert from 'node:assert/strict';
import { once } from 'node:events';
import { connect, createServer, type Socket } from 'node:net';
import { type TestContext, test } from 'node:test';
import { ENDLESS } from './lifetime.ts';
import { createOutbox, type Outbox } from './outbox.ts';

/** An outbox, how often it writes, and all that has arrived once it is over. */
async function connection(t: TestContext) {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  t.after(() => server.close());
  const address = server.address() as { port: number };
  const client = connect(address.port, '127.0.0.1');
  const [socket] = (await once(server, 'connection')) as [Socket];
  const write = t.mock.method(socket, 'write');
  let text = '';
  client
    .on('error', () => client.destroy())
    .on('data', (bytes) => {
      text += bytes;
    });
  const over = new Promise((resolve) => client.on('close', resolve));
  const outbox: Outbox = createOutbox(socket);
  return {
    outbox,
    over,
    isCut: () => socket.destroyed,
    writes: () => write.mock.callCount(),
    async arrived() {
      if (!socket.destroyed) socket.end();
      await over;
      return text;
    },
  };
}

test('what is sent while somebody is at work goes out in one piece when it is done', async (t) => {
  const { outbox, writes, arrived } = await connection(t);
  outbox.gather(() => {
    for (let number = 0; number < 100; number += 1) outbox.send(`${number} `);
    assert.equal(writes(), 0);
  });
  assert.equal(writes(), 1);
  outbox.send('after');
  assert.equal(writes(), 2);
  assert.equal(await arrived(), `${Array.from({ length: 100 }, (_, number) => `${number} `).join('')}after`);
});

test('much is not gathered until it is too much', async (t) => {
  const { outbox, writes, arrived } = await connection(t);
  const large = 'x'.repeat(50_000);
  outbox.gather(() => {
    for (let number = 0; number < 10; number += 1) outbox.send(large);
  });
  assert.equal(writes(), 5);
  assert.equal((await arrived()).length, 500_000);
});

test('what is spoiled keeps its place among what is gathered', async (t) => {
  const { outbox, arrived } = await connection(t);
  outbox.gather(() => {
    outbox.send('one ');
    outbox.sendInjected({
      steps: [{ write: Buffer.from('t') }, { waitMs: 1 }, { write: Buffer.from('wo ') }],
      ended: ENDLESS,
    });
    outbox.send('three');
  });
  await new Promise((resolve) => setTimeout(resolve, 30));
  assert.equal(await arrived(), 'one two three');
});

test('a cut takes nothing away that was sent before', async (t) => {
  const { outbox, arrived } = await connection(t);
  outbox.gather(() => {
    outbox.send('goodbye');
    outbox.cut();
  });
  assert.equal(await arrived(), 'goodbye');
});

test('the last message is behind everything that was to come before it, and ends the connection', async (t) => {
  const { outbox, over, arrived } = await connection(t);
  outbox.gather(() => {
    outbox.sendInjected({ steps: [{ waitMs: 20 }, { write: Buffer.from('late ') }], ended: ENDLESS });
    outbox.sendInjected({
      steps: [{ write: Buffer.from('a ') }, { waitMs: 40 }, { write: Buffer.from('b ') }],
      ended: ENDLESS,
    });
    outbox.send('soon ');
    outbox.sendLast('goodbye');
  });
  await over;
  assert.equal(await arrived(), 'a b soon late goodbye');
});

test('a reset is behind what was gathered before it', async (t) => {
  const { outbox, writes, arrived } = await connection(t);
  outbox.gather(() => {
    outbox.send('goodbye');
    outbox.sendInjected({ steps: [{ end: 'reset' }], ended: ENDLESS });
    assert.equal(writes(), 1);
  });
  await arrived();
});

const HELD = { ms: 60_000, write: Buffer.alloc(40 * 1024 * 1024) };

for (const [what, waits] of [
  ['before it is written', [{ waitMs: HELD.ms }, { write: HELD.write }]],
  ['behind a message that is being written', [{ write: HELD.write }, { waitMs: HELD.ms }]],
] as const)
  test(`a client that asks for more and more, all of which waits ${what}, is cut off`, async (t) => {
    const { outbox, over, isCut } = await connection(t);
    outbox.sendInjected({ steps: waits, ended: ENDLESS });
    outbox.sendInjected({ steps: waits, ended: ENDLESS });
    assert.equal(isCut(), false, 'one may be large, and one that waits behind it');
    outbox.sendInjected({ steps: waits, ended: ENDLESS });
    assert.equal(isCut(), true);
    await over;
  });
