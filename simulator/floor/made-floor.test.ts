// The floor made up from a seed: the same every time, another for another seed, and fit to work on whatever its size.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { floorProblems } from '../core/model/floor.ts';
import { startSimulator } from '../index.ts';
import { makeFloor } from './made-floor.ts';

test('the same seed gives the same floor', async () => {
  const plan = { seed: 7, agents: 30, queues: 5 };
  assert.deepEqual(await makeFloor(plan), await makeFloor(plan));
});

test('another seed gives other people, with other passwords, in other queues', async () => {
  const [one, two] = [
    await makeFloor({ seed: 1, agents: 30, queues: 5 }),
    await makeFloor({ seed: 2, agents: 30, queues: 5 }),
  ];
  for (const part of ['name', 'password', 'assignments'] as const)
    assert.notDeepEqual(
      one.agents.map((agent) => agent[part]),
      two.agents.map((agent) => agent[part]),
    );
});

test('a bigger floor begins with the people of the smaller one', async () => {
  const [small, big] = [
    await makeFloor({ seed: 1, agents: 3, queues: 3 }),
    await makeFloor({ seed: 1, agents: 9, queues: 3 }),
  ];
  assert.deepEqual(big.agents.slice(0, 3), small.agents);
});

for (const plan of [
  { seed: 1, agents: 0, queues: 1 },
  { seed: 1, agents: 5, queues: 1 },
  { seed: 0, agents: 12, queues: 3 },
  { seed: 2 ** 31 - 1, agents: 1000, queues: 40 },
]) {
  test(`${plan.agents} agents in ${plan.queues} queues can all log in`, async () => {
    const floor = await makeFloor(plan);
    assert.deepEqual([floor.agents.length, floor.queues.length], [plan.agents, plan.queues]);
    assert.deepEqual(floorProblems({ agents: new Map(), queues: new Map() }, floor), []);
    assert.equal(new Set(floor.agents.map(({ extension }) => extension)).size, plan.agents);
    for (const { assignments, password } of floor.agents) {
      assert.ok(assignments.length >= 1 && assignments.length <= 3);
      assert.equal(new Set(assignments.map(({ queueId }) => queueId)).size, assignments.length);
      assert.match(password, /^\d{6}$/);
    }
  });
}

test('a simulator tells who works there', async (t) => {
  const simulator = await startSimulator({ port: 0, nativePort: 0, seed: 7, agents: 4, queues: 2 });
  t.after(simulator.stop);
  assert.deepEqual(simulator.floor, await makeFloor({ seed: 7, agents: 4, queues: 2 }));
});
