// The timeline of an exchange in which something was spoiled, or settled later: what was spoiled stands in it, and of a
// spoiled answer the bytes that went out.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type JournalEntry, readExchange } from './exchange.ts';

const entry = (kind: string, more: Partial<JournalEntry> = {}): JournalEntry => ({
  ...{ number: 1, kind, realAt: 1000, requestId: 'r1' },
  ...more,
});

const used = (fault: string, requestId = 'r1') => entry('fault', { fault, what: 'used', requestId });
const reply = (more: Partial<JournalEntry> = {}) =>
  entry('reply', { understood: true, positive: true, wire: { status: 200, body: { outcome: 'done' } }, ...more });

const told = (...entries: readonly JournalEntry[]) =>
  readExchange(entries).timeline.map(({ who, text }) => `${who}: ${text}`);

test('the use of a fault stands where it struck, and not that it was added, used up or taken away', () => {
  const noise = ['added', 'spent', 'expired', 'removed'].map((what) => entry('fault', { fault: 'lie', what }));
  assert.deepEqual(told(entry('request', { wire: { method: 'PUT', url: '/x' } }), ...noise, used('lie')), [
    'connector: PUT /x',
    'fault: lie',
  ]);
});

const BYTES: readonly { readonly name: string; readonly bytes: string | undefined; readonly shows: string }[] = [
  { name: 'cut short', bytes: 'HTTP/1.1 200 OK\r\nConn', shows: 'HTTP/1.1 200 OK\\r\\nConn' },
  { name: 'no text', bytes: 'HT\u00d4P\u0000"\\', shows: 'HTÔP\\u0000\\"\\\\' },
  { name: 'very long', bytes: 'x'.repeat(301), shows: `${'x'.repeat(300)}…` },
  { name: 'just short enough', bytes: 'x'.repeat(300), shows: 'x'.repeat(300) },
  { name: 'lost', bytes: '', shows: '(nothing)' },
  { name: 'not told', bytes: undefined, shows: '(nothing)' },
];

for (const { name, bytes, shows } of BYTES)
  test(`of a spoiled answer that is ${name} the bytes are shown`, () => {
    const faulty = bytes === undefined ? reply() : reply({ bytes });
    assert.deepEqual(told(used('garble'), faulty), ['fault: garble', `server: ${shows}`]);
  });

test('an answer to somebody else’s request is not spoiled by that', () => {
  const others = reply({ requestId: 'r2', bytes: 'HTTP/1.1 200 OK' });
  assert.deepEqual(told(used('garble', 'r1'), others), ['fault: garble', 'server: 200 {"outcome":"done"}']);
  const { requestId, ...nobodys } = used('drop-event');
  const { requestId: none, ...unnamed } = reply();
  assert.deepEqual(told(nobodys, unnamed), ['fault: drop-event', 'server: 200 {"outcome":"done"}']);
});

test('how an accepted request ended is the ACD’s, with what it said', () => {
  const said = 'Agent 1 is not logged in to any queue.';
  const exchange = readExchange([
    entry('outcome', { outcome: 'done' }),
    entry('outcome', { outcome: 'refused', said }),
    entry('outcome', { outcome: 'refused' }),
  ]);
  assert.deepEqual(
    exchange.timeline.map(({ who, text }) => [who, text]),
    [
      ['decision', 'the accepted request is done'],
      ['decision', `the accepted request is refused: ${said}`],
      ['decision', 'the accepted request is refused'],
    ],
  );
  assert.deepEqual(exchange.laterRefusals, [said]);
  assert.deepEqual([exchange.commands, exchange.replies], [[], []]);
});

test('a request that was swallowed is a request, and there is no answer', () => {
  const { requests, replies, timeline } = readExchange([
    entry('request', { wire: { method: 'PUT', url: '/x' } }),
    used('half-open'),
  ]);
  assert.deepEqual([requests, replies, timeline.length], [1, [], 2]);
});
