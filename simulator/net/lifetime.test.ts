// The term of a wait: whoever listens hears of its end once, unless they have left; and of several the shortest counts.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createLifetime, ENDLESS, shortestOf } from './lifetime.ts';

test('whoever listens hears of the end, once, and whoever has left does not', () => {
  const term = createLifetime();
  const heard: string[] = [];
  term.onceOver(() => heard.push('a'));
  term.onceOver(() => heard.push('b'))();
  term.onceOver(() => heard.push('c'));
  assert.equal(term.isOver, false);
  term.end();
  term.end();
  assert.deepEqual([heard, term.isOver], [['a', 'c'], true]);
});

test('what begins to listen at the end is not called any more', () => {
  const term = createLifetime();
  const heard: string[] = [];
  term.onceOver(() => term.onceOver(() => heard.push('too late')));
  term.end();
  term.onceOver(() => heard.push('much too late'));
  term.end();
  assert.deepEqual(heard, []);
});

test('of several terms the shortest counts, and is heard of once', () => {
  const [long, short] = [createLifetime(), createLifetime()];
  const both = shortestOf([long, short]);
  const heard: string[] = [];
  both.onceOver(() => heard.push('over'));
  both.onceOver(() => heard.push('left'))();
  assert.equal(both.isOver, false);
  short.end();
  long.end();
  assert.deepEqual([heard, both.isOver], [['over'], true]);
});

test('nobody hears of the end of what is endless', () => {
  ENDLESS.onceOver(() => assert.fail('it ended'))();
  assert.equal(ENDLESS.isOver, false);
  assert.equal(shortestOf([]).isOver, false);
});

test('a hundred may listen without a warning', async () => {
  const term = createLifetime();
  const warn = (warning: Error) => assert.fail(warning.message);
  process.once('warning', warn);
  for (let count = 0; count < 100; count += 1) term.onceOver(() => undefined);
  await new Promise(setImmediate);
  process.off('warning', warn);
});
