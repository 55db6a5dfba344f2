// Several faults on one answer, and settings that draw: the bytes go through one fault after the other, in the order in
// which they were added, and the same dice give the same bytes.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createRandom } from '../core/random.ts';
import { type ByteStep, bytesOf } from '../net/delivery.ts';
import { ANN } from '../testing/simulator.ts';
import { FAULT_KINDS } from './index.ts';
import { answers, FOR_EVER, faulty, wholeAnswers } from './testing/faulty.ts';

const REPLY = Buffer.from(Array.from({ length: 250 }, (_, index) => index % 128));

/** What a fault makes of the bytes of a reply. */
function injected(
  kind: string,
  settings: object = {},
  { seed = 1, steps = [{ write: REPLY }] as readonly ByteStep[] } = {},
) {
  const fault = FAULT_KINDS.find((one) => one.kind === kind);
  const change = fault?.act(fault.settings.parse(settings), createRandom(seed)).bytes;
  assert.ok(change, `${kind} changes no bytes`);
  return change(steps);
}

const waits = (steps: readonly ByteStep[]): readonly number[] =>
  steps.flatMap((step) => ('waitMs' in step ? [step.waitMs] : []));
const pieces = (steps: readonly ByteStep[]): readonly Uint8Array[] =>
  steps.flatMap((step) => ('write' in step ? [step.write] : []));

test('a delay is fixed, or drawn between two, evenly and repeatably', () => {
  assert.deepEqual(injected('delay', { ms: 30 }), [{ waitMs: 30 }, { write: REPLY }]);
  const drawn = Array.from(
    { length: 200 },
    (_, seed) => waits(injected('delay', { ms: 100, upToMs: 300 }, { seed }))[0] ?? 0,
  );
  assert.ok(Math.min(...drawn) >= 100 && Math.max(...drawn) <= 300);
  const mean = drawn.reduce((sum, ms) => sum + ms, 0) / drawn.length;
  assert.ok(mean > 180 && mean < 220, `${mean}`);
  assert.deepEqual(
    injected('delay', { ms: 0, upToMs: 300 }, { seed: 5 }),
    injected('delay', { ms: 0, upToMs: 300 }, { seed: 5 }),
  );
});

test('a drip loses nothing, and pauses behind each piece', () => {
  const steps = injected('drip', { bytes: 100, everyMs: 7 });
  assert.deepEqual(
    pieces(steps).map(({ length }) => length),
    [100, 100, 50],
  );
  assert.deepEqual([waits(steps), bytesOf(steps)], [[7, 7, 7], REPLY]);
});

test('a split loses nothing, and no piece is longer than it may be', () => {
  const steps = injected('split', { longest: 20 });
  const lengths = pieces(steps).map(({ length }) => length);
  assert.ok(lengths.every((length) => length >= 1 && length <= 20) && new Set(lengths).size > 3, `${lengths}`);
  assert.deepEqual(bytesOf(steps), REPLY);
  assert.deepEqual(injected('split', { longest: 20 }), steps, 'the same dice, the same pieces');
  assert.notDeepEqual(injected('split', { longest: 20 }, { seed: 2 }), steps);
  assert.equal(pieces(injected('split', { longest: 1 })).length, REPLY.length);
});

test('what is cut is cut where it says', () => {
  for (const [share, length] of [
    [0, 0],
    [0.5, 125],
    [0.999, 249],
    [1, 250],
  ] as const) {
    const truncated = injected('truncate', { share });
    assert.deepEqual([bytesOf(truncated), truncated.at(-1)], [REPLY.subarray(0, length), { end: 'close' }]);
    const reset = injected('reset-in-reply', { share });
    assert.deepEqual([bytesOf(reset), reset.at(-1)], [REPLY.subarray(0, length), { end: 'reset' }]);
  }
});

test('as many bytes are garbled as it says, about, and no garbled byte is what it was', () => {
  for (const share of [0, 0.2, 1]) {
    const bytes = bytesOf(injected('garble', { share }));
    const others = bytes.filter((byte, index) => byte !== REPLY[index]);
    assert.ok(others.every((byte) => byte >= 0x80));
    assert.ok(Math.abs(others.length / REPLY.length - share) < 0.1, `${others.length} of ${REPLY.length}`);
    assert.equal(bytes.length, REPLY.length);
  }
  assert.deepEqual(injected('garble'), injected('garble'));
  assert.notDeepEqual(injected('garble'), injected('garble', {}, { seed: 2 }));
});

