// A simulator that runs already: only one of this version is joined, whatever else answers is told apart, and its floor is
// found again when the run is over.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { startSimulator } from '../../simulator/index.ts';
import { VERSION } from '../package-root.ts';
import { createAsk } from './control-api.ts';
import { DEFAULT_PARAMETERS } from './parameters.ts';
import { joinAcd, setFloorAside } from './running-simulator.ts';
import { closedPort, serve } from './test-server.ts';

const HINT = 'Give the address that signoff simulate prints for control, reads and health.';

/** Neither way of joining makes anything of it. */
async function assertUnusable(url: string, why: string, hint = HINT): Promise<void> {
  const failure = {
    code: 'SimulatorUnusable',
    message: `The simulator at ${url} cannot be used: ${why}.`,
    hint,
  };
  await assert.rejects(joinAcd(url, DEFAULT_PARAMETERS), failure);
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
  await assert.rejects(joinAcd(addresses.main, { ...DEFAULT_PARAMETERS, dialect: 'morse' }), {
    code: 'UnknownDialect',
    message: 'The simulator does not speak morse.',
    hint: 'It speaks native.',
  });
});

test('a simulator is joined by any address of its main port, and is still there after the run', async (t) => {
  const { addresses, stop } = await startSimulator({ port: 0, nativePort: 0 });
  t.after(stop);
  for (const url of [addresses.main, `${addresses.main}/`, `${addresses.main}/docs?x#y`]) {
    const acd = await joinAcd(url, DEFAULT_PARAMETERS);
    assert.equal(acd.server.url, addresses.dialects.native.url);
    assert.equal((await acd.agent('1001')).state, 'LoggedOut');
    await acd.stop();
  }
  assert.equal((await fetch(`${addresses.main}/healthz`)).status, 200);
});

test('the floor is empty for the run, and afterwards as it was', async (t) => {
  const { addresses, stop } = await startSimulator({ port: 0, nativePort: 0, agents: 3 });
  t.after(stop);
  const ask = createAsk(addresses.main);
  await ask('POST', '/control/agents/1001/commands', { type: 'LogIn' });
  await ask('POST', '/control/agents/1001/commands', { type: 'SetReady' });
  await ask('POST', '/control/calls', { queueId: 'sales' });
  await ask('PUT', '/control/policy', { profile: 'finesse-cce' });
  const before = await ask('GET', '/control/snapshot');
  const clock = async () => ((await ask('GET', '/control/clock')) as { mode: string }).mode;

  const putBack = await setFloorAside({ ...DEFAULT_PARAMETERS, simulator: addresses.main });
  assert.deepEqual([await ask('GET', '/v1/agents'), await ask('GET', '/v1/queues')], [[], []]);
  assert.deepEqual(await ask('GET', '/control/calls'), []);
  const acd = await joinAcd(addresses.main, DEFAULT_PARAMETERS);
  await acd.seed({ queues: [{ id: 'q', name: 'q' }] });
  await acd.choosePolicy({ logoutReason: 'required' });
  await acd.setClock('manual');
  await acd.spoil({ kind: 'delay' });
  await putBack();
  assert.deepEqual(await ask('GET', '/control/snapshot'), before);
  assert.deepEqual([await ask('GET', '/control/faults'), await clock()], [[], 'real']);
});

test('a simulator that spoils things is not joined, and its floor stays as it is', async (t) => {
  const { addresses, stop } = await startSimulator({ port: 0, nativePort: 0, agents: 2, fault: 'delay' });
  t.after(stop);
  await assert.rejects(setFloorAside({ ...DEFAULT_PARAMETERS, simulator: addresses.main }), {
    code: 'SimulatorUnusable',
    message: `The simulator at ${addresses.main} cannot be used: it has faults: delay.`,
    hint: 'Take the faults away first, with DELETE /control/faults.',
  });
  assert.equal(((await createAsk(addresses.main)('GET', '/v1/agents')) as unknown[]).length, 2);
});

test('what a killed run has spoiled is no hindrance to the next', async (t) => {
  const { addresses, stop } = await startSimulator({ port: 0, nativePort: 0 });
  t.after(stop);
  const parameters = { ...DEFAULT_PARAMETERS, simulator: addresses.main };
  await setFloorAside(parameters);
  await (await joinAcd(addresses.main, parameters)).spoil({ kind: 'delay' });
  await setFloorAside(parameters);
  assert.deepEqual(await createAsk(addresses.main)('GET', '/control/faults'), []);
});

test('a floor is put back only if there is still somebody to take it', async () => {
  const { addresses, stop } = await startSimulator({ port: 0, nativePort: 0 });
  const putBack = await setFloorAside({ ...DEFAULT_PARAMETERS, simulator: addresses.main });
  await stop();
  await putBack();
});

test("a run with a simulator of its own sets nobody's floor aside", async () => {
  const putBack = await setFloorAside(DEFAULT_PARAMETERS);
  await putBack();
});
