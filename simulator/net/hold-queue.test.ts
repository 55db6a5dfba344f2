// Where messages wait: for the next one of their lane, for a time, or for the end of their term, and nobody leaves twice.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createHoldQueue, MOST_KEPT } from './hold-queue.ts';
import { createLifetime, ENDLESS, type Lifetime } from './lifetime.ts';
import { timers } from './testing/wire.ts';

const FOR_EVER = 3_600_000;

function room() {
  const waiting = createHoldQueue();
  const left: string[] = [];
  interface How {
    readonly lane?: string;
    readonly behindNext?: boolean;
    readonly afterMs?: number;
    readonly ended?: Lifetime;
    readonly size?: number;
  }
  const enter = (name: string, how: How = {}) =>
    waiting.enter({
      lane: 'a',
      behindNext: false,
      afterMs: 0,
      ended: ENDLESS,
      size: 1,
      ...how,
      go: () => left.push(name),
    });
  return { ...waiting, enter, left };
}

test('who has nothing to wait for goes at once', () => {
  const { enter, left } = room();
  enter('one');
  const over = createLifetime();
  over.end();
  enter('two', { behindNext: true, afterMs: FOR_EVER, ended: over });
  assert.deepEqual(left, ['one', 'two']);
});

test('who waits for the next one of a lane goes behind that one, and behind none of another lane', () => {
  const { enter, left, isAwaited, passed } = room();
  enter('one', { behindNext: true });
  enter('two', { behindNext: true });
  enter('three', { lane: 'b', behindNext: true });
  assert.deepEqual([isAwaited('a'), isAwaited('b'), isAwaited('c')], [true, true, false]);
  passed('c');
  passed('a');
  assert.deepEqual([left, isAwaited('a')], [['one', 'two'], false]);
  passed('a');
  passed('b');
  assert.deepEqual(left, ['one', 'two', 'three']);
});

test('who waits for a time goes then', async () => {
  const { enter, left } = room();
  enter('late', { afterMs: 2 });
  enter('early', { afterMs: 1 });
  while (left.length < 2) await new Promise((resolve) => setTimeout(resolve, 1));
  assert.deepEqual(left.sort(), ['early', 'late']);
});

test('who waits for the next one and for a time waits for both', () => {
  const { enter, left, passed, clear } = room();
  enter('both', { behindNext: true, afterMs: FOR_EVER });
  assert.equal(timers(), 0, 'the time begins when the next one is through');
  passed('a');
  assert.deepEqual([left, timers()], [[], 1]);
  clear();
});

test('where too much waits, whoever has waited longest goes', () => {
  const { enter, left, passed, clear } = room();
  enter('one', { afterMs: FOR_EVER, size: MOST_KEPT / 2 });
  enter('two', { behindNext: true, size: MOST_KEPT / 2 });
  assert.deepEqual(left, []);
  enter('three', { afterMs: FOR_EVER });
  assert.deepEqual(left, ['one']);
  enter('four', { afterMs: FOR_EVER, size: 2 * MOST_KEPT });
  assert.deepEqual([left, timers()], [['one', 'two', 'three', 'four'], 0]);
  enter('five', { afterMs: FOR_EVER, size: MOST_KEPT });
  passed('a');
  assert.deepEqual([left.length, timers()], [4, 1], 'who has gone is kept no more');
  clear();
});

test('the end of a term lets go those that waited for it, once, and no others', () => {
  const { enter, left, passed, clear } = room();
  const [one, other] = [createLifetime(), createLifetime()];
  enter('behind', { behindNext: true, ended: one });
  enter('timed', { afterMs: FOR_EVER, ended: one });
  enter('other', { behindNext: true, ended: other });
  one.end();
  assert.deepEqual(left, ['behind', 'timed']);
  passed('a');
  assert.deepEqual(left, ['behind', 'timed', 'other']);
  other.end();
  assert.deepEqual([left.length, timers()], [3, 0]);
  clear();
});

test('whoever is sent home does not go, whatever comes', () => {
  const { enter, left, passed, clear } = room();
  const term = createLifetime();
  enter('behind', { behindNext: true, ended: term });
  enter('timed', { afterMs: FOR_EVER, ended: term });
  clear();
  passed('a');
  term.end();
  assert.deepEqual([left, timers()], [[], 0]);
});
