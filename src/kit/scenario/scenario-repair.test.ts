// What was held back comes while the connector waits for another answer: the scene repairs once the connector has turned to
// the CTI server, and after the work where it never does.

import assert from 'node:assert/strict';
import { type TestContext, test } from 'node:test';
import { setUpBench } from '../acd/rig.ts';
import { DEFAULT_PARAMETERS } from '../suite/parameters.ts';
import { startScenario } from './scenario-run.ts';

const HELD_BACK = { kind: 'delay', settings: { ms: 600_000 } };

/** A scene with an agent who is logged in, on a bench of its own, and a logout sent by hand. */
async function opened(t: TestContext) {
  const bench = await setUpBench(DEFAULT_PARAMETERS);
  t.after(bench.stop);
  const scene = await startScenario(bench, { seed: 1, id: 'somewhere:1' });
  const ada = await scene.cast.employ('Ada', ['sales']);
  await scene.bring(ada, 'LoginAgent');
  const { url, token } = bench.acd.server;
  const logOut = async () => {
    const headers = { Authorization: `Bearer ${token}` };
    const body = JSON.stringify({ state: 'LoggedOut' });
    const reply = await fetch(`${url}/v1/agents/${ada.id}/state`, { method: 'PUT', headers, body });
    return reply.status;
  };
  return { scene, logOut };
}

test('an answer that is held back comes once the connector has asked', async (t) => {
  const { scene, logOut } = await opened(t);
  await scene.spoil(HELD_BACK);
  const statuses: number[] = [];
  const first = logOut().then((status) => statuses.push(status));
  await scene.repairDuring(async () => statuses.push(await logOut()));
  await first;
  assert.deepEqual(statuses.sort(), [200, 409]);
});

test('where nothing is asked the server is repaired all the same', async (t) => {
  const { scene, logOut } = await opened(t);
  await scene.spoil({ kind: 'reset-before-reply' });
  await scene.repairDuring(async () => undefined);
  assert.equal(await logOut(), 200);
});

test('work that fails fails, and the server is repaired', async (t) => {
  const { scene, logOut } = await opened(t);
  await scene.spoil({ kind: 'reset-before-reply' });
  await assert.rejects(
    scene.repairDuring(() => Promise.reject(new Error('it broke'))),
    /it broke/,
  );
  assert.equal(await logOut(), 200);
});

test('a fault that strikes once strikes once', async (t) => {
  const { scene, logOut } = await opened(t);
  await scene.spoil({ kind: 'answer', settings: { word: 'unavailable' }, times: 1 });
  assert.deepEqual([await logOut(), await logOut()], [503, 200]);
  await scene.repair();
});
