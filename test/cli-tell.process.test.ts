// `signoff list` and `signoff explain`: the catalogue for people and for programs, whole and as it stands in the files.

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type TestContext, test } from 'node:test';
import { loadCatalogue } from '../src/kit/suite/catalogue.ts';
import { readScenarios } from '../src/kit/suite/features.ts';
import { TIER_NAMES } from '../src/kit/suite/tiers.ts';
import { PACKAGE_ROOT } from '../src/package-root.ts';
import { titleOf } from '../src/report/failure-text.ts';
import { ownCommand } from '../src/report/own-command.ts';
import { signoffHere } from './testing/command.ts';

const { requirements } = loadCatalogue();

async function tell(t: TestContext, ...args: string[]): Promise<string> {
  const { exitCode, stdout, stderr } = await signoffHere(t, args).ended;
  assert.deepEqual([exitCode, stderr], [0, '']);
  return stdout;
}

test('the list names every requirement with its scenarios, and the tiers', async (t) => {
  const lines = (await tell(t, 'list')).trimEnd().split('\n');
  assert.deepEqual(
    lines.filter((line) => /^[A-Z]+-\d\d {2}/.test(line)).map((line) => line.split(' ')[0]),
    requirements.map(({ id }) => id),
  );
  const first = lines.findIndex((line) => line.startsWith('LOGOUT-06'));
  assert.deepEqual(lines.slice(first, first + 3), [
    'LOGOUT-06  MUST    An agent who is logged in to no queue, and the ACD refuses: status Fail with a message.',
    '             The agent is logged in to no queue',
    '             The second logout of two',
  ]);
  for (const { id } of requirements.filter(({ status }) => status === 'planned'))
    assert.match(lines.find((line) => line.startsWith(id)) ?? '', /^\S+ {2}(MUST {2}|SHOULD) {2}\(planned\) \S/);
  const names = [...new Set(readScenarios().map(({ name }) => name))];
  assert.deepEqual(
    names.filter((name) => !lines.includes(`             ${name}`)),
    [],
  );
  assert.deepEqual(
    lines.slice(-TIER_NAMES.length).map((line) => line.split(' ')[0]),
    TIER_NAMES,
  );
  assert.ok(lines.includes('agent-state  LOGOUT, LOGIN, READY, NOTREADY'));
});

test('the list is told to programs as JSON, and as nothing else', async (t) => {
  const told = JSON.parse(await tell(t, 'list', '--json'));
  assert.deepEqual(
    told.requirements.map(({ scenarios, ...requirement }: { scenarios: unknown }) => requirement),
    JSON.parse(JSON.stringify(requirements)),
  );
  const scenarios = told.requirements.flatMap(({ scenarios }: { scenarios: { location: string }[] }) => scenarios);
  const locations = new Set(scenarios.map(({ location }: { location: string }) => location));
  assert.deepEqual(
    [...locations].sort(),
    readScenarios()
      .map(({ location }) => location)
      .sort(),
  );
  assert.deepEqual(told.tiers[0], { name: 'logout', families: ['LOGOUT'] });
});

for (const id of ['LOGOUT-06', 'logout-06', '@LOGOUT-06'])
  test(`${id} is explained, with all its scenarios and where they stand`, async (t) => {
    const text = await tell(t, 'explain', id);
    const [head = '', shown = ''] = text.split('Shown by:\n');
    assert.equal(
      head,
      `LOGOUT-06  MUST

An agent who is logged in to no queue, and the ACD refuses: status Fail with a message.

Source: Pega's page on the LogoutAgent activity, 8.6.
Applies where the policy of the ACD has logoutWhileLoggedOut=refuse.

How connectors get it wrong: the refusal is taken for success: the agent wants to be out and is out.

`,
    );
    const scenarios = readScenarios().filter(({ tags }) => tags.includes('@LOGOUT-06'));
    const places = scenarios.map((scenario) => `  ${titleOf(scenario)} (features/${scenario.location})`);
    assert.equal(
      shown,
      `${places.join('\n')}\n\nTo play it: ${ownCommand(tmpdir())} certify --requirement LOGOUT-06\n`,
    );
    for (const { name, location } of scenarios) {
      const [file = '', line] = location.split(':');
      const lines = readFileSync(join(PACKAGE_ROOT, 'features', file), 'utf8').split('\n');
      assert.ok(lines[Number(line) - 1]?.includes(name), location);
    }
  });

test('what a requirement needs of a connector is told', async (t) => {
  const text = await tell(t, 'explain', 'LOGOUT-26');
  assert.match(text, /^Applies to connectors that declare events\.$/m);
  assert.match(text, /^ {2}What happens to the agent after the final logout is not told /m);
});
