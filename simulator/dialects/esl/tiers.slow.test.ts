// Tiers are put back as the switch's own file has them: that of one agent, all of a queue, or all.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { serveEsl } from './testing/esl.ts';

test('what was changed by hand is put back, and what the file does not have is no tier of its', async (t) => {
  const client = await (await serveEsl(t)).logIn();
  const tier = (what: string) => client.api(`callcenter_config tier ${what}`);
  const asConfigured = await tier('list');
  for (const reload of ['support@default 1001@default', 'SUPPORT@default', 'all']) {
    await tier('del support@default 1001@default');
    assert.equal(await tier('list'), '+OK\n');
    assert.equal(await tier(`reload ${reload}`), '+OK\n', reload);
    await tier('set level support@default 1001@default 7');
    assert.equal(await tier(`reload ${reload}`), '+OK\n', reload);
    assert.equal(await tier('list'), asConfigured, reload);
  }
  for (const unknown of ['sales@default', 'support@default 1002@default', 'nowhere'])
    assert.equal(await tier(`reload ${unknown}`), '-ERR Unknown Error!\n', unknown);
  assert.equal(await tier('reload'), '-ERR Invalid!\n');
});
