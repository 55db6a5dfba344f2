// A switch in use: the address it is given, whom it may be asked about, what keeps it from being used, and the file from which it
// is put back.

import assert from 'node:assert/strict';
import { once } from 'node:events';
import { existsSync, statSync, writeFileSync } from 'node:fs';
import { type AddressInfo, createServer } from 'node:net';
import { join } from 'node:path';
import { type TestContext, test } from 'node:test';
import { startSimulator } from '../../../simulator/index.ts';
import { temporaryFolder } from '../../../test/testing/process.ts';
import { NotExercised } from '../scenario/mismatch.ts';
import { switchRig } from './switch-acd.ts';
import { meetSwitch, readAddress, readNames } from './switch-address.ts';
import { keepStandings, putBack, readKept } from './switch-restore.ts';
import { closedPort, serve } from './testing/server.ts';

const FLOOR = {
  policy: 'asterisk',
  queues: [{ id: 'sales' }, { id: 'support' }],
  agents: [
    {
      ...{ id: '1001', password: 'pw', extension: '6001', state: 'NotReady' },
      queues: [{ queue: 'sales', penalty: 3, paused: { reasonCode: 'lunch' } }],
    },
    { id: '1002', password: 'pw', extension: '6002' },
  ],
};
const AGENT = { password: 'pw' };
const NAMED = { agentIds: ['1001', '1002'], queueIds: ['sales', 'support'] };

const addressOf = (port: number, more: { readonly user?: string; readonly secret?: string } = {}) =>
  readAddress({ at: `ami://${more.user ?? 'signoff'}@127.0.0.1:${port}`, secret: more.secret ?? 'signoff' });

async function startSwitch(t: TestContext) {
  const { addresses, stop } = await startSimulator({ port: '0,native=0,ami=0', dialect: 'ami' });
  t.after(stop);
  await fetch(`${addresses.main}/control/snapshot`, { method: 'PUT', body: JSON.stringify(FLOOR) });
  return Number(addresses.dialects.ami?.port);
}

/** A server that says one thing to whoever connects. */
async function saying(t: TestContext, text: string): Promise<number> {
  const server = createServer((socket) => socket.on('error', () => undefined).end(text)).listen(0, '127.0.0.1');
  t.after(() => server.close());
  await once(server, 'listening');
  return (server.address() as AddressInfo).port;
}

test('an address is a scheme, a user, a host and a port, and no secret', () => {
  const { at, dialect, server } = readAddress({ at: 'ami://sign%20off@[::1]', secret: 's' });
  assert.deepEqual([at, dialect], ['ami://sign%20off@[::1]:5038', 'ami']);
  const device = { interface: 'Local/{AgentID}@agents' };
  assert.deepEqual(server, { host: '::1', port: 5038, username: 'sign off', secret: 's', ...device });
  const issues: readonly [at: string, code: string][] = [
    ...(['ami://signoff:pw@h:1', 'ami://:pw@h'] as const).map((one) => [one, 'SecretInAddress'] as const),
    ...(['foo://signoff@h', 'http://signoff@h'] as const).map((one) => [one, 'UnknownScheme'] as const),
    ...(
      ['h', 'ami://h', 'ami://u@h/x', 'ami://u@h?x', 'ami://a%0Ab@h', 'ami://a%ffb@h', 'ami://u@h:70000'] as const
    ).map((one) => [one, 'InvalidSetting'] as const),
  ].map(([one, code]) => [one, code]);
  for (const [given, code] of issues)
    assert.throws(
      () => readAddress({ at: given, secret: 's' }),
      (error: Error & { code?: string; hint?: string }) => {
        assert.deepEqual([error.code, error.message.includes('pw'), error.hint === ''], [code, false, false], given);
        return true;
      },
    );
  for (const wrong of ['PJSIP/1001', 'PJSIP/{AgentID}\r\nAction: x'])
    assert.throws(
      () => readAddress({ at: 'ami://u@h', device: wrong, secret: 's' }),
      { code: 'InvalidSetting' },
      wrong,
    );
});

test('an event socket has a host and a port, and nobody logs in by name', () => {
  const { at, server } = readAddress({ at: 'esl://10.0.0.5', device: '{AgentID}@example.org', secret: 's' });
  assert.equal(at, 'esl://10.0.0.5:8021');
  const names = { agent: '{AgentID}@example.org', queue: '{Queue}@example.org' };
  assert.deepEqual(server, { host: '10.0.0.5', port: 8021, password: 's', ...names });
  assert.throws(() => readAddress({ at: 'esl://u@h', secret: 's' }), {
    code: 'InvalidSetting',
    hint: 'For example: --at esl://10.0.0.5:8021',
  });
});

