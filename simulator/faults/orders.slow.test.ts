// Orders for faults that cannot be carried out: each is answered with a named error that says what is wrong, and nothing
// of it is done. And those that look as if they contradicted each other, and do not.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { ANN, assertProblem } from '../testing/simulator.ts';
import { FAULT_KINDS } from './index.ts';
import { answers, type Faulty, faulty, type TestOrder } from './testing/faulty.ts';

interface Bad {
  readonly order: unknown;
  readonly code: string;
  /** What the sentence says. */
  readonly says: RegExp;
  /** Where it is wrong. */
  readonly path?: string;
}

const BAD: readonly Bad[] = [
  { order: { kind: 'lei' }, code: 'UnknownFaultKind', says: /There is no fault "lei" \(did you mean lie\?\)\./ },
  { order: { kind: 'Half-Open' }, code: 'UnknownFaultKind', says: /did you mean half-open\?/ },
  {
    order: { kind: 'set the house on fire' },
    code: 'UnknownFaultKind',
    says: /there is refuse, untrusted-certificate, reject, /,
  },
  { order: { kind: 7 }, code: 'UnknownFaultKind', says: /There is no fault 7: / },
  { order: {}, code: 'UnknownFaultKind', says: /There is no fault null: / },
  { order: [], code: 'UnknownFaultKind', says: /There is no fault null: / },
  { order: [{ kind: 'lie' }], code: 'UnknownFaultKind', says: /There is no fault null: / },
  { order: { kind: '__proto__' }, code: 'UnknownFaultKind', says: /There is no fault "__proto__": / },

  { order: { kind: 'lie', tiems: 1 }, code: 'InvalidRequest', says: /tiems/ },
  { order: { kind: 'lie', settings: { ms: 1 } }, code: 'InvalidRequest', says: /ms/, path: 'settings' },
  { order: { kind: 'delay', settings: { ms: -1 } }, code: 'InvalidRequest', says: /settings\.ms/, path: 'settings.ms' },
  {
    order: { kind: 'delay', settings: { ms: 10, upToMs: 9 } },
    code: 'InvalidRequest',
    says: /settings\.upToMs: is less than ms/,
    path: 'settings.upToMs',
  },
  { order: { kind: 'answer', settings: { word: 'perhaps' } }, code: 'InvalidRequest', says: /settings\.word/ },
  { order: { kind: 'reject', settings: { code: 'UnknownCell' } }, code: 'InvalidRequest', says: /settings\.code/ },
  { order: { kind: 'truncate', settings: { share: 1.1 } }, code: 'InvalidRequest', says: /settings\.share/ },

  ...[-0.1, 1.1, '0.5', null, 100].map((probability) => ({
    order: { kind: 'lie', probability },
    code: 'InvalidRequest',
    says: /probability/,
    path: 'probability',
  })),
  ...[0, -1, 1.5, '1', null].map((times) => ({
    order: { kind: 'lie', times },
    code: 'InvalidRequest',
    says: /times/,
    path: 'times',
  })),
  { order: { kind: 'lie', expires: 5 }, code: 'InvalidRequest', says: /expires/, path: 'expires' },
  { order: { kind: 'lie', expires: {} }, code: 'InvalidRequest', says: /expires\.afterMs/, path: 'expires.afterMs' },
  { order: { kind: 'lie', expires: { afterMs: 0 } }, code: 'InvalidRequest', says: /expires\.afterMs/ },
  {
    order: { kind: 'lie', expires: { afterMs: 1, clock: 'wall' } },
    code: 'InvalidRequest',
    says: /expires\.clock/,
    path: 'expires.clock',
  },
  { order: { kind: 'lie', seed: -1 }, code: 'InvalidRequest', says: /seed/, path: 'seed' },
  { order: { kind: 'lie', label: 'x'.repeat(257) }, code: 'InvalidRequest', says: /label/, path: 'label' },

  { order: { kind: 'lie', match: { agent: 'ann' } }, code: 'InvalidRequest', says: /agent/, path: 'match' },
  { order: { kind: 'lie', match: { agentId: '' } }, code: 'InvalidRequest', says: /match\.agentId/ },
  { order: { kind: 'lie', match: { command: 'Logout' } }, code: 'InvalidRequest', says: /match\.command/ },
  { order: { kind: 'lie', match: { requests: 'writes' } }, code: 'InvalidRequest', says: /match\.requests/ },
  {
    order: { kind: 'lie', match: { dialect: 'cobol' } },
    code: 'DialectNotServed',
    says: /The dialect cobol is not served: there is native\./,
  },
  {
    order: { kind: 'drop-event', match: { event: 'AgentLoggedOff' } },
    code: 'InvalidRequest',
    says: /match\.event AgentLoggedOff is no event that is told of \(did you mean AgentLoggedOut\?\)/,
    path: 'match.event',
  },
  {
    order: { kind: 'drop-event', match: { event: 'Earthquake' } },
    code: 'InvalidRequest',
    says: /is no event that is told of: there is AgentLoggedIn, .*RequestRefused\./,
    path: 'match.event',
  },
  {
    order: { kind: 'drip', match: { requests: 'reads', command: 'LogOut' } },
    code: 'InvalidRequest',
    says: /match\.requests contradicts command and queueId/,
    path: 'match.requests',
  },
  { order: { kind: 'drip', match: { requests: 'reads', queueId: 'sales' } }, code: 'InvalidRequest', says: /requests/ },
];

