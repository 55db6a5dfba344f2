// Shows the bounded journal: the oldest entries go, what is left starts with a snapshot, and from there a replay gives
// the same Acd, however small the journal and whatever happened. The runs are made up from a fixed seed.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { AGENT_COMMANDS } from '../core/model/agent.ts';
import { PROFILES } from '../core/model/profiles.ts';
import { snapshotOfFloor, takeSnapshot } from '../core/snapshot.ts';
import { agentCommand, answer, arrive, end, logIn, type TestFloor, testFloor, work } from '../core/testing/floor.ts';
import { createManualClock } from './clock.ts';
import { replay } from './engine.ts';
import { createJournal } from './journal.ts';

const EMPTY = snapshotOfFloor({ agents: [], queues: [], reasonCodes: [] }, PROFILES.opencti);

/** A journal of which only the numbers matter. */
function numbers(limit?: number) {
  const journal = createJournal({ clock: createManualClock(), snapshot: () => EMPTY, limit });
  journal.append({ kind: 'snapshot', snapshot: EMPTY });
  const write = () => journal.append({ kind: 'request', dialect: 'native', wire: {} });
  return { journal, write };
}

for (const limit of [3, 4, 5, 10, 11, 100])
  test(`a journal of ${limit} never holds more, and holds a third of that at least`, () => {
    const { journal, write } = numbers(limit);
    for (let round = 1; round <= 5 * limit; round += 1) {
      write();
      const held = journal.query({});
      assert.ok(held.length <= limit, `${held.length} entries`);
      assert.ok(held.length >= Math.min(round + 1, Math.floor(limit / 3)), `${held.length} entries`);
      assert.deepEqual([held[0]?.kind, held[0]?.number], ['snapshot', journal.first]);
      assert.deepEqual(
        held.map(({ number }) => number),
        Array.from({ length: held.length }, (_, index) => journal.last - held.length + 1 + index),
      );
    }
    assert.ok(journal.first > 1, 'the oldest are gone');
  });

test('a query reaches over the seam of the two halves, and stops at its limit', () => {
  const { journal, write } = numbers(10);
  for (let round = 0; round < 13; round += 1) write();
  const held = journal.query({}).map(({ number }) => number);
  for (const number of held) {
    assert.deepEqual(
      journal.query({ after: number }).map((entry) => entry.number),
      held.filter((other) => other > number),
    );
    assert.deepEqual(
      journal.query({ after: number, limit: 3 }).map((entry) => entry.number),
      held.filter((other) => other > number).slice(0, 3),
    );
  }
  assert.deepEqual(
    journal.query({ after: 0 }).map(({ number }) => number),
    held,
    'what is gone is not there',
  );
});

test('a hundred thousand are held where nobody says otherwise', () => {
  const { journal, write } = numbers();
  while (journal.last < 99_990) write();
  assert.equal(journal.first, 1);
  while (journal.last <= 100_000) write();
  assert.ok(journal.first > 1);
});

test('whoever listens hears of every entry once, of snapshots too, and of none after unsubscribing', () => {
  const { journal, write } = numbers(4);
  const heard: number[] = [];
  const stop = journal.onEntry((number) => heard.push(number));
  for (let round = 0; round < 9; round += 1) write();
  stop();
  write();
  assert.deepEqual(
    heard,
    Array.from({ length: heard.length }, (_, index) => index + 2),
  );
  assert.ok(heard.length > 9, 'nine entries, and the snapshots that stand for those that went');
});

const AGENT = fc.constantFrom('ada', 'bob', 'cyd');
const QUEUE = fc.constantFrom('sales', 'support');

type Step = (floor: TestFloor) => void;

const STEP: fc.Arbitrary<Step> = fc.oneof(
  fc.tuple(fc.constantFrom(...AGENT_COMMANDS), AGENT).map(
    ([type, agentId]) =>
      ({ tell }: TestFloor) =>
        void tell(agentCommand(type, agentId)),
  ),
  fc.tuple(fc.constantFrom(...AGENT_COMMANDS), AGENT).map(
    ([type, agentId]) =>
      ({ ask }: TestFloor) =>
        void ask(agentCommand(type, agentId)),
  ),
  fc.tuple(AGENT, QUEUE).map(
    ([agentId, queueId]) =>
      ({ tell }: TestFloor) =>
        void tell(logIn(agentId, { queueIds: [queueId] })),
  ),
  fc.tuple(fc.nat({ max: 5 }), QUEUE).map(
    ([call, queueId]) =>
      ({ tell }: TestFloor) =>
        void tell(arrive(`call-${call}`, queueId)),
  ),
  fc.nat({ max: 5 }).map(
    (call) =>
      ({ tell }: TestFloor) =>
        void tell(answer(`call-${call}`)),
  ),
  fc.nat({ max: 5 }).map(
    (call) =>
      ({ tell }: TestFloor) =>
        void tell(end(`call-${call}`)),
  ),
  fc.nat({ max: 70_000 }).map(
    (time) =>
      ({ clock }: TestFloor) =>
        clock.advanceTo(clock.now() + time),
  ),
  fc.constant(({ engine }: TestFloor) => engine.restore(takeSnapshot(engine.acd))),
  fc.constantFrom(...Object.values(PROFILES)).map(
    (policy) =>
      ({ engine }: TestFloor) =>
        engine.setPolicy({ ...policy, wrapUpMs: 60_000 }),
  ),
);

const RUN = fc.record({
  journalLimit: fc.integer({ min: 3, max: 25 }),
  outcome: fc.constantFrom('immediate', 'later'),
  logoutOnCall: fc.constantFrom('defer', 'allow'),
  steps: fc.array(STEP, { minLength: 1, maxLength: 60, size: 'max' }),
});

test('whatever happens, replaying what is left of a small journal gives the same Acd', () => {
  const met = new Set<string>();
  const property = fc.property(RUN, ({ journalLimit, outcome, logoutOnCall, steps }) => {
    const floor = testFloor({ wrapUpMs: 60_000, outcome, logoutOnCall } as const, { journalLimit });
    const { engine } = floor;
    for (const id of ['ada', 'bob', 'cyd']) floor.arrange(...work(id, 'sales', 'support'));
    for (const step of steps) {
      step(floor);
      const held = engine.journal.query({});
      assert.ok(held.length <= journalLimit);
      assert.deepEqual(replay(held), takeSnapshot(engine.acd));
      for (const entry of held) met.add(entry.kind === 'event' ? entry.event.type : entry.kind);
    }
  });
  fc.assert(property, { seed: 20_261_007, numRuns: 300 });
  for (const what of [
    'snapshot',
    'outcome',
    'CallReturned',
    'LogoutDeferred',
    'Restored',
    'PolicyChanged',
    'QueueLoggedIn',
  ])
    assert.ok(met.has(what), `no run has ${what} in it`);
});