/** Of one queue, of two, of one that is not named, of none, and somebody who has no row. */
const AT_FREESWITCH = {
  policy: 'freeswitch',
  queues: [{ id: 'sales' }, { id: 'support' }, { id: 'billing' }],
  agents: [
    { ...AGENT, id: '1001', extension: '6001', defaultQueues: ['sales'], state: 'NotReady', queues: ['sales'] },
    { ...AGENT, id: '1002', extension: '6002', defaultQueues: ['sales', 'support'] },
    { ...AGENT, id: '1003', extension: '6003', defaultQueues: ['sales', 'billing'] },
    { ...AGENT, id: '1004', extension: '6004' },
  ],
};

test('at a FreeSWITCH nobody is touched who would be logged in elsewhere, and statuses are put back', async (t) => {
  const { addresses, stop } = await startSimulator({ port: '0,native=0,esl=0', dialect: 'esl', profile: 'freeswitch' });
  t.after(stop);
  await fetch(`${addresses.main}/control/snapshot`, { method: 'PUT', body: JSON.stringify(AT_FREESWITCH) });
  const at = `esl://127.0.0.1:${addresses.dialects.esl?.port}`;
  const address = readAddress({ at, secret: 'ClueCon' });
  const refused: readonly (readonly [agentIds: readonly string[], message: RegExp])[] = [
    [['1001', '1003'], /Agent 1003@default is assigned to billing@default as well, and would be logged in there\./],
    [['1004'], /Agent 1004@default is assigned to none of the queues\./],
    [['1001', 'nobody'], /It has no agent "nobody@default"\./],
  ];
  for (const [agentIds, message] of refused)
    await assert.rejects(meetSwitch(address, { ...NAMED, agentIds }), { code: 'SwitchUnusable', message, hint: /./ });
  await assert.rejects(meetSwitch(address, { ...NAMED, queueIds: ['nope'] }), { message: /no queue "nope@default"/ });
  const other = readAddress({ at, secret: 'no' });
  await assert.rejects(meetSwitch(other, NAMED), { message: /did not let the probe in: -ERR invalid/ });
  const path = join(temporaryFolder(t), 'restore.json');
  await keepStandings(path, address, await meetSwitch(address, NAMED));
  const { acd, probe } = switchRig({ address, ...NAMED, policy: { queues: 'assigned' } });
  await acd.floor?.clear();
  assert.deepEqual(
    ['1001', '1002'].map((agentId) => acd.floor?.assignedTo?.(agentId)),
    [['sales'], ['sales', 'support']],
  );
  assert.equal((await acd.view.agent('1001')).state, 'LoggedOut');
  const logIn = { activity: 'LoginAgent', agentId: '1002', workQueueIds: ['support'], isAfterCallWork: false } as const;
  assert.equal((await probe.ask(logIn)).outcome, 'done');
  assert.deepEqual((await acd.view.agent('1002')).queues, ['sales', 'support']);
  assert.deepEqual(await putBack(path, address, readKept(path).standings), [
    'Put back: 1001 is logged in to sales, paused, with penalty 0.',
    'Put back: 1002 is not logged in to sales.',
    'Put back: 1002 is not logged in to support.',
  ]);
  assert.equal((await acd.view.agent('1001')).state, 'NotReady');
});

test('agents and queues are named, each once, as the wire can carry them', () => {
  assert.deepEqual(readNames('--agents', ' 1001, 1002', 'ami'), ['1001', '1002']);
  assert.throws(() => readNames('--queues', undefined, 'ami'), { code: 'NobodyNamed' });
  for (const list of ['', '1001,', 'a/b', 'a\r\nAction: x', 'x'.repeat(80), 'Ada,ada'])
    assert.throws(() => readNames('--agents', list, 'ami'), { code: 'InvalidSetting' }, list);
});

