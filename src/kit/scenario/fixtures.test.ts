// The fixtures: the same people in every run of a scenario, others in every other scenario, and nobody at the ACD before he
// is put on its floor. The ACD is one that writes down what it was asked.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { AcdUnderTest } from '../acd/acd-under-test.ts';
import { createFixtures } from './fixtures.ts';

function open(about = { seed: 1, id: 'a.feature:7' }) {
  const asked: unknown[] = [];
  const arrange = { addToFloor: async (addition: unknown) => void asked.push(addition) };
  return { fixtures: createFixtures({ arrange } as unknown as AcdUnderTest, about), asked };
}

test('a person is the same whenever he is named, and unlike every other', () => {
  const { fixtures, asked } = open();
  const [ada, bob] = [fixtures.person('Ada'), fixtures.person('Bob')];
  assert.deepEqual(fixtures.person('Ada'), ada);
  assert.deepEqual(fixtures.people(), [ada, bob]);
  for (const key of ['name', 'id', 'password', 'extension'] as const) assert.notEqual(ada[key], bob[key], key);
  assert.deepEqual(asked, [], 'and the ACD has heard of nobody');
});

test('ids are digits, so that a connector may take them for what agents have', () => {
  const { id, extension } = open().fixtures.person('Ada');
  assert.match(id, /^[1-9]\d{9}$/);
  assert.match(extension, /^\d+$/);
  assert.notEqual(id, extension);
});

test('ids are parts of one another, and one is the same number as another', () => {
  const { fixtures } = open();
  const [first = '', second = '', third = '', fourth = ''] = ['Ada', 'Ben', 'Cleo', 'Dan'].map(
    (n) => fixtures.person(n).id,
  );
  assert.equal(new Set([first, second, third, fourth]).size, 4);
  assert.ok(second.endsWith(first) && Number(second) === Number(first));
  assert.ok(third.startsWith(first) && fourth.includes(first) && fourth.endsWith(third));
});

test('a queue whose name holds that of another has an id that holds the id of the other', async () => {
  const { fixtures } = open();
  const [sales, west, presales] = [
    await fixtures.queue('sales'),
    await fixtures.queue('sales-west'),
    await fixtures.queue('presales'),
  ];
  assert.ok(west.startsWith(sales) && presales.endsWith(sales));
  assert.equal(new Set([sales, west, presales]).size, 3);
  assert.ok(sales !== sales.toLowerCase() && sales !== sales.toUpperCase(), 'the case of its letters counts');
});

test('people have the same ids in every run with the same seed, and others in another scenario or with another seed', () => {
  const idIn = (seed: number, id: string) => open({ seed, id }).fixtures.person('Ada').id;
  assert.equal(idIn(1, 'a.feature:7'), idIn(1, 'a.feature:7'));
  assert.equal(new Set([idIn(1, 'a.feature:7'), idIn(2, 'a.feature:7'), idIn(1, 'a.feature:9')]).size, 3);
});

test('the ACD gets a queue at its first mention, and not again', async () => {
  const { fixtures, asked } = open();
  const id = await fixtures.queue('sales');
  assert.match(id, /^sales-[0-9A-F]{12}$/);
  assert.equal(await fixtures.queue('sales'), id);
  assert.deepEqual(asked, [{ queues: [{ id, name: 'sales' }] }]);
  assert.notEqual(await open({ seed: 1, id: 'other' }).fixtures.queue('sales'), id);
});

test('whoever is put on the floor is at the ACD with his queues, in one request; nobody else is', async () => {
  const { fixtures, asked } = open();
  const sales = await fixtures.queue('sales');
  const ada = await fixtures.addAgent('Ada', ['sales', 'support']);
  const support = await fixtures.queue('support');
  assert.deepEqual(ada, fixtures.person('Ada'));
  assert.deepEqual(asked.slice(1), [
    { queues: [{ id: support, name: 'support' }], agents: [{ ...ada, defaultQueueIds: [sales, support] }] },
  ]);
  assert.deepEqual([ada, fixtures.person('Bob')].map(fixtures.isOnFloor), [true, false]);
});

test('names tell what stands for whom', async () => {
  const { fixtures } = open();
  const sales = await fixtures.queue('sales');
  assert.deepEqual(fixtures.names(), { sales });
  const { id } = fixtures.person('Ada');
  assert.deepEqual(fixtures.names(), { Ada: id, sales });
});
