// TLS in every dialect, the example from a file included: it is spoken on the dialect's port, its authority is told of, and
// what faults do to a port and to bytes they do over TLS as well.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { connect } from 'node:tls';
import { Failure } from '../net/failure.ts';
import { rawClient } from '../net/testing/wire.ts';
import { RAW_CLIENTS, type RawClient } from './testing/raw-clients.ts';
import { serve } from './testing/served-dialect.ts';

type Server = Readonly<Record<string, unknown>>;

/** How a connection ends on which nothing comes by itself. */
const SILENT = 'when the fault is taken away';

const BYTES: readonly [
  kind: string,
  settings: object,
  heard: 'nothing' | 'a part' | 'all',
  ends: string | undefined,
][] = [
  ['reset-before-reply', {}, 'nothing', 'ECONNRESET'],
  ['reset-in-reply', {}, 'a part', 'ECONNRESET'],
  ['reset-after-reply', {}, 'all', 'ECONNRESET'],
  ['close', {}, 'nothing', 'in order'],
  ['truncate', {}, 'a part', 'in order'],
  ['half-open', {}, 'nothing', SILENT],
  ['lose-reply', {}, 'nothing', SILENT],
  ['split', { longest: 3 }, 'all', undefined],
  ['drip', { bytes: 5, everyMs: 0 }, 'all', undefined],
];

for (const [name, client] of Object.entries(RAW_CLIENTS)) {
  const asking = (t: Parameters<typeof rawClient>[0], server: Server) => {
    const raw = rawClient(t, client.address(server).port, String(server.ca));
    raw.send(client.logOut(server, '1001', 'sales'));
    return raw;
  };

  test(`${name} is spoken over TLS, and its server says whom to trust`, async (t) => {
    const { server, addresses } = await serve(t, client, name, { tls: 'auto' });
    await answered(client, asking(t, server));
    const told = (await (await fetch(`${addresses.main}/healthz`)).json()) as { dialects: Record<string, Server> };
    assert.equal(told.dialects[name]?.ca, server.ca);
    assert.equal(await (await fetch(`${addresses.main}/ca.pem`)).text(), server.ca);
  });

  test(`${name}: who speaks no TLS is sent away, and has asked for nothing`, async (t) => {
    const { server, heard } = await serve(t, client, name, { tls: 'auto' });
    const plain = rawClient(t, client.address(server).port);
    plain.send(client.logOut(server, '1001', 'sales'));
    const { text } = await plain.end();
    assert.doesNotMatch(text, client.success);
    assert.equal(await heard(), 0);
  });

  for (const [kind, settings, heard, ends] of BYTES)
    test(`${name} over TLS: ${kind}`, async (t) => {
      const { server, post, faults, addresses } = await serve(t, client, name, { tls: 'auto' });
      await post('faults', { kind, settings, match: { command: 'LogOut' } });
      const raw = asking(t, server);
      await fetch(`${addresses.main}/control/journal/wait?kind=fault&what=used`);
      if (ends === undefined) await answered(client, raw);
      if (ends === SILENT) await faults.clear();
      const text = ends === undefined ? raw.text() : (await raw.end()).text;
      assert.equal(client.success.test(text), heard === 'all', text);
      if (heard !== 'all') assert.equal(beginsAnswer(client, text), heard === 'a part', text);
      if (ends === undefined) assert.ok(raw.pieces() > 2, `${raw.pieces()} pieces`);
      // A client of libuv that finds bytes and a reset at once hears of an end, over TLS or not.
      else if (ends !== SILENT) assert.ok((await raw.end()).how === ends || (ends === 'ECONNRESET' && text !== ''));
    });

  test(`${name}: a certificate that nobody vouches for cuts who is there, and lets in whoever trusts anybody`, async (t) => {
    const { server, faults, heard } = await serve(t, client, name, { tls: 'auto' });
    const { port, host } = client.address(server);
    const before = rawClient(t, port, String(server.ca));
    await before.connected;
    const { id } = await faults.add({ kind: 'untrusted-certificate' });
    await before.end();
    assert.equal((await asking(t, server).end()).how, 'UNABLE_TO_VERIFY_LEAF_SIGNATURE');
    assert.equal(await heard(), 0, 'nothing was sent to somebody who is not trusted');
    const careless = connect({ port, host, rejectUnauthorized: false });
    t.after(() => careless.destroy());
    const closed = new Promise((resolve) =>
      careless
        .resume()
        .on('error', () => undefined)
        .once('close', resolve),
    );
    await new Promise((resolve) => careless.once('secureConnect', resolve));
    await faults.remove(id);
    await closed;
    await answered(client, asking(t, server));
  });

  test(`${name}: there is no untrusted certificate where there is no TLS`, async (t) => {
    const { faults } = await serve(t, client, name);
    for (const match of [{ dialect: name }, {}])
      await assert.rejects(faults.add({ kind: 'untrusted-certificate', match }), (error: unknown) => {
        assert.ok(error instanceof Failure);
        assert.equal(error.code, 'TlsNotSpoken');
        assert.match(error.message, new RegExp(`^untrusted-certificate takes TLS, .* on the port of .*${name}\\.$`));
        return true;
      });
    assert.deepEqual(faults.list(), []);
  });
}

/** Whether more has come than what goes before the answer: the greeting, and that to a login. */
function beginsAnswer({ before = /^/ }: RawClient, text: string): boolean {
  const [greeted] = before.exec(text) ?? [text];
  return text.length > greeted.length;
}

/** Resolves when a success has been heard, all of it. */
async function answered({ success }: RawClient, raw: ReturnType<typeof rawClient>): Promise<void> {
  while (!success.test(raw.text())) await raw.more();
}