test('what keeps a switch from being used is told by name', { concurrency: true }, async (t) => {
  const port = await startSwitch(t);
  const web = await serve(t, (_request, response) => void response.end());
  const cases: readonly [what: string, meet: () => Promise<unknown>, message: RegExp][] = [
    ['nobody there', async () => meetSwitch(addressOf(await closedPort()), NAMED), /cannot be reached: ECONNREFUSED/],
    ['a web server', () => meetSwitch(addressOf(Number(new URL(web).port)), NAMED), /gave no answer/],
    ['another protocol', async () => meetSwitch(addressOf(await saying(t, 'SSH-2.0\r\n')), NAMED), /begins with "SSH/],
    [
      'no end',
      async () => meetSwitch(addressOf(await saying(t, 'x'.repeat(2 ** 20 + 1))), NAMED),
      /message has no end/,
    ],
    ['another secret', () => meetSwitch(addressOf(port, { secret: 'no' }), NAMED), /did not let the probe in/],
    ['another user', () => meetSwitch(addressOf(port, { user: 'no' }), NAMED), /did not let the probe in/],
    ['no such queue', () => meetSwitch(addressOf(port), { ...NAMED, queueIds: ['nope'] }), /no queue "nope"/],
  ];
  await Promise.all(
    cases.map(([what, meet, message]) =>
      t.test(what, () => assert.rejects(meet, { name: 'KitFailure', code: 'SwitchUnusable', message, hint: /./ })),
    ),
  );
});

test('how agents stood is kept in a file and put back from it, once', async (t) => {
  const path = join(temporaryFolder(t), 'reports', 'restore.json');
  const address = addressOf(await startSwitch(t));
  const seen = await meetSwitch(address, NAMED);
  await keepStandings(path, address, seen);
  assert.equal(statSync(path).mode & 0o777, 0o600);
  await assert.rejects(keepStandings(path, address, seen), { code: 'EarlierRunNotPutBack' });
  const { acd, probe } = switchRig({ address, ...NAMED, policy: {} });
  await acd.floor?.clear();
  assert.equal((await acd.view.agent('1001')).state, 'LoggedOut');
  const logIn = { activity: 'LoginAgent', agentId: '1002', workQueueIds: ['support'], isAfterCallWork: false } as const;
  assert.equal((await probe.ask(logIn)).outcome, 'done');

  const kept = readKept(path);
  assert.deepEqual([kept.at, JSON.stringify(kept).includes('secret')], [address.at, false]);
  const gone = addressOf(await closedPort());
  await assert.rejects(putBack(path, gone, kept.standings), { code: 'SwitchNotPutBack', hint: /--restore/ });
  assert.ok(existsSync(path), 'it is kept for as long');
  assert.deepEqual(await putBack(path, address, kept.standings), [
    'Put back: 1001 is logged in to sales, paused (lunch), with penalty 3.',
    'Put back: 1002 is not logged in to support.',
  ]);
  assert.ok(!existsSync(path));
  assert.deepEqual((await acd.view.agent('1001')).queues, ['sales']);
});

test('a restore file that is none is refused', (t) => {
  const path = join(temporaryFolder(t), 'restore.json');
  const rest = { at: 'ami://u@h', interface: 'PJSIP/{AgentID}' };
  const place = { agentId: '1001', queueId: 'sales' };
  const file = { format: 'signoff switch restore', version: 1, ...rest, standings: [place] };
  assert.throws(() => readKept(path), { code: 'RestoreFileUnusable', message: /it is not there/ });
  const cases: readonly [content: string, message: RegExp][] = [
    ['nonsense', /it is no JSON/],
    ['{}', /format is not what/],
    [JSON.stringify({ ...file, version: 2 }), /it is of version 2, and this is 1/],
    [JSON.stringify({ ...file, standings: [{ ...place, queueId: 'a\r\nAction: x' }] }), /standings\.0\.queueId is not/],
  ];
  for (const [content, message] of cases) {
    writeFileSync(path, content);
    assert.throws(() => readKept(path), { code: 'RestoreFileUnusable', message }, content);
  }
  writeFileSync(path, JSON.stringify(file));
  assert.deepEqual(readKept(path).standings, [place]);
});

test('nobody is touched who is not named, and nothing is arranged that a wire does not reach', async (t) => {
  const port = await startSwitch(t);
  const { acd, probe, abandon } = switchRig({ address: addressOf(port), ...NAMED, policy: { logoutOnCall: 'allow' } });
  const login = { activity: 'LoginAgent', agentId: '1003', workQueueIds: ['sales'], isAfterCallWork: false } as const;
  const { exchange } = await acd.exchange.since(0);
  const cases: readonly [what: string, work: () => Promise<unknown>][] = [
    ['a login of somebody else', () => probe.ask(login)],
    ['a login elsewhere', () => probe.ask({ ...login, agentId: '1001', queueId: 'billing' })],
    ['a look at somebody else', () => acd.view.agent('1003')],
    ['a new queue', () => acd.arrange.addToFloor({ queues: [{ id: 'billing', name: 'Billing' }] })],
    ['a reason', () => acd.arrange.addToFloor({ reasonCodes: [{ code: '1', label: '', uses: [] }] })],
    ['another policy', () => acd.arrange.choosePolicy({ logoutOnCall: 'refuse' })],
    ['a call', () => acd.arrange.placeCall('sales')],
    ['a fault', () => acd.faults.inject({ effect: 'silence' })],
    ['the journal', async () => exchange.commands],
  ];
  for (const [what, work] of cases) await assert.rejects(work, NotExercised, what);
  assert.deepEqual(await acd.arrange.choosePolicy({ logoutOnCall: 'allow' }), { logoutOnCall: 'allow' });
  abandon(new Error('It is over.'));
  await assert.rejects(acd.view.agent('1001'), /It is over/);
});
