// In which dialects there is a proof: a shipped switch that the reference speaks is resolved with what it says of itself, and
// one that it does not speak is refused.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { chooseProven } from './proven-dialect.ts';

test('what the product brings is proven by its name alone', async () => {
  assert.deepEqual(await chooseProven('ami', '.'), { dialect: 'ami', outside: undefined, profile: 'asterisk' });
});

test('a switch that is described and that the reference speaks comes with what it says of itself', async () => {
  const { dialect, outside } = await chooseProven('wazo-agentd', '.');
  assert.equal(dialect, 'wazo-agentd');
  assert.deepEqual([outside?.source, outside?.profile], ['wazo-agentd', 'wazo']);
  const events = ['callEvents', 'callIds', 'deviceSubscription', 'phoneEvents', 'callData'];
  assert.deepEqual(outside?.lacks, ['correlation', 'subscription', ...events]);
});

test('over a switch that the reference does not speak there is no proof', async () => {
  await assert.rejects(chooseProven('yeastar-p', '.'), {
    code: 'InvalidSetting',
    message: 'There is no proof over yeastar-p: the reference connector does not speak it.',
  });
});
