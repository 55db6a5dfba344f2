// What every dialect owes, one that a file describes and the example included: it says what it is; a request is decoded once, and that is what
// is journalled, struck by faults and executed; its port closes and opens; nothing is left of it when it stops.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { findDialect } from './find-dialect.ts';
import { DIALECTS } from './index.ts';
import { hearAnswer, RAW_CLIENTS } from './testing/raw-clients.ts';
import { type Entry, serve, TOKEN } from './testing/served-dialect.ts';

const kindsOf = (entries: readonly Entry[]): readonly string[] => entries.map(({ kind }) => kind);

test('each dialect that the product brings has a client here, and so has a described switch', () => {
  const names = DIALECTS.map(({ name }) => name);
  assert.deepEqual([...names, 'wazo-agentd', 'desk'], Object.keys(RAW_CLIENTS));
});

for (const [name, client] of Object.entries(RAW_CLIENTS)) {
  const logOut = (server: Readonly<Record<string, unknown>>) =>
    hearAnswer(client, server, client.logOut(server, '1001', 'sales'));

  test(`${name} is found by what it is called, and its secrets are where it says`, async (t) => {
    const manifest = await findDialect(client.called);
    assert.equal(manifest.name, name);
    const { server, dialects } = await serve(t, client, name);
    const told = Object.entries(server).flatMap(([member, value]) => (value === TOKEN ? [member] : []));
    assert.deepEqual(told, manifest.secrets);
    assert.ok(dialects.some((spoken) => spoken.name === name && spoken.greeting.length > 0));
  });

  test(`${name}: a Command is heard, decided, done and answered under one id`, async (t) => {
    const { server, entries } = await serve(t, client, name);
    assert.notEqual(await logOut(server), '');
    const found = await entries();
    assert.deepEqual(kindsOf(found), ['request', 'command', 'event', 'reply']);
    const [request, command, event, reply] = found;
    assert.deepEqual([request?.dialect, reply?.dialect], [name, name]);
    assert.deepEqual([reply?.understood, reply?.positive], [true, true]);
    const { type, agentId, queueIds } = { ...(command?.command as object) } as Readonly<Record<string, unknown>>;
    assert.deepEqual([type, agentId, queueIds], ['LogOut', '1001', client.leavesAll ? undefined : ['sales']]);
    const all = { type: 'AgentLoggedOut', agentId: '1001', queueIds: ['sales', 'support'] };
    assert.deepEqual(
      event?.event,
      client.leavesAll ? all : { type: 'QueueLoggedOut', agentId: '1001', queueId: 'sales' },
    );
    assert.ok(!JSON.stringify(found).includes(TOKEN), 'no secret is written down');
  });

  const ofQueue = client.leavesAll ? {} : { queueId: 'sales' };

  for (const [kind, match, kinds] of [
    ['reject', { command: 'LogOut', ...ofQueue }, ['request', 'fault', 'command', 'reply']],
    ['lie', { command: 'LogOut', ...ofQueue }, ['request', 'fault', 'command', 'reply']],
    ['answer', { command: 'LogOut', dialect: name }, ['request', 'fault', 'reply']],
    ['wrong-answer', { command: 'LogOut' }, ['request', 'fault', 'reply']],
    ['refuse-in-body', { command: 'LogOut' }, ['request', 'fault', 'reply']],
    ['oversize', {}, ['request', 'fault', 'command', 'event', 'reply']],
    ['depth', {}, ['request', 'fault', 'command', 'event', 'reply']],
    ['malformed-answer', {}, ['request', 'fault', 'command', 'event', 'reply']],
    ['truncate', ofQueue, ['request', 'fault', 'command', 'event', 'reply']],
    ['reset-before-reply', { command: 'LogOut' }, ['request', 'fault']],
  ] as const)
    test(`${name}: ${kind} strikes the Command that was decoded`, async (t) => {
      const { server, post, entries } = await serve(t, client, name);
      for (const agentId of ['somebody-else', '1001']) await post('faults', { kind, match: { ...match, agentId } });
      await logOut(server);
      const found = await entries();
      assert.deepEqual(kindsOf(found), kinds);
      const positive = found.find((entry) => entry.kind === 'reply')?.positive;
      if (kind === 'reject' || kind === 'answer') assert.equal(positive, false);
      if (kind === 'lie') assert.equal(positive, true);
    });

  test(`${name}: what is refused is answered with a refusal`, async (t) => {
    const { server, post, entries } = await serve(t, client, name);
    await post('agents/1001/commands', { type: 'LogOut', ...(client.leavesAll ? {} : { queueIds: ['sales'] }) });
    await logOut(server);
    const found = await entries();
    assert.deepEqual(kindsOf(found), ['request', 'command', 'reply']);
    const [, command, reply] = found;
    assert.deepEqual([command?.outcome, reply?.positive, reply?.understood], ['refused', false, true]);
    assert.notEqual(reply?.said ?? '', '');
  });

  test(`${name}: its port closes and opens again, and is gone when it stops`, async (t) => {
    const { server, faults, stop } = await serve(t, client, name);
    const { id } = await faults.add({ kind: 'refuse', match: { dialect: name } });
    await assert.rejects(logOut(server), { code: 'ECONNREFUSED' });
    await faults.remove(id);
    assert.notEqual(await logOut(server), '');
    await stop();
    await assert.rejects(logOut(server), { code: 'ECONNREFUSED' });
  });
}
