// A Command asked as a connector asks it: the bytes are those that went over the dialect's port, faults and all.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { ANN, assertProblem, simulate } from '../testing/simulator.ts';

test('a Command goes over the native port, and comes back as bytes, secrets masked', async (t) => {
  const { main, journal, nativeUrl } = await simulate(t);
  const { body } = await main
    .post('/control/wire')
    .send({ type: 'LogIn', agentId: ANN.id, queueIds: ['sales'] })
    .expect(200);
  assert.match(
    body.sent,
    /^PUT \/v1\/agents\/ann\/state HTTP\/1\.1\r\nHost: [\s\S]*\r\n\r\n\{"state":"LoggedIn","password":"\*\*\*","queue":"sales"\}$/,
  );
  assert.match(body.received, /^HTTP\/1\.1 200 OK\r\n[\s\S]*"outcome":"done"/);
  assert.equal(body.end, 'closed');
  assert.deepEqual(body.request, {
    method: 'PUT',
    url: `${nativeUrl}/v1/agents/ann/state`,
    headers: { 'Content-Type': 'application/json' },
    body: { state: 'LoggedIn', password: ANN.password, queue: 'sales' },
  });
  const [command] = await journal({ kind: 'command' });
  assert.equal(command?.kind === 'command' && command.origin, 'connector');
  const refused = await main.post('/control/wire').send({ type: 'LogIn', agentId: 'nobody' });
  assert.match(refused.body.received, /^HTTP\/1\.1 404 /);
});

test('what a fault does to it shows, and is bounded in time and bytes', async (t) => {
  const { main } = await simulate(t);
  const ask = async (fault: object, timeoutMs = 5000) => {
    await main.post('/control/faults').send(fault).expect(201);
    const { body } = await main.post('/control/wire').send({ type: 'LogOut', agentId: ANN.id, timeoutMs }).expect(200);
    await main.delete('/control/faults').expect(204);
    return body;
  };
  const silent = await ask({ kind: 'half-open' }, 50);
  assert.deepEqual([silent.received, silent.end], ['', 'silent']);
  assert.ok(silent.tookMs >= 49 && silent.tookMs < 2000, String(silent.tookMs));
  assert.equal((await ask({ kind: 'reset-before-reply' })).end, 'reset');
  assert.equal((await ask({ kind: 'refuse' })).end, 'refused');
  const large = await ask({ kind: 'oversize', settings: { bytes: 2_000_000 } });
  assert.deepEqual([large.received.length, large.end], [256 * 1024, 'tooLong']);
});

test('a port that speaks TLS is asked over TLS, and a certificate that is not to be trusted is not', async (t) => {
  const { main } = await simulate(t, { tls: 'auto' });
  const ask = async () => (await main.post('/control/wire').send({ type: 'LogOut', agentId: ANN.id })).body;
  const { received, request } = await ask();
  assert.match(received, /^HTTP\/1\.1 409 /);
  assert.match(request.url, /^https:/);
  await main.post('/control/faults').send({ kind: 'untrusted-certificate' }).expect(201);
  assert.equal((await ask()).end, 'distrusted');
});

test('the token of the link is shown, and masked', async (t) => {
  const { main } = await simulate(t, { token: 'open sesame' });
  const { body } = await main.post('/control/wire').send({ type: 'LogOut', agentId: ANN.id });
  assert.match(body.received, /^HTTP\/1\.1 409 /);
  assert.match(body.sent, /Authorization: \*\*\*\r\n/);
});

test('no other port is asked, and no other dialect', async (t) => {
  const { main } = await simulate(t);
  assert.deepEqual(
    (await main.get('/control/wire').expect(200)).body.map(({ name }: { name: string }) => name),
    ['native'],
  );
  const send = (body: object) => main.post('/control/wire').send({ type: 'LogOut', agentId: ANN.id, ...body });
  assertProblem(await send({ dialect: 'ami' }), 422, 'DialectNotServed');
  assertProblem(await send({ url: 'http://127.0.0.1:1/' }), 422, 'InvalidRequest');
  assertProblem(await send({ agentId: 'jos\udce9' }), 422, 'InvalidRequest');
});
