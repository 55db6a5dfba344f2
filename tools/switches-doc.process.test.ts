// What docs/switches/ says of a logout that is refused, or is not, is what each switch answers; and a switch that ships is in it.

import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { test } from 'node:test';
import { promisify } from 'node:util';
import { readSwitchFile } from '../simulator/dialects/described/read-switch.ts';
import { shippedSwitches, switchPath } from '../simulator/dialects/find-dialect.ts';
import { startSimulator } from '../simulator/index.ts';
import { SECOND_LOGOUT } from './switch-pages.ts';

const run = promisify(execFile);

test('each switch that ships has its curl', () => assert.deepEqual(Object.keys(SECOND_LOGOUT), shippedSwitches()));

for (const [name, { curl, says }] of Object.entries(SECOND_LOGOUT))
  test(`${name} answers ${says} to the logout of somebody who is logged out`, async (t) => {
    const { file } = await readSwitchFile(switchPath(name));
    const simulator = await startSimulator({
      port: `0,native=0,${name}=0`,
      dialect: name,
      profile: file.profile,
      agents: 0,
    });
    t.after(simulator.stop);
    const seed = {
      queues: [{ id: '6400', name: 'Sales' }],
      agents: [{ id: '1001', name: 'Ann', password: 'x', extension: '7001', defaultQueueIds: ['6400'] }],
    };
    const seeded = await fetch(`${simulator.addresses.main}/control/seed`, {
      method: 'POST',
      body: JSON.stringify(seed),
    });
    assert.ok(seeded.ok, await seeded.text());
    const [there] = /http:\/\/127\.0\.0\.1:\d+/.exec(curl) ?? [''];
    assert.ok(there.endsWith(`:${file.port}`), 'at the port by custom');
    const here = curl.replace(there, String(simulator.addresses.dialects[name]?.url));
    const { stdout } = await run('sh', ['-c', `${here} -s -w '\\n%{http_code}'`]);
    const [status = '', words = ''] = /^(\d+) (.*)$/.exec(says)?.slice(1) ?? [];
    assert.equal(stdout.split('\n').at(-1), status);
    assert.ok(stdout.includes(words), stdout);
  });
