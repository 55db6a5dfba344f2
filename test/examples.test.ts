// The examples that are shipped work.

import assert from 'node:assert/strict';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { startSimulator } from '../simulator/index.ts';
import { PACKAGE_ROOT } from '../src/package-root.ts';

const FLOORS = join(PACKAGE_ROOT, 'examples', 'floors');

test('there is a floor among the examples', () => {
  assert.ok(readdirSync(FLOORS).includes('small.yaml'));
});

for (const name of readdirSync(FLOORS))
  test(`a simulator starts with the floor ${name}, and everybody with a default queue can log in`, async (t) => {
    const simulator = await startSimulator({ port: 0, nativePort: 0, floor: join(FLOORS, name) });
    t.after(simulator.stop);
    const { agents, reasonCodes } = simulator.floor;
    assert.ok(agents.length > 0 && reasonCodes.length > 0);
    const url = simulator.addresses.dialects.native.url;
    const ask = async (id: string, body: object) =>
      (await fetch(`${url}/v1/agents/${id}/state`, { method: 'PUT', body: JSON.stringify(body) })).status;
    for (const { id, password, assignments } of agents) {
      if (assignments.length === 0) continue;
      assert.equal(await ask(id, { state: 'LoggedIn', password }), 200, id);
      assert.equal(await ask(id, { state: 'LoggedOut' }), 200, id);
    }
  });
