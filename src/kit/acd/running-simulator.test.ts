// A simulator that runs already: only one of this version is joined, and whatever else answers is told
// apart.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { startSimulator } from '../../../simulator/index.ts';
import { VERSION } from '../../package-root.ts';
import { DEFAULT_PARAMETERS } from '../suite/parameters.ts';
import { setFloorAside } from './floor-aside.ts';
import { joinAcd } from './running-simulator.ts';
import { closedPort, serve } from './testing/server.ts';

const HINT = 'Give the address that signoff simulate prints for control, reads and health.';

/** Neither way of joining makes anything of it. */
async function assertUnusable(url: string, why: string, hint = HINT): Promise<void> {
  const failure = {
    code: 'SimulatorUnusable',
    message: `The simulator at ${url} cannot be used: ${why}.`,
    hint,
  };
  await assert.rejects(joinAcd({ url }, DEFAULT_PARAMETERS), failure);
  await assert.rejects(setFloorAside({ ...DEFAULT_PARAMETERS, simulator: url }), failure);
}

const NO_URLS = ['', ' ', 'nowhere', 'localhost:7070', '127.0.0.1:7070', 'https://127.0.0.1:7070', 'file:///etc/hosts'];

for (const url of [...NO_URLS, 'http://', 'http://:7070', 'http://127.0.0.1:70700', 'http://me:secret@127.0.0.1:7070'])
  test(`${JSON.stringify(url)} is no address of a simulator`, () =>
    assertUnusable(url, 'it is not an http: URL without a name in it'));

test('where nobody listens there is no simulator', async () => {
  await assertUnusable(`http://127.0.0.1:${await closedPort()}`, 'nothing answers there');
});

test('whoever hangs up is no simulator', async (t) => {
  const url = await serve(t, (request) => request.socket.destroy());
  await assertUnusable(url, 'nothing answers there');
});

const health = { status: 'ok', name: 'signoff', version: VERSION, clock: 'real', dialects: { native: {} } };

const OTHERS: readonly [what: string, status: number, body: string][] = [
  ['a page', 200, '<!doctype html><title>signoff</title>'],
  ['nothing', 200, ''],
  ['another health', 200, '{"status":"ok"}'],
  ['an array', 200, '[]'],
  ['null', 200, 'null'],
  ['the native port', 404, '{"code":"NoSuchResource"}'],
  ['another product', 200, JSON.stringify({ ...health, name: 'sipp' })],
  ['a product without a version', 200, JSON.stringify({ ...health, version: undefined })],
  ['a product without a clock', 200, JSON.stringify({ ...health, clock: undefined })],
  ['a product without dialects', 200, JSON.stringify({ ...health, dialects: ['native'] })],
];

for (const [what, status, body] of OTHERS)
  test(`${what} is told from a simulator`, async (t) => {
    const url = await serve(t, (_request, response) => void response.writeHead(status).end(body));
    await assertUnusable(url, `what answers there (${status}) is no Signoff simulator's main port`);
  });

test('a simulator of another version is not joined', async (t) => {
  const url = await serve(t, (_request, response) => {
    response.end('{"name":"signoff","version":"0.0.1","shape":"of old"}');
  });
  await assertUnusable(url, `it is Signoff 0.0.1, and this is ${VERSION}`, 'Run both in the same version.');
});

test('a dialect that the simulator does not speak is named, and those that it does', async (t) => {
  const { addresses, stop } = await startSimulator({ port: 0, nativePort: 0 });
  t.after(stop);
  await assert.rejects(joinAcd({ url: addresses.main }, { ...DEFAULT_PARAMETERS, dialect: 'morse' }), {
    code: 'UnknownDialect',
    message: 'The simulator does not speak morse.',
    hint: 'It speaks native.',
  });
});

test('a simulator is joined by any address of its main port, and is still there after the run', async (t) => {
  const { addresses, stop } = await startSimulator({ port: 0, nativePort: 0 });
  t.after(stop);
  for (const url of [addresses.main, `${addresses.main}/`, `${addresses.main}/docs?x#y`]) {
    const acd = await joinAcd({ url }, DEFAULT_PARAMETERS);
    assert.equal(acd.server.url, addresses.dialects.native.url);
    assert.equal((await acd.view.agent('1001')).state, 'LoggedOut');
    await acd.stop();
  }
  assert.equal((await fetch(`${addresses.main}/healthz`)).status, 200);
});

test('an account at the simulator is not joined without its secret, which the simulator does not tell', async (t) => {
  const { addresses, stop } = await startSimulator({ port: 'ami=0,native=0,0' });
  t.after(stop);
  const ami = { ...DEFAULT_PARAMETERS, dialect: 'ami', profile: 'asterisk' };
  await assert.rejects(joinAcd({ url: addresses.main }, ami), {
    code: 'SecretMissing',
    message: `There is no secret for the account signoff at ${addresses.main}.`,
    hint: /SIGNOFF_SERVER_SECRET/,
  });
  const { server } = await joinAcd({ url: addresses.main }, { ...ami, serverSecret: 'pssst' });
  assert.deepEqual([server.username, server.secret], ['signoff', 'pssst']);
});
