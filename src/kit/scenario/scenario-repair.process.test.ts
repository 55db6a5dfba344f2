// What was held back comes while the connector waits for another answer: the scenario repairs once the connector has turned to
// the CTI server, and after the work where it never does.

import assert from 'node:assert/strict';
import { type TestContext, test } from 'node:test';
import type { Fault } from '../acd/acd-under-test.ts';
import { setUpRig } from '../acd/rig.ts';
import { DEFAULT_PARAMETERS } from '../suite/parameters.ts';
import { startScenario } from './scenario-run.ts';

const HELD_BACK: Fault = { effect: 'answer-late', ms: 600_000 };

/** A scenario with an agent who is logged in, on a rig of its own, and a logout sent by hand. */
async function opened(t: TestContext) {
  const rig = await setUpRig(DEFAULT_PARAMETERS);
  t.after(rig.stop);
  const scenario = await startScenario(rig, { seed: 1, id: 'somewhere', patterns: {} });
  const ada = await scenario.fixtures.addAgent('Ada', ['sales']);
  await scenario.reachState(ada, 'LoginAgent');
  const { url, token } = rig.acd.server;
  const logOut = async () => {
    const headers = { Authorization: `Bearer ${token}` };
    const body = JSON.stringify({ state: 'LoggedOut' });
    const reply = await fetch(`${url}/v1/agents/${ada.id}/state`, { method: 'PUT', headers, body });
    return reply.status;
  };
  return { scenario, logOut };
}

test('an answer that is held back comes once the connector has asked', async (t) => {
  const { scenario, logOut } = await opened(t);
  await scenario.inject(HELD_BACK);
  const statuses: number[] = [];
  const first = logOut().then((status) => statuses.push(status));
  await scenario.removeFaultsDuring(async () => statuses.push(await logOut()));
  await first;
  assert.deepEqual(statuses.sort(), [200, 409]);
});

test('where nothing is asked the server is repaired all the same', async (t) => {
  const { scenario, logOut } = await opened(t);
  await scenario.inject({ effect: 'reset', when: 'before-answer' });
  await scenario.removeFaultsDuring(async () => undefined);
  assert.equal(await logOut(), 200);
});

test('work that fails fails, and the server is repaired', async (t) => {
  const { scenario, logOut } = await opened(t);
  await scenario.inject({ effect: 'reset', when: 'before-answer' });
  await assert.rejects(
    scenario.removeFaultsDuring(() => Promise.reject(new Error('it broke'))),
    /it broke/,
  );
  assert.equal(await logOut(), 200);
});

test('a fault that strikes once strikes once', async (t) => {
  const { scenario, logOut } = await opened(t);
  await scenario.inject({ effect: 'server-word', word: 'unavailable', times: 1 });
  assert.deepEqual([await logOut(), await logOut()], [503, 200]);
  await scenario.removeFaults();
});