/** What no fault of a stage can know. */
const UNKNOWN: Readonly<Record<string, readonly TestOrder['match'][]>> = {
  port: [{ agentId: 'ann' }, { command: 'LogOut' }, { queueId: 'sales' }, { event: 'CallEnded' }, { requests: 'all' }],
  decision: [{ event: 'CallEnded' }, { requests: 'all' }, { requests: 'commands' }],
  answer: [{ event: 'CallEnded' }],
  bytes: [{ event: 'CallEnded' }],
  event: [{ command: 'LogOut' }, { requests: 'reads' }],
};

const UNKNOWABLE: readonly Bad[] = FAULT_KINDS.flatMap(({ kind, stage }) => [
  ...(UNKNOWN[stage] ?? []).map((match) => ({
    order: { kind, match },
    code: 'InvalidRequest',
    says: new RegExp(`The fault ${kind} cannot be had so: match\\.\\w+ cannot be matched`),
    path: `match.${Object.keys(match ?? {})[0]}`,
  })),
  ...(stage === 'port' ? [{ times: 1 }, { probability: 0.5 }] : []).map((more) => ({
    order: { kind, ...more },
    code: 'InvalidRequest',
    says: new RegExp(`${Object.keys(more)[0]} (must be 1|cannot be counted)`),
    path: Object.keys(more)[0] as string,
  })),
]);

for (const { order, code, says, path } of [...BAD, ...UNKNOWABLE])
  test(`${JSON.stringify(order).slice(0, 90)} is answered with ${code}`, async (t) => {
    const { main, faults, journal } = await faulty(t);
    const answer = await main.post('/control/faults').send(order as object);
    assertProblem(answer, code === 'FaultConflict' ? 409 : 422, code);
    assert.match(answer.body.detail, says);
    assert.ok(answer.body.hint);
    if (path !== undefined) assert.equal(answer.body.errors[0].path, path);
    assert.deepEqual([await faults(), await journal({ kind: 'fault' })], [[], []], 'nothing of it is done');
  });

test('who takes away what is not there hears so', async (t) => {
  const { main, add, remove } = await faulty(t);
  const id = await add({ kind: 'lie' });
  await remove(id);
  for (const unknown of [id, 'fault-99', 'kinds', '%20'])
    assertProblem(await main.delete(`/control/faults/${unknown}`), 404, 'UnknownFault');
  await main.delete('/control/faults').expect(204);
});

const DECIDING = FAULT_KINDS.filter(({ decides }) => decides).map(({ kind }) => kind);
const ANSWERING = FAULT_KINDS.filter(({ stage }) => stage === 'answer').map(({ kind }) => kind);

/** Each with each, the same kind twice as well: the second is refused, and the first stays. */
const CONTRADICTIONS = [DECIDING, ANSWERING].flatMap((kinds) =>
  kinds.flatMap((one) => kinds.map((other) => [one, other])),
);

