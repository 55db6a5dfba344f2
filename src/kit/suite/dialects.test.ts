// The kit's table of dialects against the simulator that speaks them: every one of them can be asked for, and its secrets
// are where the table says.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { startSimulator } from '../../../simulator/index.ts';
import { DIALECT_NAMES, secretsOf } from './dialects.ts';

const TOKEN = 'what-the-link-logs-in-with';

for (const dialect of DIALECT_NAMES)
  test(`what a link logs in with is known in ${dialect}, and nothing else is taken for it`, async (t) => {
    const simulator = await startSimulator({ port: `0,native=0,${dialect}=0`, agents: 0, queues: 1, token: TOKEN });
    t.after(simulator.stop);
    const server = simulator.addresses.dialects[dialect] ?? {};
    assert.deepEqual(secretsOf(dialect, server), [TOKEN]);
    const others = Object.entries(server).filter(([, value]) => value !== TOKEN);
    assert.deepEqual(secretsOf(dialect, Object.fromEntries(others)), []);
    assert.ok(!JSON.stringify(others).includes(TOKEN), JSON.stringify(others));
  });

test('what is blank or no text is no secret', () => {
  assert.deepEqual(secretsOf('native', { token: '' }), []);
  assert.deepEqual(secretsOf('native', { token: 7 }), []);
  assert.deepEqual(secretsOf('ami', { token: 'of another dialect' }), []);
});
