// Faults that multiply: what they would make of one answer or event is bounded when they are ordered, with whatever can
// meet with them, and whoever is refused hears what to take away. Those that never meet do not count.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { until } from '../../test/testing/process.ts';
import { createManualClock } from '../engine/clock.ts';
import { ANN, assertProblem, BOB } from '../testing/simulator.ts';
import { createFaults } from './registry.ts';
import { faulty, type TestOrder } from './testing/faulty.ts';

const SPLIT = { kind: 'split', settings: { longest: 1 } };
const OVERSIZE = { kind: 'oversize' };

const TOO_MUCH: readonly { readonly name: string; readonly orders: readonly TestOrder[]; readonly says: RegExp }[] = [
  {
    name: 'twenty events for one, and more',
    orders: Array(20).fill({ kind: 'duplicate-event' }),
    says: /^duplicate-event would, with fault-1 \(duplicate-event\), .*, make more of one event than \d+ bytes or 1000 pieces: /,
  },
  {
    name: 'two dozen answers for one, each twice',
    orders: Array(24).fill({ kind: 'answer-twice' }),
    says: /fault-10 \(answer-twice\), \d+ more, make more of one answer than 134217728 bytes/,
  },
  {
    name: 'a large answer byte by byte',
    orders: [OVERSIZE, SPLIT],
    says: /^split would, with fault-1 \(oversize\), make/,
  },
  {
    name: 'byte by byte a large answer',
    orders: [SPLIT, OVERSIZE],
    says: /^oversize would, with fault-1 \(split\), make/,
  },
  {
    name: 'a large answer that drips, twice',
    orders: [OVERSIZE, { kind: 'answer-twice' }, { kind: 'drip', settings: { bytes: 50 } }],
    says: /^drip would, with fault-1 \(oversize\), fault-2 \(answer-twice\), make/,
  },
  {
    name: 'the largest answer, gone over again and again',
    orders: [{ kind: 'oversize', settings: { bytes: 64 * 1024 * 1024 } }, { kind: 'garble' }, { kind: 'truncate' }],
    says: /^garble would/,
  },
  {
    name: 'those for one agent, and those for one Command',
    orders: [
      ...Array(10).fill({ kind: 'answer-twice', match: { agentId: 'ann' } }),
      ...Array(10).fill({ kind: 'answer-twice', match: { command: 'LogOut' } }),
    ],
    says: /^answer-twice would/,
  },
  {
    name: 'those for one queue, and those for another',
    orders: ['sales', 'support'].flatMap((queueId) => Array(6).fill({ kind: 'duplicate-event', match: { queueId } })),
    says: /^duplicate-event would/,
  },
];

for (const { name, orders, says } of TOO_MUCH)
  test(`${name}: the one that is too much is refused, and can be ordered once another is gone`, async (t) => {
    const { main, faults, journal, remove } = await faulty(t);
    let refused: TestOrder | undefined;
    for (const order of orders) {
      const before = [await faults(), await journal({ kind: 'fault' })];
      const answer = await main.post('/control/faults').send(order);
      if (answer.status === 201) continue;
      assertProblem(answer, 409, 'FaultsMultiply');
      assert.match(answer.body.detail, says);
      assert.match(answer.body.detail, /: take some of those away first\.$/);
      assert.deepEqual([await faults(), await journal({ kind: 'fault' })], before, 'nothing of it is done');
      refused = order;
      break;
    }
    assert.ok(refused, 'one of them is refused');
    for (const { id } of await faults()) await remove(id);
    await main.post('/control/faults').send(refused).expect(201);
  });

test('as much as may be ordered is sent, and others are served', async (t) => {
  const { main, clear, control, connect, ask, roundTrip } = await faulty(t);
  await control(ANN.id, 'LogIn');
  let had = 0;
  while ((await main.post('/control/faults').send({ kind: 'answer-twice' })).status === 201) had += 1;
  assert.ok(had > 8 && had < 20, `${had} of them`);
  const client = connect();
  ask(client);
  await until(() => client.text().split('HTTP/1.1 200 OK').length - 1 === 2 ** had, `${2 ** had} answers are there`);
  await clear();
  await roundTrip();
});

test('those that never meet can be ordered, however many', async (t) => {
  const { main, add, faults } = await faulty(t);
  const people = Array.from({ length: 50 }, (_, index) => `agent-${index}`);
  for (const agentId of people) await add({ kind: 'duplicate-event', match: { agentId } });
  for (const event of ['AgentLoggedIn', 'AgentLoggedOut', 'CallOffered', 'CallAnswered', 'CallEnded', 'QueueLoggedIn'])
    for (const agentId of [ANN.id, BOB.id]) await add({ kind: 'duplicate-event', match: { agentId, event } });
  for (const requests of ['reads', 'commands'])
    for (let round = 0; round < 8; round += 1) await add({ kind: 'answer-twice', match: { requests } });
  await add({ kind: 'duplicate-event' });
  assert.equal((await faults()).length, 50 + 12 + 16 + 1);
  for (let round = 0; round < 6; round += 1) await add({ kind: 'delay' });
  await main.delete('/control/faults').expect(204);
});

test('an answer that is large by itself is not multiplied beyond what can be sent', async () => {
  const faults = registry();
  for (let round = 0; round < 3; round += 1) await faults.add({ kind: 'answer-twice', match: { requests: 'all' } });
  await faults.add({ ...SPLIT, match: { requests: 'all' } });
  const injection = faults.injector.onRequest(() => ({ dialect: 'native', requestId: 'r' }));
  const steps = injection?.sending?.(Buffer.alloc(16 * 1024 * 1024)).steps ?? [];
  assert.equal(steps.length, 4, 'twice, and twice again');
});

const order = fc.record(
  {
    kind: fc.constantFrom(
      'answer-twice',
      'split',
      'drip',
      'garble',
      'oversize',
      'depth',
      'truncate',
      'duplicate-event',
      'delay-event',
    ),
    match: fc.record(
      { agentId: fc.constantFrom('ann', 'bob'), queueId: fc.constantFrom('sales', 'support') },
      { requiredKeys: [] },
    ),
  },
  { requiredKeys: ['kind'] },
);

test('whatever is ordered, in whatever order, what one message becomes is bounded', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(order, { maxLength: 40 }), async (orders) => {
      const faults = registry();
      for (const one of orders) await faults.add(one).catch(isRefusal);
      const about = { dialect: 'native', agentId: 'ann', queueIds: ['sales', 'support'] };
      const command = { type: 'LogOut', by: 'agent', ...about } as const;
      const injection = faults.injector.onRequest(() => ({ ...about, requestId: 'r', command }));
      const stretch = injection?.answer?.type === 'oversize' ? injection.answer.bytes : 0;
      const { steps = [] } = injection?.sending?.(Buffer.alloc(1000 + stretch)) ?? {};
      const events = faults.injector.onEvent(() => ({ ...about, event: 'AgentLoggedOut' }));
      assert.ok(steps.length < 1_000_000, `${steps.length} steps`);
      assert.ok(2 ** events.filter(({ type }) => type === 'duplicate').length <= 1000);
      faults.stop();
    }),
    { numRuns: 60, seed: 20_261_208 },
  );
});

const isRefusal = ({ code }: { code: string }) => assert.ok(['FaultsMultiply', 'FaultConflict'].includes(code), code);

/** Faults that strike nobody but who asks here. */
const registry = () => {
  const journal = { append: () => ({ number: 1, at: 0, realAt: 0 }) };
  const faults = createFaults({ clock: createManualClock(0), journal }, 1);
  faults.serve({ name: 'native', refuse: async () => undefined });
  return faults;
};
