// Progress is one line that a person sees change, and that is gone at the end; in a pipe it is nothing at all.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Envelope } from '@cucumber/messages';
import { createCounter, createProgress, type Screen } from './progress.ts';

const ERASE = '\r\u001b[2K';
const messages = [
  { pickle: { id: 'p1', name: 'The first' } },
  { pickle: { id: 'p2', name: 'The second, whose name goes on' } },
  { testCase: { id: 'c1', pickleId: 'p1' } },
  { testCase: { id: 'c2', pickleId: 'p2' } },
  { testCaseStarted: { id: 's1', testCaseId: 'c1' } },
  { testStepFinished: {} },
  { testCaseFinished: { testCaseStartedId: 's1' } },
  { testCaseStarted: { id: 's2', testCaseId: 'c2' } },
] as unknown as Envelope[];

/** All that is written to such a screen while the suite runs, and then at its end. */
function follow(screen: Omit<Screen, 'write'>): string[] {
  const written: string[] = [];
  const progress = createProgress({ ...screen, write: (text) => written.push(text) });
  for (const message of messages) progress.follow(message);
  progress.end();
  return written;
}

test('a terminal shows what runs, on a line that is erased before each change and at the end', () => {
  assert.deepEqual(follow({ isTTY: true }), [
    `${ERASE}  0/2  The first`,
    `${ERASE}  1/2  The second, whose name goes on`,
    ERASE,
  ]);
});

test('on a narrow terminal the line does not wrap', () => {
  assert.deepEqual(follow({ isTTY: true, columns: 20 }), [
    `${ERASE}  0/2  The first`,
    `${ERASE}  1/2  The second, `,
    ERASE,
  ]);
});

for (const screen of [{}, { isTTY: false }, { isTTY: false, columns: 80 }])
  test(`nothing is written to a pipe: ${JSON.stringify(screen)}`, () => assert.deepEqual(follow(screen), []));

test('a counter shows how many are done of how many, and who was the latest', () => {
  const written: string[] = [];
  const counter = createCounter({ isTTY: true, columns: 12, write: (text) => written.push(text) });
  counter.expect(2);
  counter.count('one');
  counter.count('another one');
  counter.end();
  assert.deepEqual(written, [`${ERASE}  0/2`, `${ERASE}  1/2  one`, `${ERASE}  2/2  anot`, ERASE]);
});

test('a counter writes nothing to a pipe', () => {
  const written: string[] = [];
  const counter = createCounter({ write: (text) => written.push(text) });
  counter.expect(1);
  counter.count('one');
  counter.end();
  assert.deepEqual(written, []);
});