test('a cut in the middle of a drip cuts what would have dripped', () => {
  const dripping = injected('drip', { bytes: 100, everyMs: 7 });
  const steps = injected('truncate', { share: 0.5 }, { steps: dripping });
  assert.deepEqual([bytesOf(steps), waits(steps), steps.at(-1)], [REPLY.subarray(0, 125), [7, 7, 7], { end: 'close' }]);
});

test('who cuts says how it ends, whoever has said so before', () => {
  const steps = injected('reset-in-reply', { share: 1 }, { steps: injected('truncate', { share: 0.5 }) });
  assert.deepEqual(
    steps.filter((step) => 'end' in step),
    [{ end: 'reset' }],
  );
});

test('nothing goes out behind the end of a connection', () => {
  const steps = injected('answer-twice', {}, { steps: injected('truncate', { share: 1 }) });
  assert.deepEqual(bytesOf(steps), REPLY);
  const lost = injected('drip', {}, { steps: injected('lose-reply') });
  assert.deepEqual([bytesOf(lost).length, lost], [0, [{ end: 'silence' }]]);
});

/** What a logout of Ann's looks like when faults are added one after the other. */
const CHAINS: readonly { readonly orders: readonly object[]; readonly sees: string }[] = [
  { orders: [{ kind: 'answer-twice' }, { kind: 'drip', settings: { bytes: 200, everyMs: 0 } }], sees: 'twice' },
  { orders: [{ kind: 'split', settings: { longest: 90 } }, { kind: 'answer-twice' }], sees: 'twice' },
  { orders: [{ kind: 'answer-twice' }, { kind: 'truncate', settings: { share: 0.5 } }], sees: 'once, and the end' },
  { orders: [{ kind: 'truncate', settings: { share: 0.5 } }, { kind: 'answer-twice' }], sees: 'half, and the end' },
  { orders: [{ kind: 'delay', settings: { ms: 1 } }, { kind: 'reset-after-reply' }], sees: 'once, and a reset' },
  { orders: [{ kind: 'lie' }, { kind: 'oversize', settings: { bytes: 99 } }, { kind: 'answer-twice' }], sees: 'twice' },
];

for (const { orders, sees } of CHAINS)
  test(`${orders.map((order) => JSON.stringify(order)).join(', then ')}: ${sees}`, async (t) => {
    const { add, control, connect, ask, journal } = await faulty(t);
    await control(ANN.id, 'LogIn');
    for (const order of orders) await add(order as { kind: string });
    const client = connect();
    const requestId = ask(client);
    if (sees === 'twice') await answers(client, 2);
    else await client.end();
    const whole = wholeAnswers(client.text()).length;
    const { how } = sees === 'twice' ? { how: 'open' } : await client.end();
    const seen = { open: '', 'in order': ', and the end', ECONNRESET: ', and a reset' }[how];
    assert.equal(`${['half', 'once', 'twice'][whole]}${seen}`, sees);
    const [reply] = await journal({ kind: 'reply', requestId });
    assert.equal(client.text(), reply?.bytes, 'the journal has the bytes as they went');
    assert.equal((await journal({ kind: 'fault', what: 'used', requestId })).length, orders.length);
  });

test('an answer that waits for two faults goes when one of them is taken away', async (t) => {
  const { add, control, connect, ask, used, remove, roundTrip } = await faulty(t);
  await control(ANN.id, 'LogIn');
  const ids = [
    await add({ kind: 'delay', settings: { ms: FOR_EVER } }),
    await add({ kind: 'delay', settings: { ms: FOR_EVER } }),
  ];
  const client = connect();
  await used(ask(client));
  await remove(await add({ kind: 'drop-event' }));
  await roundTrip();
  assert.equal(client.text(), '', 'what has nothing to do with it does not let it go');
  await remove(ids[1] ?? '');
  assert.equal((await answers(client))[0]?.status, 200);
});
