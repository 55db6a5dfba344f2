// The probe over real wires, plain and over TLS: what it asks is done, or refused in the server's words; and a server that is not
// there, or speaks another protocol, is told of.

import assert from 'node:assert/strict';
import { once } from 'node:events';
import { createServer } from 'node:net';
import { test } from 'node:test';
import { startSimulator } from '../../../simulator/index.ts';
import { closedPort } from '../acd/testing/server.ts';
import type { ProbeRequest } from './links/link.ts';
import { probeFor } from './probe.ts';

const ADA = { id: '1001', name: 'Ada', password: 'pw', extension: '6001', defaultQueues: ['sales', 'support'] };
const FLOOR = { queues: [{ id: 'sales' }, { id: 'support' }], agents: [ADA] };

const ask = (activity: ProbeRequest['activity'], more: Partial<ProbeRequest> = {}): ProbeRequest => ({
  ...{ activity, agentId: ADA.id, workQueueIds: ['sales', 'support'], password: ADA.password, isAfterCallWork: false },
  ...more,
});

const WORDS: Readonly<Record<string, { out: RegExp; pause: RegExp }>> = {
  native: {
    out: /^Agent 1001 is not logged in to any queue\.$/,
    pause: /^Agent 1001 is not logged in to any queue\.$/,
  },
  ami: { out: /^Unable to remove interface: Not there$/, pause: /^Interface not found$/ },
};

for (const tls of [undefined, 'auto'] as const)
  for (const [dialect, words] of Object.entries(WORDS))
    test(`${dialect}${tls === undefined ? '' : ' over TLS'}: what is asked is done, or refused in its words`, async (t) => {
      const port = `0,native=0,${dialect}=0`;
      const { addresses, stop } = await startSimulator({ port, dialect, tls });
      t.after(stop);
      await fetch(`${addresses.main}/control/snapshot`, { method: 'PUT', body: JSON.stringify(FLOOR) });
      const probe = probeFor(dialect, addresses.dialects[dialect] ?? {});
      assert.ok(probe !== undefined);
      const held = async () =>
        (await fetch(`${addresses.main}/v1/agents/1001`)).json() as Promise<{ queues: string[] }>;
      assert.equal((await probe.ask(ask('LogoutAgent'))).outcome, 'refused');
      assert.match((await probe.ask(ask('SetAgentReady'))).words, words.pause);
      assert.equal((await probe.ask(ask('LoginAgent'))).outcome, 'done');
      assert.deepEqual((await held()).queues, ['sales', 'support']);
      assert.equal((await probe.ask(ask('LogoutAgent', { queueId: 'sales' }))).outcome, 'done');
      assert.deepEqual((await held()).queues, ['support']);
      assert.equal((await probe.ask(ask('LogoutAgent', { queueId: 'support' }))).outcome, 'done');
      assert.match((await probe.ask(ask('LogoutAgent'))).words, words.out);
    });

for (const tls of [undefined, 'auto'] as const)
  test(`esl${tls === undefined ? '' : ' over TLS'}: whatever is asked of somebody known is done, and told again`, async (t) => {
    const { addresses, stop } = await startSimulator({
      port: '0,native=0,esl=0',
      dialect: 'esl',
      profile: 'freeswitch',
      tls,
    });
    t.after(stop);
    await fetch(`${addresses.main}/control/snapshot`, {
      method: 'PUT',
      body: JSON.stringify({ ...FLOOR, policy: 'freeswitch' }),
    });
    const probe = probeFor('esl', addresses.dialects.esl ?? {});
    assert.ok(probe !== undefined);
    const watch = await probe.watch({ agentId: ADA.id, extension: ADA.extension });
    t.after(watch.close);
    const nobody = await probe.watch();
    t.after(nobody.close);
    for (const activity of ['LogoutAgent', 'LoginAgent', 'SetAgentNotReady', 'SetAgentReady', 'LogoutAgent'] as const) {
      const { outcome, commands, requests } = await probe.ask(ask(activity));
      assert.deepEqual([outcome, commands.length, requests], ['done', 1, 2], activity);
    }
    const stranger = await probe.ask(ask('LogoutAgent', { agentId: 'nobody' }));
    assert.deepEqual([stranger.outcome, stranger.words], ['refused', 'Agent not found!']);
    const told = (await watch.told()).map(({ type, agentId }) => `${agentId} ${type}`);
    assert.deepEqual(
      told,
      ['LoggedOut', 'LoggedIn', 'Paused', 'Unpaused', 'LoggedOut'].map((type) => `1001 ${type}`),
    );
    assert.deepEqual(await nobody.told(), []);
  });

const QUEUES = ['17', '18'];
const EVE = { ...ADA, defaultQueues: QUEUES };
const OF_AGENTD = { queues: QUEUES.map((id) => ({ id })), agents: [EVE] };

for (const tls of [undefined, 'auto'] as const)
  test(`wazo-agentd${tls === undefined ? '' : ' over TLS'}: a login to one queue leaves the others, and every refusal is in its words`, async (t) => {
    const site = { port: '0,native=0,wazo-agentd=0', dialect: 'wazo-agentd', profile: 'wazo', token: 'of-the-link' };
    const { addresses, stop } = await startSimulator({ ...site, tls });
    t.after(stop);
    await fetch(`${addresses.main}/control/snapshot`, { method: 'PUT', body: JSON.stringify(OF_AGENTD) });
    const probe = probeFor('wazo-agentd', addresses.dialects['wazo-agentd'] ?? {});
    assert.ok(probe !== undefined);
    const at = { workQueueIds: QUEUES, extension: EVE.extension };
    const out = await probe.ask(ask('LogoutAgent', at));
    assert.deepEqual([out.outcome, out.words, out.requests], ['refused', 'not logged in', 1]);
    const watch = await probe.watch({ agentId: EVE.id, extension: EVE.extension });
    t.after(watch.close);
    const { outcome, commands } = await probe.ask(ask('LoginAgent', { ...at, queueId: '18' }));
    assert.equal(outcome, 'done');
    assert.deepEqual(
      commands.map(({ type, queueIds }) => [type, queueIds]),
      [
        ['LogIn', undefined],
        ['LogOut', ['17']],
      ],
    );
    assert.equal((await probe.ask(ask('SetAgentNotReady', { ...at, reasonCode: 'Lunch' }))).outcome, 'done');
    assert.equal((await probe.ask(ask('LogoutAgent', { ...at, queueId: '18' }))).outcome, 'done');
    assert.equal((await probe.ask(ask('SetAgentReady', at))).words, 'not logged in');
    const told = (await watch.told()).map(({ type, agentId }) => `${agentId} ${type}`);
    assert.deepEqual(told, ['1001 LoggedIn', '1001 LeftQueue', '1001 Paused', '1001 LoggedOut']);
  });

test('nobody asks over a wire that the kit does not speak', () => {
  assert.equal(probeFor('desk', {}), undefined);
});

test('a server that is not there, and one that closes, are errors and no answers', async (t) => {
  const port = await closedPort();
  await assert.rejects(async () => probeFor('native', { url: `http://127.0.0.1:${port}` })?.ask(ask('LogoutAgent')));
  const closing = createServer((socket) => socket.end('Asterisk Call Manager/11\r\n')).listen(0, '127.0.0.1');
  t.after(() => closing.close());
  await once(closing, 'listening');
  const server = {
    host: '127.0.0.1',
    port: (closing.address() as { port: number }).port,
    interface: 'Local/{AgentID}@agents',
  };
  await assert.rejects(async () => probeFor('ami', server)?.ask(ask('LogoutAgent')), /closed the connection/);
});
