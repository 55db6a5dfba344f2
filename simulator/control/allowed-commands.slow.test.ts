// What each Command would come to is what it then comes to, and asking does nothing.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { AGENT_COMMANDS } from '../core/model/agent.ts';
import { ANN, assertProblem, BOB, simulate, type TestSimulator } from '../testing/simulator.ts';

interface AllowedCommand {
  readonly type: string;
  readonly outcome: string;
  readonly code?: string;
  readonly detail?: string;
}

async function allowedCommandsOf(
  { main }: TestSimulator,
  query: Record<string, string> = {},
): Promise<readonly AllowedCommand[]> {
  return (await main.get('/control/agents/bob/allowed-commands').query(query).expect(200)).body;
}

/** Brings Bob where a row wants him; he starts logged out. */
const SITUATIONS: readonly {
  name: string;
  query?: Record<string, string>;
  bring(to: TestSimulator): Promise<unknown>;
}[] = [
  { name: 'is logged out', bring: async () => undefined },
  { name: 'is NotReady', bring: ({ logIn }) => logIn(BOB) },
  {
    name: 'is Ready',
    bring: async ({ logIn, change }) => {
      await logIn(BOB);
      await change(BOB.id, { state: 'Ready' }).expect(200);
    },
  },
  {
    name: 'has a call',
    bring: async ({ logIn, change, answeredCall }) => {
      await logIn(BOB);
      await change(BOB.id, { state: 'Ready' }).expect(200);
      await answeredCall('c1');
    },
  },
  {
    name: 'must give a reason',
    bring: async ({ logIn, setPolicy }) => {
      await setPolicy({ profile: 'reason-required' });
      await logIn(BOB);
    },
  },
  {
    name: 'gives a reason that he must',
    query: { reasonCode: '07' },
    bring: async ({ logIn, setPolicy }) => {
      await setPolicy({ profile: 'reason-required' });
      await logIn(BOB);
    },
  },
  { name: 'means a queue that he is not in', query: { queueId: 'support' }, bring: ({ logIn }) => logIn(BOB) },
  { name: 'means a queue that there is not', query: { queueId: 'nowhere' }, bring: async () => undefined },
];

for (const { name, query = {}, bring } of SITUATIONS)
  for (const type of AGENT_COMMANDS)
    test(`what ${type} would come to when Bob ${name} is what it comes to`, async (t) => {
      const simulator = await simulate(t);
      await bring(simulator);
      const foreseen = (await allowedCommandsOf(simulator, query)).find(
        (allowedCommand) => allowedCommand.type === type,
      );
      const { queueId, reasonCode } = query as { queueId?: string; reasonCode?: string };
      const queueIds = queueId === undefined ? undefined : [queueId];
      const { body } = await simulator.main.post('/control/agents/bob/commands').send({ type, queueIds, reasonCode });
      assert.deepEqual(
        { outcome: foreseen?.outcome, code: foreseen?.code, detail: foreseen?.detail },
        { outcome: body.outcome ?? 'refused', code: body.code, detail: body.detail },
      );
    });

test('a logout that would wait for the call is told as deferred', async (t) => {
  const simulator = await simulate(t);
  await simulator.setPolicy({ logoutOnCall: 'defer' });
  await simulator.logIn(BOB);
  await simulator.change(BOB.id, { state: 'Ready' }).expect(200);
  await simulator.answeredCall('c1');
  assert.deepEqual(
    (await allowedCommandsOf(simulator)).find(({ type }) => type === 'LogOut'),
    { type: 'LogOut', outcome: 'deferred' },
  );
});

test('asking does nothing', async (t) => {
  const simulator = await simulate(t);
  const before = await simulator.journal();
  await allowedCommandsOf(simulator);
  assert.deepEqual(await simulator.journal(), before);
});

test('nobody’s Commands and a nonsensical question are refused', async (t) => {
  const { main } = await simulate(t);
  assertProblem(await main.get('/control/agents/nobody/allowed-commands'), 404, 'UnknownAgent');
  assertProblem(await main.get(`/control/agents/${ANN.id}/allowed-commands?queueIds=sales`), 422, 'InvalidRequest');
});
