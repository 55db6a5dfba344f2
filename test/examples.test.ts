// The examples that are shipped work.

import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { describedDialect } from '../simulator/dialects/described/index.ts';
import { readSwitchFile } from '../simulator/dialects/described/read-switch.ts';
import { startSimulator } from '../simulator/index.ts';
import { createDraw } from '../src/kit/scenario/draw.ts';
import { PACKAGE_ROOT } from '../src/package-root.ts';
import { connector, switchFiles, wrongConnector } from './testing/tutorial.ts';

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

const SWITCHES = join(PACKAGE_ROOT, 'examples', 'switches');

/** As wide as ids of agents become that are parts of one another. */
const WIDEST = { before: '70', after: '111' };

for (const name of readdirSync(SWITCHES).filter((name) => name.endsWith('.switch.yaml')))
  test(`the suite can be played over ${name}: its fields take values that are drawn`, async () => {
    const { idPatterns: patterns = {} } = describedDialect(await readSwitchFile(join(SWITCHES, name)));
    const draw = createDraw({ seed: 1, id: name, patterns });
    for (const field of ['agentId', 'queueId', 'extension', 'password', 'reasonCode', 'name'] as const)
      assert.match(draw.value(field, 'any', { joint: WIDEST }), /^70.*111$/, field);
  });

test('a field that is too narrow for any value is told with what it lacks', () => {
  const draw = createDraw({ seed: 1, id: 'narrow', patterns: { agentId: { pattern: '^[0-9]+$', longest: 13 } } });
  assert.throws(() => draw.value('agentId', 'any', { joint: WIDEST }), {
    code: 'DialectUnusable',
    message: 'No value that the suite draws for agentId fits ^[0-9]+$, at most 13 bytes: 14 digits would have to.',
  });
});

test('the switch and the connector that the tutorial ends with are those among the examples', () => {
  const read = (name: string) => readFileSync(join(SWITCHES, name), 'utf8');
  assert.equal(switchFiles.at(-1), read('rota.switch.yaml'));
  assert.equal(connector, read('rota_connector.py'));
  assert.notEqual(connector, wrongConnector());
  assert.ok(connector.trimEnd().split('\n').length <= 50, 'as the page says');
});
