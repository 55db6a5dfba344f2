// The ACD of a run is reached under the names that the connector is told, and under those that are allowed; under no other.

import assert from 'node:assert/strict';
import { once } from 'node:events';
import { request } from 'node:http';
import { test } from 'node:test';
import { DEFAULT_PARAMETERS } from '../suite/parameters.ts';
import { startAcd } from './rig.ts';
import { closedPort } from './testing/server.ts';

/** The status that a request for `host` is answered with. */
async function statusFor(port: number, host: string): Promise<number | undefined> {
  const asked = request({ port, host: '127.0.0.1', path: '/v1/agents', headers: { Host: host } }).end();
  const [answer] = await once(asked, 'response');
  answer.resume();
  return answer.statusCode;
}

test('the ACD of a run is reached by its advertised name and by those that are allowed', async (t) => {
  const port = await closedPort();
  const reach = { listen: `127.0.0.1:${port}`, advertise: 'http://kit.example:9000', allowHosts: ['alias.example'] };
  const acd = await startAcd({ ...DEFAULT_PARAMETERS, reach });
  t.after(acd.stop);
  assert.equal(acd.server.url, 'http://kit.example:9000');
  const UNAUTHORISED = 401; // let in, and asked for the link's token
  for (const name of ['kit.example:9000', 'alias.example', 'localhost', '127.0.0.1'])
    assert.equal(await statusFor(port, name), UNAUTHORISED, name);
  assert.equal(await statusFor(port, 'other.example'), 421);
});
