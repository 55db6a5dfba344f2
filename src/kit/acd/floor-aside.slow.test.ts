// The floor of a simulator that is joined: empty for the run, found again when it is over, and never taken away where it
// could not be put back.

import assert from 'node:assert/strict';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { type TestContext, test } from 'node:test';
import { serveAmi } from '../../../simulator/dialects/ami/testing/ami.ts';
import { type SimulatorOptions, startSimulator } from '../../../simulator/index.ts';
import { temporaryFolder } from '../../../test/testing/process.ts';
import { DEFAULT_PARAMETERS } from '../suite/parameters.ts';
import { createAsk } from './control-api.ts';
import { setFloorAside } from './floor-aside.ts';
import { joinAcd } from './running-simulator.ts';
import { serve } from './testing/server.ts';

test('the floor is empty for the run, and afterwards as it was', async (t) => {
  const { addresses, stop } = await startSimulator({ port: 0, nativePort: 0, agents: 3 });
  t.after(stop);
  const ask = createAsk({ url: addresses.main });
  await ask('POST', '/control/agents/1001/commands', { type: 'LogIn' });
  await ask('POST', '/control/agents/1001/commands', { type: 'SetReady' });
  await ask('POST', '/control/calls', { queueId: 'sales' });
  await ask('PUT', '/control/policy', { profile: 'finesse-cce' });
  const before = await ask('GET', '/control/snapshot');
  const clock = async () => ((await ask('GET', '/control/clock')) as { mode: string }).mode;

  const putBack = await setFloorAside({ ...DEFAULT_PARAMETERS, simulator: addresses.main });
  assert.deepEqual([await ask('GET', '/v1/agents'), await ask('GET', '/v1/queues')], [[], []]);
  assert.deepEqual(await ask('GET', '/control/calls'), []);
  const acd = await joinAcd({ url: addresses.main }, DEFAULT_PARAMETERS);
  await acd.arrange.addToFloor({ queues: [{ id: 'q', name: 'q' }] });
  await acd.arrange.choosePolicy({ logoutReason: 'required' });
  await acd.clock.set('manual');
  await acd.faults.inject({ effect: 'answer-late', ms: 100 });
  await putBack();
  assert.deepEqual(await ask('GET', '/control/snapshot'), before);
  assert.deepEqual([await ask('GET', '/control/faults'), await clock()], [[], 'real']);
});

test('the queues that connectors are told to log in to are there for the run', async (t) => {
  const { addresses, stop } = await startSimulator({ port: 'ami=0,native=0,0', queues: 2 });
  t.after(stop);
  const ask = createAsk({ url: addresses.main });
  const before = await ask('GET', '/control/snapshot');
  const putBack = await setFloorAside({ ...DEFAULT_PARAMETERS, dialect: 'ami', simulator: addresses.main });
  const queues = (await ask('GET', '/v1/queues')) as readonly { id: string }[];
  assert.deepEqual(
    queues.map(({ id }) => id),
    addresses.dialects.ami?.defaultQueues,
  );
  await putBack();
  assert.deepEqual(await ask('GET', '/control/snapshot'), before);
});

test('a simulator that spoils things is not joined, and its floor stays as it is', async (t) => {
  const { addresses, stop } = await startSimulator({ port: 0, nativePort: 0, agents: 2, fault: 'delay' });
  t.after(stop);
  await assert.rejects(setFloorAside({ ...DEFAULT_PARAMETERS, simulator: addresses.main }), {
    code: 'SimulatorUnusable',
    message: `The simulator at ${addresses.main} cannot be used: it has faults: delay.`,
    hint: 'Take the faults away first, with DELETE /control/faults.',
  });
  assert.equal(((await createAsk({ url: addresses.main })('GET', '/v1/agents')) as unknown[]).length, 2);
});

