// TLS on a port: who trusts the authority is served, nobody else; a handshake that does not come to its end holds nothing;
// the certificate that is shown can be one that nobody vouches for, and everything can be spoiled as on a plain port.

import assert from 'node:assert/strict';
import { X509Certificate } from 'node:crypto';
import { once } from 'node:events';
import { createServer, type Socket } from 'node:net';
import { hostname, networkInterfaces } from 'node:os';
import { type TestContext, test } from 'node:test';
import { connect, type TLSSocket } from 'node:tls';
import { addressBytes, makeCertificates } from './certificates.ts';
import { deliver } from './delivery.ts';
import { createLifetime } from './lifetime.ts';
import { connectionOf, listen } from './listener.ts';
import { once as onlyOnce } from './once.ts';
import { rawClient } from './testing/wire.ts';
import { calledAt, createPortTls } from './tls.ts';

const HOST = '127.0.0.1';
const certificates = onlyOnce(() => makeCertificates(calledAt(HOST, ['kit.example', '[fd00::5]:7071'])));

/** Greets whoever connects with the number of the connection. */
async function greeter(t: TestContext, handshakeMs?: number) {
  const tls = createPortTls(await certificates(), handshakeMs);
  const sockets: Socket[] = [];
  const server = createServer((socket) => {
    sockets.push(socket);
    socket.write(`${connectionOf(socket)}!`);
  });
  const listener = await listen({ host: HOST, port: 0, tls }, server);
  t.after(listener.stop);
  const { ca, distrust } = tls;
  return {
    ...listener,
    ca,
    distrust,
    sockets,
    join: (trusts: string | undefined = ca) => rawClient(t, listener.port, trusts),
  };
}

/** How a handshake ends: `served`, or the code of what is wrong with it. */
async function handshake(client: ReturnType<typeof rawClient>): Promise<string> {
  const served = client.upTo('!').then(() => 'served');
  return Promise.race([served, client.end().then(({ how }) => how)]).catch(() => client.end().then(({ how }) => how));
}

test('who trusts the authority is served, and numbered as on a plain port', async (t) => {
  const { join, connections, ca } = await greeter(t);
  const [first, second] = [join(), join()];
  assert.deepEqual([await first.upTo('!'), await second.upTo('!')].sort(), ['1!', '2!']);
  assert.equal(connections(), 2);
  first.socket.destroy();
  while (connections() > 1) await new Promise(setImmediate);
  assert.equal(new X509Certificate(ca).ca, true);
});

test('who trusts somebody else is not', async (t) => {
  const { join } = await greeter(t);
  const { ca: stranger } = await makeCertificates([HOST]);
  assert.equal(await handshake(join(stranger)), 'UNABLE_TO_VERIFY_LEAF_SIGNATURE');
});

test('the certificate names the server as it can be reached, and is no authority itself', async () => {
  const { ca, trusted, untrusted } = await certificates();
  for (const { cert } of [trusted, untrusted]) {
    const shown = new X509Certificate(cert);
    for (const name of ['localhost', 'kit.example']) assert.equal(shown.checkHost(name), name);
    for (const address of [HOST, '::1', 'fd00::5']) assert.equal(shown.checkIP(address), address);
    assert.equal(shown.checkHost(`not-${hostname()}`), undefined);
    assert.equal(shown.ca, false);
    assert.equal(shown.issuer, new X509Certificate(ca).subject);
    assert.equal(shown.verify(new X509Certificate(ca).publicKey), cert === trusted.cert);
  }
});

test('a server that listens everywhere is called by every address of the machine', () => {
  const all = Object.values(networkInterfaces()).flatMap((some = []) => some.map(({ address }) => address));
  assert.ok(all.length > 0);
  for (const everywhere of ['0.0.0.0', '::'])
    for (const address of all) assert.ok(calledAt(everywhere, []).includes(address), address);
  assert.deepEqual(calledAt('10.0.0.5', ['kit:80']), ['localhost', '127.0.0.1', '::1', '10.0.0.5', 'kit']);
});

test('addresses are written as certificates hold them', () => {
  const hex = (address: string) => Buffer.from(addressBytes(address)).toString('hex');
  assert.equal(hex('10.0.255.1'), '0a00ff01');
  assert.equal(hex('::'), '0'.repeat(32));
  assert.equal(hex('::1'), `${'0'.repeat(31)}1`);
  assert.equal(hex('fe80::1:2%eth0'), 'fe80000000000000000000000001' + '0002');
  assert.equal(hex('2001:db8:1:2:3:4:5:6'), '20010db8000100020003000400050006');
});

