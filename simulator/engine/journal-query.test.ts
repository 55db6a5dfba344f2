// Shows how the journal is asked by any field of its entries, and how it tells what an entry has in place of what is asked.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { logIn } from '../core/testing/floor.ts';
import type { JournalEntry, JournalFacts } from './journal-entry.ts';
import { differences, type FieldQuery, type JournalQuery, matches } from './journal-query.ts';

const entry = (facts: JournalFacts): JournalEntry => ({ number: 7, at: 250, realAt: 9, requestId: 'r1', ...facts });

const COMMAND = entry({
  kind: 'command',
  origin: 'connector',
  command: logIn('ada', { queueIds: ['sales', 'support'], attributes: { site: '07' }, password: 'hunter2' }),
  outcome: 'refused',
  rejection: { code: 'NotLoggedIn', facts: { agentId: 'ada', allowed: ['Ready', 'NotReady'] } },
});

const REPLY = entry({
  kind: 'reply',
  dialect: 'native',
  understood: true,
  positive: false,
  wire: { status: 409, body: { ids: [1, 2], list: [{ id: 'a' }, { id: 'b' }], nothing: null } },
});

const FIELDS: readonly {
  readonly of: JournalEntry;
  readonly path: string;
  readonly value: string;
  readonly holds: boolean;
}[] = [
  { of: COMMAND, path: 'number', value: '7', holds: true },
  { of: COMMAND, path: 'number', value: '07', holds: false },
  { of: COMMAND, path: 'rejection.code', value: 'NotLoggedIn', holds: true },
  { of: COMMAND, path: 'rejection.code', value: 'notloggedin', holds: false },
  { of: COMMAND, path: 'rejection.code.length', value: '11', holds: false },
  { of: COMMAND, path: 'rejection', value: '[object Object]', holds: false },
  { of: COMMAND, path: 'command.queueIds', value: 'support', holds: true },
  { of: COMMAND, path: 'command.queueIds', value: 'sales,support', holds: false },
  { of: COMMAND, path: 'command.queueIds.length', value: '2', holds: false },
  { of: COMMAND, path: 'command.attributes.site', value: '07', holds: true },
  { of: COMMAND, path: 'command.attributes.constructor.name', value: 'Object', holds: false },
  { of: COMMAND, path: 'command.password', value: 'hunter2', holds: false },
  { of: COMMAND, path: 'command.password', value: '***', holds: true },
  { of: COMMAND, path: 'command.extension', value: 'undefined', holds: false },
  { of: REPLY, path: 'positive', value: 'false', holds: true },
  { of: REPLY, path: 'wire.status', value: '409', holds: true },
  { of: REPLY, path: 'wire.body.ids', value: '2', holds: true },
  { of: REPLY, path: 'wire.body.list.id', value: 'b', holds: true },
  { of: REPLY, path: 'wire.body.list.id', value: 'c', holds: false },
  { of: REPLY, path: 'wire.body.nothing', value: 'null', holds: false },
  { of: REPLY, path: '', value: '', holds: false },
];

for (const { of, path, value, holds } of FIELDS)
  test(`that ${path} is ${JSON.stringify(value)} ${holds ? 'holds' : 'does not hold'} of a ${of.kind}`, () => {
    assert.equal(matches(of, { fields: [{ path, value }] }), holds);
    assert.equal(differences(of, { fields: [{ path, value }] }).length, holds ? 0 : 1);
  });

test('every field that is asked for must hold, and whatever else is asked for', () => {
  const right: FieldQuery = { path: 'command.type', value: 'LogIn' };
  const wrong: FieldQuery = { path: 'command.by', value: 'agent' };
  assert.equal(matches(COMMAND, { kind: 'command', agentId: 'ada', origin: 'connector', fields: [right] }), true);
  assert.equal(matches(COMMAND, { fields: [right, wrong] }), false);
  assert.equal(matches(COMMAND, { kind: 'reply', fields: [right] }), false);
  assert.equal(matches(COMMAND, { fields: [] }), true);
});

const TOLD: readonly { readonly of: JournalEntry; readonly query: JournalQuery; readonly says: readonly string[] }[] = [
  { of: COMMAND, query: { kind: 'command', requestId: 'r1' }, says: [] },
  { of: COMMAND, query: { kind: 'event' }, says: ['kind is "command", not "event"'] },
  {
    of: COMMAND,
    query: { requestId: 'r2', agentId: 'bob' },
    says: ['requestId is "r1", not "r2"', 'agentId is "ada", not "bob"'],
  },
  { of: REPLY, query: { origin: 'control' }, says: ['origin is "connector", not "control"'] },
  { of: REPLY, query: { agentId: 'ada' }, says: ['agentId is not there, not "ada"'] },
  {
    of: COMMAND,
    query: { fields: [{ path: 'command.queueIds', value: 'billing' }] },
    says: ['command.queueIds is ["sales","support"], not "billing"'],
  },
  {
    of: COMMAND,
    query: { fields: [{ path: 'command.password', value: 'guess' }] },
    says: ['command.password is "***", not "guess"'],
  },
  {
    of: REPLY,
    query: {
      fields: [
        { path: 'wire.status', value: '200' },
        { path: 'said', value: 'x' },
      ],
    },
    says: ['wire.status is 409, not "200"', 'said is not there, not "x"'],
  },
];

for (const { of, query, says } of TOLD)
  test(`a ${of.kind} differs from ${JSON.stringify(query)} in: ${says.join(', ') || 'nothing'}`, () => {
    assert.deepEqual(differences(of, query), says);
    assert.equal(matches(of, query), says.length === 0);
  });
