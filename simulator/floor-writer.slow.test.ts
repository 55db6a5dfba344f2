// Floors as files: what is written reads back as the floor it was made of, whatever is in it.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { assignmentsTo } from './core/model/membership.ts';
import { PROFILES } from './core/model/profiles.ts';
import { snapshotOfFloor } from './core/snapshot.ts';
import { toFloorFile } from './floor/floor-format.ts';
import { makeFloor } from './floor/made-floor.ts';
import { parse } from './floor/testing/floor-file.ts';
import { writeFloor, writeYaml } from './floor-writer.ts';

for (const plan of [
  { seed: 1, agents: 12, queues: 3 },
  { seed: 7, agents: 200, queues: 30 },
  { seed: 0, agents: 0, queues: 1 },
])
  test(`${plan.agents} agents in ${plan.queues} queues read back as they were made up`, async () => {
    const { snapshot } = parse(await writeFloor({ ...plan, profile: 'finesse-ccx' }));
    assert.deepEqual(snapshot, snapshotOfFloor(await makeFloor(plan), PROFILES['finesse-ccx']));
  });

test('a floor of which nothing is said is the one a simulator starts with', async () => {
  const floor = await makeFloor({ seed: 1, agents: 12, queues: 3 });
  assert.deepEqual(parse(await writeFloor()).snapshot, snapshotOfFloor(floor, PROFILES.opencti));
});

test('it is commented, has an agent to a line, and quotes what must stay text', async () => {
  const lines = (await writeFloor({ agents: 2 })).split('\n');
  assert.match(String(lines[0]), /^# A floor for `signoff simulate --floor FILE`, made up from seed 1\.$/);
  const agent =
    /^ {2}- \{ id: "100\d", name: .+, password: "\d{6}", extension: "600\d", defaultQueues: \[[a-z, ]+\] \}$/;
  assert.equal(lines.filter((line) => agent.test(line)).length, 2);
  assert.ok(lines.includes('  - { code: "01", label: End of shift, uses: [LoggedOut] }'));
});

test('settings that cannot be are refused by name', async () => {
  await assert.rejects(writeFloor({ agents: -1 }), { code: 'InvalidSetting', message: /^--agents takes/ });
  await assert.rejects(writeFloor({ profile: 'x' }), { code: 'InvalidSetting', message: /^--profile takes/ });
});

test('any text is written so that it is read as the same text', () => {
  const text = fc.string({ unit: 'grapheme', maxLength: 40 });
  const odd = fc.constantFrom(
    'true',
    'No',
    '~',
    'null',
    '007',
    '1e3',
    '- a',
    'a: b',
    '# a',
    'a #b',
    ' a',
    '{',
    '*a',
    '"',
    '\n',
    'y',
  );
  const property = fc.property(fc.oneof(text, odd), (name) => {
    const policy = PROFILES.opencti;
    const queues = [{ id: `q${name}`, name }];
    const agent = {
      id: `a${name}`,
      name,
      password: name,
      extension: `e${name}`,
      assignments: assignmentsTo([`q${name}`]),
    };
    const snapshot = snapshotOfFloor({ agents: [agent], queues, reasonCodes: [] }, policy);
    assert.deepEqual(parse(writeYaml(toFloorFile(snapshot))).snapshot, snapshot);
  });
  fc.assert(property, { seed: 20_250_709, numRuns: 300 });
});
