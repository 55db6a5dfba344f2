// Starting with a floor file: the ACD opens as the file says, a reset goes back there, and settings that contradict it
// are refused before anything is started.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import supertest from 'supertest';
import { floorFile } from './floor/testing/floor-file.ts';
import { type SimulatorOptions, startSimulator } from './index.ts';

const FREE = { port: 0, nativePort: 0 };
const FLOOR = `queues: [{ id: sales, name: Sales }]
reasonCodes: [{ code: "07", label: Lunch }]
agents:
  - { id: "1001", name: Ada, password: "secret", extension: "6001", defaultQueues: [sales] }
  - { id: "1002", name: Bob, password: "secret", extension: "6002", state: Ready, queues: [sales] }
`;

test('the ACD opens as the file says, and a reset goes back there', async (t) => {
  const simulator = await startSimulator({ ...FREE, floor: floorFile(t, `policy: finesse-cce\n${FLOOR}`) });
  t.after(simulator.stop);
  const main = supertest(simulator.addresses.main);
  const native = supertest(simulator.addresses.dialects.native.url);
  const states = async () => (await main.get('/v1/agents')).body.map((agent: { state: string }) => agent.state);

  assert.deepEqual(
    simulator.floor.agents.map(({ name }) => name),
    ['Ada', 'Bob'],
  );
  assert.deepEqual(await states(), ['LoggedOut', 'Ready']);
  assert.deepEqual((await main.get('/control/policy')).body.logoutFrom, ['NotReady']);
  await native.put('/v1/agents/1001/state').send({ state: 'LoggedIn', password: 'secret' }).expect(200);
  await main.post('/control/calls').send({ callId: 'c1', queueId: 'sales' }).expect(200);
  assert.deepEqual(await states(), ['NotReady', 'Busy']);
  await main.post('/control/reset').expect(204);
  assert.deepEqual(await states(), ['LoggedOut', 'Ready']);
});

test('a profile that the file names as well contradicts nothing', async (t) => {
  const file = floorFile(t, `policy: { profile: asterisk, logoutOnCall: refuse }\n${FLOOR}`);
  const simulator = await startSimulator({ ...FREE, profile: 'asterisk', floor: file });
  t.after(simulator.stop);
  assert.deepEqual(
    [simulator.opening.policy.pauseScope, simulator.opening.policy.logoutOnCall],
    ['membership', 'refuse'],
  );
});

test('a profile counts where the file has no policy', async (t) => {
  const simulator = await startSimulator({ ...FREE, floor: floorFile(t, FLOOR), profile: 'finesse-cce' });
  t.after(simulator.stop);
  assert.deepEqual(simulator.opening.policy.logoutFrom, ['NotReady']);
});

const CONTRADICTIONS: readonly [options: SimulatorOptions, text: string, says: RegExp][] = [
  [{ agents: 5 }, FLOOR, /^--agents 5 contradicts --floor \S+, which says that itself\.$/],
  [{ agents: 0 }, FLOOR, /^--agents 0 contradicts --floor/],
  [{ queues: 2 }, FLOOR, /^--queues 2 contradicts --floor/],
  [{ profile: 'opencti' }, `policy: asterisk\n${FLOOR}`, /^--profile opencti contradicts the policy in \S+\.$/],
];

for (const [options, text, says] of CONTRADICTIONS)
  test(`${JSON.stringify(options)} with a floor file is refused`, async (t) => {
    const started = startSimulator({ ...FREE, ...options, floor: floorFile(t, text) });
    await assert.rejects(started, { code: 'InvalidSetting', message: says });
  });

for (const floor of ['', 7, {}] as unknown[])
  test(`a floor called ${JSON.stringify(floor)} is refused`, async () => {
    await assert.rejects(startSimulator({ ...FREE, floor: floor as string }), {
      code: 'InvalidSetting',
      message: `--floor takes the name of a file, not ${JSON.stringify(floor)}.`,
    });
  });

test('a floor file with a mistake starts nothing, and tells it to programs too', async (t) => {
  const path = floorFile(t, `${FLOOR}colour: red\n`);
  await assert.rejects(startSimulator({ ...FREE, floor: path }), (error: Error & { issues?: unknown[] }) => {
    assert.match(
      error.message,
      new RegExp(`^The floor file ${path} has a mistake:\n {2}${path}:6:1 colour: there is no`),
    );
    const [issue] = error.issues as { path: string; line: number; column: number }[];
    assert.deepEqual([issue?.path, issue?.line, issue?.column], ['colour', 6, 1]);
    return true;
  });
});

test('the rules are those that a served switch’s file names, unless somebody names others', async (t) => {
  const rulesOf = async (options: SimulatorOptions) => {
    const simulator = await startSimulator({ port: '0,native=0,kazoo-acdc=0', dialect: 'kazoo-acdc', ...options });
    t.after(simulator.stop);
    return simulator.opening.policy.profile;
  };
  assert.equal(await rulesOf({}), 'kazoo');
  assert.equal(await rulesOf({ profile: 'yeastar' }), 'yeastar');
  assert.equal(await rulesOf({ floor: floorFile(t, `policy: finesse-cce\n${FLOOR}`) }), 'finesse-cce');
  const both = { port: '0,native=0,kazoo-acdc=0,yeastar-p=0', dialect: 'kazoo-acdc,yeastar-p' };
  assert.equal(await rulesOf(both), 'opencti', 'two that differ');
});
