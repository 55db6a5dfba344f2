// The fault of a certificate that nobody vouches for: it lasts as long as one such fault is there, however that ends, and
// beside a port that refuses; where there is no TLS there is none of it.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { rawClient } from '../net/testing/wire.ts';
import { assertProblem } from '../testing/simulator.ts';
import { type Faulty, faulty } from './testing/faulty.ts';

const ORDER = { kind: 'untrusted-certificate' };

/** How a connection begins now that somebody opens who trusts the authority. */
async function handshake(t: Parameters<typeof rawClient>[0], { port, ca }: Faulty): Promise<string> {
  const client = rawClient(t, port, ca);
  const how = await Promise.race([client.connected.then(() => 'trusted'), client.end().then((ended) => ended.how)]);
  client.socket.destroy();
  return how;
}

const UNTRUSTED = 'UNABLE_TO_VERIFY_LEAF_SIGNATURE';

test('it is shown as long as one such fault is there', async (t) => {
  const simulator = await faulty(t, { tls: 'auto' });
  const { add, remove, clear } = simulator;
  assert.equal(await handshake(t, simulator), 'trusted');
  const [one, other] = [await add(ORDER), await add({ ...ORDER, match: { dialect: 'native' } })];
  await remove(one);
  assert.equal(await handshake(t, simulator), UNTRUSTED);
  await remove(other);
  assert.equal(await handshake(t, simulator), 'trusted');
  await add(ORDER);
  await clear();
  assert.equal(await handshake(t, simulator), 'trusted');
});

test('it expires as any other, and comes through while the port refuses', async (t) => {
  const simulator = await faulty(t, { tls: 'auto' });
  const { add, advance, remove } = simulator;
  const closed = await add({ kind: 'refuse' });
  await add({ ...ORDER, expires: { afterMs: 1000 } });
  assert.equal(await handshake(t, simulator), 'ECONNREFUSED');
  await remove(closed);
  assert.equal(await handshake(t, simulator), UNTRUSTED);
  await advance(1000);
  assert.equal(await handshake(t, simulator), 'trusted');
});

test('a simulator that begins with it goes back to it', async (t) => {
  const simulator = await faulty(t, { tls: 'auto', fault: ORDER.kind });
  assert.equal(await handshake(t, simulator), UNTRUSTED);
  await simulator.clear();
  assert.equal(await handshake(t, simulator), 'trusted');
  await simulator.main.post('/control/reset').expect(204);
  assert.equal(await handshake(t, simulator), UNTRUSTED);
});

test('the main port is plain, and whoever is to trust the authority finds it there', async (t) => {
  const { main, ca, add } = await faulty(t, { tls: 'auto' });
  await add(ORDER);
  const { text, headers } = await main.get('/ca.pem').expect(200);
  assert.deepEqual([text, headers['content-type']], [ca, 'application/x-pem-file; charset=utf-8']);
});

test('where there is no TLS it is refused by name, and there is no authority', async (t) => {
  const { main, ca, faults } = await faulty(t);
  assertProblem(await main.post('/control/faults').send(ORDER), 422, 'TlsNotSpoken');
  assert.deepEqual([await faults(), ca], [[], undefined]);
  assertProblem(await main.get('/ca.pem'), 404, 'NoSuchResource');
  const { body } = await main.get('/healthz').expect(200);
  assert.ok(!('ca' in body.dialects.native));
});
