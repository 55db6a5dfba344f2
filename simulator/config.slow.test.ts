// The settings: the edges of what each takes, and that nonsense is refused by naming the flag and the value.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { SETTINGS, type Setting, settle } from './config.ts';
import { PROFILE_NAMES } from './core/model/policy.ts';
import { startSimulator } from './index.ts';

function takenBy({ takes }: Setting): readonly unknown[] {
  if ('words' in takes) return takes.words;
  if ('switch' in takes) return [true, false];
  if ('ports' in takes) return [0, 65_535];
  return 'text' in takes ? ['floor.yaml'] : [takes.min, takes.max, takes.min + 1];
}

function refusedBy({ takes }: Setting): readonly unknown[] {
  if ('words' in takes) return ['nonsense', '', takes.words[0]?.toUpperCase(), 7];
  if ('switch' in takes) return ['true', 1];
  if ('ports' in takes) return [-1, 65_536, 1.5, '', 'x', 'ami', 'ami=', 'ami=65536', '1,2', 'a b=1'];
  if ('text' in takes) return ['', 7, null, true];
  return [takes.min - 1, takes.max + 1, takes.min + 0.5, Number.NaN, Number.POSITIVE_INFINITY, String(takes.max), ''];
}

for (const setting of SETTINGS) {
  test(`${setting.flag} takes what the table says`, () => {
    for (const value of [...takenBy(setting), ...(setting.default === '' ? [] : [setting.default])])
      assert.equal(settle({ [setting.name]: value })[setting.name as 'port'], value);
    assert.equal(settle({})[setting.name as 'port'], setting.default);
    assert.equal(settle({ [setting.name]: undefined })[setting.name as 'port'], setting.default);
  });

  test(`${setting.flag} refuses nonsense and starts nothing`, async () => {
    for (const value of refusedBy(setting)) {
      const refused = startSimulator({ port: 0, nativePort: 0, [setting.name]: value });
      await assert.rejects(refused, (error: Error & { code?: string }) => {
        assert.equal(error.code, 'InvalidSetting');
        assert.ok(error.message.startsWith(`${setting.flag} takes `), error.message);
        const quoted = typeof value === 'string' ? JSON.stringify(value) : String(value);
        const shown = setting.isSecret ? 'what it was given' : quoted;
        assert.ok(error.message.endsWith(`, not ${shown}.`), error.message);
        return true;
      });
    }
  });
}

test('every setting has a flag of its own and a sentence', () => {
  assert.equal(new Set(SETTINGS.map(({ flag }) => flag)).size, SETTINGS.length);
  for (const { flag, sentence } of SETTINGS) {
    assert.match(flag, /^--[a-z-]+$/);
    assert.match(sentence, /\S/);
  }
});

test('every profile can be started with', async () => {
  for (const profile of PROFILE_NAMES) {
    const simulator = await startSimulator({ port: 0, nativePort: 0, agents: 0, profile });
    await simulator.stop();
  }
});
