// What the framework calls by itself, seen by a connector that writes down what it is asked, over a whole run: in its
// places, in both orders at the end, and without a trace in what the scenarios judge.

import assert from 'node:assert/strict';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type TestContext, test } from 'node:test';
import { pathToFileURL } from 'node:url';
import { CODE_ROOT } from '../src/package-root.ts';
import { type RunCommand, signoffHere } from './testing/command.ts';
import { packageOfFewScenarios } from './testing/few-scenarios.ts';
import { temporaryFolder } from './testing/process.ts';

const REFERENCE = pathToFileURL(join(CODE_ROOT, 'src', 'reference', 'index.js')).href;

/** The reference connector, with adapter activities that do nothing (or fail) and a diary. */
const diarist = (diary: string, { activities, failing = '' }: { activities: string; failing?: string }) => `
import { appendFileSync } from 'node:fs';
import reference from ${JSON.stringify(REFERENCE)};
const ADAPTER = ['OpenAdapter', 'CloseAdapter', 'SubscribeForEvents', 'UnSubscribeForEvents'];
const note = (text) => appendFileSync(${JSON.stringify(diary)}, text + '\\n');
export default function connector() {
  const inner = reference();
  return {
    ...inner,
    async initialize(...given) {
      const declared = await inner.initialize(...given);
      return { ...declared, activities: ${activities}, capabilities: { ...declared.capabilities, events: false } };
    },
    async invoke(activity, page) {
      note(activity);
      if (activity === '${failing}') return { page, status: { severity: 'Fail', message: 'no adapter today' } };
      if (ADAPTER.includes(activity)) return { page };
      const result = await inner.invoke(activity, page);
      if (result.status) note('failed');
      return result;
    },
    async reset() {
      note('reset');
      await inner.reset();
    },
  };
}`;

/** With them both orders come up, and logouts that are refused. */
const MORE = ['LOGOUT-02', 'LOGOUT-03', 'LOGOUT-05', 'LOGOUT-10', 'LOGOUT-11', 'LOGOUT-12', 'LOGOUT-13', 'LOGOUT-14'];

const ALL = `['LoginAgent', 'LogoutAgent', 'SetAgentReady', 'SetAgentNotReady', ...ADAPTER]`;

async function certify(
  t: TestContext,
  connector: { activities: string; failing?: string },
  args: readonly string[],
  run?: RunCommand,
) {
  const folder = temporaryFolder(t);
  writeFileSync(join(folder, 'c.mjs'), diarist(join(folder, 'diary'), connector));
  const { exitCode, stdout, stderr } = await signoffHere(
    t,
    ['certify', '--connector', './c.mjs', ...args],
    folder,
    {},
    run,
  ).ended;
  assert.equal(stderr, '');
  const scenarios = readFileSync(join(folder, 'diary'), 'utf8').trim().split('reset\n');
  return { exitCode, stdout, scenarios: scenarios.map((scenario) => scenario.trim().split('\n')) };
}

test('a connector with adapter activities is certified, and bears both orders at the end', async (t) => {
  const { exitCode, stdout, scenarios } = await certify(
    t,
    { activities: ALL },
    ['--tier', 'logout'],
    packageOfFewScenarios(t, MORE).runCommand,
  );
  assert.equal(exitCode, 0, stdout);
  const plain = scenarios
    .filter((scenario) => scenario.length === 6 && !scenario.includes('failed'))
    .map((scenario) => scenario.join(' '));
  const upToLogout = 'OpenAdapter LoginAgent SubscribeForEvents LogoutAgent';
  assert.deepEqual([...new Set(plain.filter((scenario) => scenario.startsWith(`${upToLogout} `)))].sort(), [
    `${upToLogout} CloseAdapter UnSubscribeForEvents`,
    `${upToLogout} UnSubscribeForEvents CloseAdapter`,
  ]);
  const isOneLogout = (scenario: readonly string[]) =>
    scenario.filter((activity) => activity === 'LogoutAgent').length === 1;
  const refused = scenarios.filter(isOneLogout).filter((scenario) => scenario.join(' ').includes('LogoutAgent failed'));
  assert.ok(refused.length > 0);
  for (const scenario of refused)
    assert.ok(!scenario.includes('CloseAdapter'), `a failed logout ends nothing: ${scenario.join(' ')}`);
});

test('what is not declared is not called, and a login from outside is a login', async (t) => {
  const activities = `['LogoutAgent', 'OpenAdapter', 'SubscribeForEvents', 'CloseAdapter']`;
  const { scenarios } = await certify(t, { activities }, ['--scenario', 'logout-agent/leaving-the-queues.feature:7']);
  assert.deepEqual(scenarios, [['OpenAdapter', 'SubscribeForEvents', 'LogoutAgent', 'CloseAdapter']]);
});

test('an adapter that cannot be opened keeps an agent from the start of a scenario, and a login from working', async (t) => {
  const failing = { activities: ALL, failing: 'OpenAdapter' };
  const bring = await certify(t, failing, ['--scenario', 'logout-agent/leaving-the-queues.feature:7']);
  assert.match(bring.stdout, /because +LoginAgent did not bring Ada to where it starts: no adapter today/);
  assert.deepEqual(bring.scenarios, [['OpenAdapter']]);
  const login = await certify(t, failing, ['--requirement', 'LOGIN-03']);
  assert.match(login.stdout, /^pass +LOGIN-03/m);
});