test('what a killed run has spoiled is no hindrance to the next', async (t) => {
  const { addresses, stop } = await startSimulator({ port: 0, nativePort: 0 });
  t.after(stop);
  const parameters = { ...DEFAULT_PARAMETERS, simulator: addresses.main };
  await setFloorAside(parameters);
  const { faults } = await joinAcd({ url: addresses.main }, parameters);
  await faults.inject({ effect: 'answer-late', ms: 100 });
  await setFloorAside(parameters);
  assert.deepEqual(await createAsk({ url: addresses.main })('GET', '/control/faults'), []);
});

/** A simulator of three agents, one of whom is at lunch, on the profile of Asterisk. */
async function simulatorWith(t: TestContext, options: SimulatorOptions = {}) {
  const ports = { port: 0, nativePort: 0, amiPort: 0 };
  const { addresses, stop } = await startSimulator({ ...ports, agents: 3, profile: 'asterisk', ...options });
  t.after(stop);
  const token = options.controlToken;
  const ask = createAsk({ url: addresses.main, token });
  const parameters = { ...DEFAULT_PARAMETERS, simulator: addresses.main, controlToken: token };
  return { url: addresses.main, ask, parameters, stop, folder: temporaryFolder(t) };
}

test('while it is away the floor is kept in a file that only its owner reads, and that a simulator can start with', async (t) => {
  const { ask, parameters, folder } = await simulatorWith(t);
  const before = await ask('GET', '/control/snapshot');
  const putBack = await setFloorAside(parameters, folder);
  const file = join(folder, 'floor-set-aside.json');
  assert.deepEqual(JSON.parse(readFileSync(file, 'utf8')), before);
  assert.equal(statSync(file).mode & 0o777, 0o600);
  const other = await startSimulator({ port: 0, nativePort: 0, floor: file });
  t.after(other.stop);
  assert.deepEqual(await createAsk({ url: other.addresses.main })('GET', '/control/snapshot'), before);
  assert.equal(await putBack(), undefined);
  assert.deepEqual(readdirSync(folder), []);
});

test('a floor that a killed run left in a file is not written over', async (t) => {
  const { ask, parameters, folder } = await simulatorWith(t);
  const before = await ask('GET', '/control/snapshot');
  await setFloorAside(parameters, folder);
  const putBack = await setFloorAside(parameters, folder);
  await putBack();
  assert.deepEqual(readdirSync(folder), ['floor-set-aside.json']);
  assert.deepEqual(JSON.parse(readFileSync(join(folder, 'floor-set-aside.json'), 'utf8')), before);
});

test('where the floor cannot be kept in a file nothing is taken away', async (t) => {
  const { ask, parameters, folder } = await simulatorWith(t);
  const before = await ask('GET', '/control/snapshot');
  const noFolder = join(folder, 'nowhere');
  await assert.rejects(setFloorAside(parameters, noFolder), {
    code: 'FileNotWritable',
    message: `The floor cannot be kept in ${join(noFolder, 'floor-set-aside.json')}: ENOENT.`,
  });
  assert.deepEqual(await ask('GET', '/control/snapshot'), before);
});

test('what AMI takes does not keep the floor from being put back', async (t) => {
  const { addresses, control, logIn } = await serveAmi(t);
  const client = await logIn();
  for (const Interface of ['Local/1001@agents', `PJSIP/${'7'.repeat(300)}`]) {
    await client.ask({ Action: 'QueueAdd', Queue: 'sales', Interface });
    await client.ask({ Action: 'QueuePause', Interface, Paused: '1', Reason: 'r'.repeat(71) });
  }
  const before = await control('GET', 'snapshot');
  assert.match(JSON.stringify(before), /"reasonCode":"r{71}"/);
  const putBack = await setFloorAside({ ...DEFAULT_PARAMETERS, simulator: addresses.main }, temporaryFolder(t));
  assert.equal(await putBack(), undefined);
  assert.deepEqual(await control('GET', 'snapshot'), before);
});

