// What stands in the journal of a session: all that was asked, decided, told and answered, tied together, and no secret.

import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { test } from 'node:test';
import { headerIn, serveAmi } from './testing/ami.ts';

const SECRET = 's3cr3t-of-the-link';

test('an action, its Command, its Event and its reply carry one id', async (t) => {
  const simulator = await serveAmi(t);
  const client = await simulator.logIn();
  await client.ask({ Action: 'QueueAdd', Queue: 'sales', Interface: 'Local/1001@agents', Paused: '1', ActionID: '7' });
  const { entries } = await simulator.control('GET', 'journal');
  const { requestId } = entries.find((entry: { wire?: { ActionID?: string } }) => entry.wire?.ActionID === '7');
  const [request, command, event, reply, ...more] = entries.filter(
    (entry: { requestId?: string }) => entry.requestId === requestId,
  );
  assert.deepEqual(more, []);
  assert.deepEqual([request.kind, request.dialect, request.connection], ['request', 'ami', 1]);
  assert.match(request.bytes, /^Action: QueueAdd\r\n(.+\r\n)+\r\n$/);
  assert.deepEqual([command.kind, command.origin, command.command.type], ['command', 'connector', 'LogIn']);
  assert.deepEqual([event.kind, event.event.type], ['event', 'AgentLoggedIn']);
  assert.deepEqual([reply.kind, reply.understood, reply.positive], ['reply', true, true]);
  assert.equal(reply.said, 'Added interface to queue');
  assert.equal(reply.bytes, 'Response: Success\r\nActionID: 7\r\nMessage: Added interface to queue\r\n\r\n');
});

test('no secret stands in the journal, however it was written', async (t) => {
  const simulator = await serveAmi(t, { config: { accounts: [{ username: 'sim', secret: SECRET }] } });
  const ways = [
    `Action: Login\r\nUsername: sim\r\nSecret: ${SECRET}\r\n\r\n`,
    `Action: Login\r\n  sEcReT  :${SECRET}\r\nUsername: sim\r\n\r\n`,
    `action: login\nsecret: ${SECRET}\nusername: sim\n\n`,
    `Action: Login\r\nUsername: sim\r\nSecret: a\r${SECRET}\r\n\r\n`,
    `Action: Login\r\nUsername: sim\r\nSecret: a\r\nSecret: ${SECRET}\r\n\r\n`,
    `Action: Login\r\nUsername: sim\r\nSecret: \u2028${SECRET}\r\n\r\n`,
  ];
  const outcomes = await Promise.all(
    ways.map(async (way) => {
      const client = await simulator.connect();
      await client.banner();
      client.send(way);
      return headerIn(await client.next(), 'Response');
    }),
  );
  assert.deepEqual(outcomes, ['Success', 'Error', 'Success', 'Error', 'Error', 'Error']);
  const client = await simulator.connect();
  await client.banner();
  const [given] = await client.ask({ Action: 'Challenge', AuthType: 'MD5' });
  const Key = createHash('md5')
    .update(`${headerIn(given, 'Challenge')}${SECRET}`)
    .digest('hex');
  await client.ask({ Action: 'Login', AuthType: 'MD5', Username: 'sim', Key });

  const { entries } = await simulator.control('GET', 'journal?limit=1000');
  const text = JSON.stringify(entries);
  assert.equal(entries.filter(({ kind }: { kind: string }) => kind === 'request').length, ways.length + 4);
  assert.ok(!text.includes(SECRET) && !text.includes(Key), 'a secret stands in the journal');
  assert.ok(!JSON.stringify(await (await fetch(`${simulator.addresses.main}/healthz`)).json()).includes(SECRET));
});

test('what is long is kept in part, and says so', async (t) => {
  const simulator = await serveAmi(t, { config: { defaultQueues: ['q'] } });
  const client = await simulator.logIn();
  await client.ask(`Action: QueueRemove\r\n${`Variable: ${'v'.repeat(1000)}\r\n`.repeat(100)}\r\n`);
  await simulator.control('POST', 'faults', { kind: 'oversize', match: { requests: 'reads' } });
  client.send({ Action: 'CoreStatus' });
  await client.next();
  const { entries } = await simulator.control('GET', 'journal');
  for (const entry of entries) assert.ok(JSON.stringify(entry).length < 40_000, `${entry.kind} ${entry.number}`);
  const cut = entries.flatMap(({ cut: told }: { cut?: { of: number } }) => told?.of ?? []);
  assert.equal(cut.length, 2);
  assert.equal(cut[0], 'Action: QueueRemove'.length + 100 * (1000 + '\r\nVariable: '.length));
  assert.ok(cut[1] > 8 * 1024 * 1024, 'the answer as it went out');
});