test('two that say what becomes of the same request contradict each other', async (t) => {
  const { main, add, faults, clear, journal } = await faulty(t);
  assert.ok(CONTRADICTIONS.length > 100);
  for (const [one = '', other = ''] of CONTRADICTIONS) {
    const id = await add({ kind: one, match: { agentId: ANN.id } });
    const { last } = (await main.get('/control/journal?limit=0')).body;
    const answer = await main.post('/control/faults').send({ kind: other });
    assertProblem(answer, 409, 'FaultConflict');
    assert.equal(
      answer.body.detail,
      `${other} contradicts ${id} (${one}), which says what becomes of the same requests.`,
    );
    assert.deepEqual(
      (await faults()).map((fault: { id: string }) => fault.id),
      [id],
    );
    assert.deepEqual(await journal({ after: last }), []);
    await clear();
  }
});

const TOGETHER: readonly (readonly [TestOrder, TestOrder])[] = [
  [
    { kind: 'lie', match: { agentId: 'ann' } },
    { kind: 'lie', match: { agentId: 'bob' } },
  ],
  [
    { kind: 'lie', match: { command: 'LogIn' } },
    { kind: 'reject', match: { command: 'LogOut' } },
  ],
  [{ kind: 'answer', match: { requests: 'reads' } }, { kind: 'lie' }],
  [{ kind: 'lie' }, { kind: 'oversize' }],
  [{ kind: 'lie' }, { kind: 'truncate' }],
  [{ kind: 'drip' }, { kind: 'delay' }],
  [{ kind: 'drip' }, { kind: 'drip' }],
  [{ kind: 'drop-event' }, { kind: 'delay-event' }],
  [{ kind: 'refuse' }, { kind: 'lie' }],
];

for (const [one, other] of TOGETHER)
  test(`${JSON.stringify(one)} and ${JSON.stringify(other)} can be ordered together`, async (t) => {
    const { add, faults } = await faulty(t);
    await add(one);
    await add(other);
    assert.equal((await faults()).length, 2);
  });

/** A logout from two queues at once is struck by what is meant for either: the older fault counts, and it alone. */
async function struckTwice(simulator: Faulty, one: string, other: string): Promise<string> {
  const { add, control, connect, journal, clear, main } = simulator;
  await control(ANN.id, 'LogIn');
  await add({ kind: one, match: { queueId: 'sales' } });
  await add({ kind: other, match: { queueId: 'support' } });
  const client = connect();
  const requestId = simulator.ask(client, { state: 'LoggedOut', queues: ['sales', 'support'] });
  await simulator.used(requestId);
  await main.get('/control/journal/wait').query({ kind: 'reply', requestId }).expect(200);
  const used = await journal({ kind: 'fault', what: 'used', requestId });
  const [answer] = await answers(client);
  await clear();
  await main.post('/control/agents/ann/commands').send({ type: 'LogOut' });
  return `${used.map(({ fault }) => fault)}: ${answer?.body.code ?? answer?.body.outcome}`;
}

test('faults for two queues that meet on one request do not get in each other’s way', async (t) => {
  const simulator = await faulty(t);
  assert.equal(await struckTwice(simulator, 'reject', 'lie'), 'reject: NotLoggedIn');
  assert.equal(await struckTwice(simulator, 'lie', 'reject'), 'lie: done');
  assert.equal(await struckTwice(simulator, 'answer', 'refuse-in-body'), 'answer: ServerFailed');
  assert.equal(await struckTwice(simulator, 'answer', 'lie'), 'answer: ServerFailed');
  assert.equal(await struckTwice(simulator, 'answer-twice', 'oversize'), 'answer-twice,oversize: done');
});

test('what is said instead of an answer leaves nothing to spoil', async (t) => {
  const { add, control, connect, ask, used, journal } = await faulty(t);
  await control(ANN.id, 'LogIn');
  await add({ kind: 'drip' });
  await add({ kind: 'answer-twice' });
  await add({ kind: 'close' });
  const client = connect();
  const requestId = ask(client);
  await used(requestId);
  assert.deepEqual(await client.end(), { how: 'in order', text: '' });
  assert.deepEqual(
    (await journal({ kind: 'fault', what: 'used' })).map(({ fault }) => fault),
    ['close'],
  );
});
