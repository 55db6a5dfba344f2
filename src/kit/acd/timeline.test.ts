// The timeline of an exchange: requests and replies of each protocol as a person reads them.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type JournalEntry, readExchange } from './exchange.ts';

const entry = (more: Partial<JournalEntry>): JournalEntry => ({ number: 1, kind: 'request', realAt: 1000, ...more });

const textsOf = (entries: readonly JournalEntry[]) =>
  readExchange(entries).timeline.map(({ at, who, text }) => [at, who, text]);

test('HTTP is method, address and body, and status and body', () => {
  const texts = textsOf([
    entry({ wire: { method: 'PUT', url: '/v1/agents/1/state', body: { state: 'LoggedOut' } } }),
    entry({ kind: 'reply', realAt: 1004, wire: { status: 409, body: { code: 'NotLoggedIn' } } }),
  ]);
  assert.deepEqual(texts, [
    [0, 'connector', 'PUT /v1/agents/1/state {"state":"LoggedOut"}'],
    [4, 'server', '409 {"code":"NotLoggedIn"}'],
  ]);
});

test('what was cut says so', () => {
  const texts = textsOf([
    entry({ wire: { method: 'PUT', url: '/v1/agents/1/state' }, cut: { of: 90_000 } }),
    entry({ kind: 'reply', wire: { status: 200 }, cut: { of: 70_000 } }),
  ]);
  assert.deepEqual(
    texts.map(([, , text]) => text),
    ['PUT /v1/agents/1/state (cut: 90000 characters in all)', '200 (cut: 70000 characters in all)'],
  );
});

test('another protocol is its headers', () => {
  const texts = textsOf([
    entry({ wire: { Action: 'QueueRemove', Queue: 'sales', ActionID: '3' } }),
    entry({ kind: 'reply', wire: { Response: 'Error', Message: 'Not there', items: 2 } }),
  ]);
  assert.deepEqual(texts, [
    [0, 'connector', 'Action: QueueRemove | Queue: sales | ActionID: 3'],
    [0, 'server', 'Response: Error | Message: Not there | items: 2'],
  ]);
});