const NO_HANDSHAKES: Readonly<Record<string, string>> = {
  HTTP: 'GET / HTTP/1.1\r\nHost: localhost\r\n\r\n',
  'an action of AMI': 'Action: Login\r\nUsername: a\r\n\r\n',
  nonsense: '\x00\xff\x80 nonsense'.repeat(100),
  'a record that is too long': '\x16\x03\x01\xff\xff\x01',
};

for (const [what, sent] of Object.entries(NO_HANDSHAKES))
  test(`who begins with ${what} is sent away, and everybody else is served`, async (t) => {
    const { port, join, connections } = await greeter(t);
    const plain = rawClient(t, port);
    plain.socket.write(sent, 'latin1');
    const { text } = await plain.end();
    assert.doesNotMatch(text, /!/);
    assert.equal(await join().upTo('!'), '2!');
    assert.equal(connections(), 1);
  });

/** The beginning of a handshake, record and hello, and no more. */
const HALF = '\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03';

for (const [what, sent] of Object.entries({ 'says nothing': '', 'begins a handshake and leaves it at that': HALF }))
  test(`who ${what} holds a connection no longer than the limit, and nobody else up`, async (t) => {
    const { port, join } = await greeter(t, 100);
    const idle = rawClient(t, port);
    if (sent !== '') idle.socket.write(sent, 'latin1');
    while ((await handshake(join())) !== 'served'); // the limit is one for everybody, and this machine may be slow
    await idle.end();
  });

test('a port that stops or refuses cuts who is in the middle of a handshake', async (t) => {
  const { port, refuse, stop } = await greeter(t);
  for (const end of [() => refuse(true), stop]) {
    await refuse(false);
    const idle = rawClient(t, port);
    await idle.connected;
    idle.socket.write(HALF, 'latin1');
    await end();
    await idle.end();
  }
});

test('a certificate that nobody vouches for is shown to whoever comes, and who is there is cut', async (t) => {
  const { join, distrust, connections } = await greeter(t);
  const before = join();
  await before.upTo('!');
  distrust(true);
  await before.end();
  assert.equal(await handshake(join()), 'UNABLE_TO_VERIFY_LEAF_SIGNATURE');
  distrust(true);
  assert.equal(await handshake(join()), 'UNABLE_TO_VERIFY_LEAF_SIGNATURE');
  distrust(false);
  assert.equal(await handshake(join()), 'served');
  while (connections() > 1) await new Promise(setImmediate);
});

test('what was agreed on with the one is worth nothing with the other', async (t) => {
  const { port, ca, distrust, join } = await greeter(t);
  const first = connect({ host: HOST, port, ca });
  const [session] = (await once(first.resume(), 'session')) as [Buffer];
  const again = connect({ host: HOST, port, ca, session });
  await once(again, 'secureConnect');
  assert.equal(again.isSessionReused(), true, 'else this shows nothing');
  for (const socket of [first, again]) socket.destroy();
  distrust(true);
  const late: TLSSocket = connect({ host: HOST, port, ca, session, rejectUnauthorized: false });
  t.after(() => late.destroy());
  await once(late, 'secureConnect');
  assert.deepEqual([late.isSessionReused(), late.authorized], [false, false]);
  distrust(false);
  assert.equal(await handshake(join()), 'served');
});

for (const [how, ends] of [
  ['reset', 'ECONNRESET'],
  ['close', 'in order'],
] as const)
  test(`a connection can be ended by a ${how}, behind what was written`, async (t) => {
    const { join, sockets, connections } = await greeter(t);
    const client = join();
    await client.upTo('!');
    const [socket] = sockets as [Socket];
    const outlet = { socket, write: (bytes: Buffer) => void socket.write(bytes) };
    await deliver(outlet, { steps: [{ write: Buffer.from('half') }], ended: createLifetime() });
    await client.upTo('half');
    await deliver(outlet, { steps: [{ end: how }], ended: createLifetime() });
    assert.deepEqual(await client.end(), { how: ends, text: '1!half' });
    assert.equal(connections(), 0);
  });
