// A connector that names a webhookUrl is told there what a CTI server posts; where that server may not post there, no run begins.

import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type TestContext, test } from 'node:test';
import { receive } from '../../../simulator/dialects/described/testing/receiver.ts';
import { temporaryFolder } from '../../../test/testing/process.ts';
import { PACKAGE_ROOT } from '../../package-root.ts';
import { chooseDialect } from '../suite/dialects.ts';
import { DEFAULT_PARAMETERS } from '../suite/parameters.ts';
import { setUpRig } from './rig.ts';

const ZOE = { id: '4711', name: 'Zoe', password: 'p', extension: '4712' };
const QUAY = join(PACKAGE_ROOT, 'examples', 'switches', 'quay-voice.switch.yaml');

async function rigOver(t: TestContext, dialect: string, webhookUrl: string) {
  const path = join(temporaryFolder(t), 'connector.mjs');
  writeFileSync(path, CONNECTOR(webhookUrl));
  const spoken = await chooseDialect(dialect, process.cwd());
  return setUpRig({ ...DEFAULT_PARAMETERS, ...spoken, connector: { kind: 'module', path } });
}

/** All that it does is to say where it is told. */
const CONNECTOR = (webhookUrl: string) => `
export default () => ({
  initialize: ({ protocolVersion, server }) => ({
    ...{ protocolVersion, name: 'told', version: String(server.webhooks), timeoutMs: 100 },
    ...{ activities: ['LogoutAgent'], capabilities: {}, webhookUrl: ${JSON.stringify(webhookUrl)} },
  }),
  invoke: ({ page }) => ({ page }),
  reset() {},
  shutdown() {},
});
`;

test('events are posted to the webhookUrl of the connector', async (t) => {
  const receiver = await receive(t);
  const { acd, connector, stop } = await rigOver(t, QUAY, receiver.url);
  t.after(stop);
  assert.equal(connector.declaration.version, 'true', 'the connector is told that the server posts');
  await acd.arrange.addToFloor({ agents: [{ ...ZOE, defaultQueueIds: [] }], queues: [{ id: 'gulf', name: 'Gulf' }] });
  await acd.arrange.command(ZOE.id, { type: 'LogIn', queueIds: ['gulf'] });
  assert.match((await receiver.next()).text, /4711/);
});

test('a webhookUrl elsewhere is refused before anything is asked of the connector', async (t) => {
  await assert.rejects(rigOver(t, QUAY, 'http://connector.example/told'), {
    code: 'ConnectorUnusable',
    message: /posts no events to http:\/\/connector\.example\/told/,
  });
});

test('a webhookUrl says nothing to a CTI server that posts none', async (t) => {
  const { connector, stop } = await rigOver(t, 'native', 'http://connector.example/told');
  t.after(stop);
  assert.deepEqual([connector.declaration.version, connector.broken], ['undefined', undefined]);
});