/** In front of the simulator: answers some requests itself, and hands the others on. */
async function before(t: TestContext, url: string, answers: (method: string, body: string) => string | undefined) {
  return serve(t, async (request, response) => {
    const { method = '', url: path = '' } = request;
    const body = (await request.setEncoding('utf8').toArray()).join('');
    const problem = path === '/control/snapshot' ? answers(method, body) : undefined;
    if (problem !== undefined) return void response.writeHead(422).end(problem);
    const answer = await fetch(new URL(path, url), { method, ...(body !== '' && { body }) });
    response.writeHead(answer.status).end(await answer.text());
  });
}

test('a floor that the simulator would not take back is not taken away', async (t) => {
  const { url, ask, parameters, folder } = await simulatorWith(t);
  const floor = await ask('GET', '/control/snapshot');
  const picky = await before(t, url, (method, body) => (method === 'PUT' && body !== '{}' ? '"too long"' : undefined));
  await assert.rejects(setFloorAside({ ...parameters, simulator: picky }, folder), {
    code: 'SimulatorUnusable',
    message: `The simulator at ${picky} cannot be used: its floor could not be put back after the run. The simulator at ${picky} answers 422 to PUT /control/snapshot: "too long"`,
    hint: 'Mend what is named, or POST /control/reset; nothing has been changed.',
  });
  assert.deepEqual([await ask('GET', '/control/snapshot'), readdirSync(folder)], [floor, []]);
});

test('a floor that is refused only when it is put back is told of, and is in the file that is named', async (t) => {
  const { url, ask, parameters, folder } = await simulatorWith(t);
  const floor = await ask('GET', '/control/snapshot');
  let restored = 0;
  const moody = await before(t, url, (method, body) => {
    if (method === 'PUT' && body !== '{}') restored += 1;
    return restored > 1 ? '"no more"' : undefined;
  });
  const putBack = await setFloorAside({ ...parameters, simulator: moody }, folder);
  const { code, message, hint } = (await putBack()) ?? {};
  const file = join(folder, 'floor-set-aside.json');
  assert.equal(code, 'FloorNotPutBack');
  assert.match(
    message ?? '',
    /^The floor of the simulator at \S+ is not as it was\. .* answers 422 to PUT .*"no more"$/,
  );
  assert.equal(hint, `It is kept in ${file}: PUT it to /control/snapshot, or start a simulator with --floor.`);
  assert.deepEqual(JSON.parse(readFileSync(file, 'utf8')), floor);
});

test('a simulator that is gone before its floor is back is told of, and the floor is in the file', async (t) => {
  const { parameters, stop, folder } = await simulatorWith(t);
  const putBack = await setFloorAside(parameters, folder);
  await stop();
  assert.equal((await putBack())?.code, 'FloorNotPutBack');
  assert.deepEqual(readdirSync(folder), ['floor-set-aside.json']);
});

test('a simulator that asks for a token is joined with it, and with nothing else', async (t) => {
  const { url, parameters, folder } = await simulatorWith(t, { controlToken: 'open-sesame' });
  const hint = 'Put the control token that it was started with into SIGNOFF_CONTROL_TOKEN.';
  for (const [controlToken, why] of [
    [undefined, 'it asks for a token'],
    ['shut-sesame', 'it asks for another token'],
  ] as const)
    await assert.rejects(setFloorAside({ ...parameters, controlToken }, folder), {
      ...{ code: 'SimulatorUnusable', message: `The simulator at ${url} cannot be used: ${why}.`, hint },
    });
  const putBack = await setFloorAside(parameters, folder);
  assert.deepEqual(await createAsk({ url, token: 'open-sesame' })('GET', '/v1/agents'), []);
  assert.equal(await putBack(), undefined);
});

test("a run with a simulator of its own sets nobody's floor aside", async () => {
  const putBack = await setFloorAside(DEFAULT_PARAMETERS);
  assert.equal(await putBack(), undefined);
});
