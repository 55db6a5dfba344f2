// `signoff switch`: a file that is whole, one that is not, those that ship, and the schema for editors.

import assert from 'node:assert/strict';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { PACKAGE_ROOT } from '../src/package-root.ts';
import { signoff } from './testing/cli.ts';
import { temporaryFolder } from './testing/process.ts';

const ACME = join(PACKAGE_ROOT, 'examples', 'switches', 'acme-desk.switch.yaml');

test('a file that is whole is told in a few lines', async (t) => {
  const { exitCode, stdout, stderr } = await signoff(t, ['switch', 'check', ACME]).ended;
  assert.deepEqual([exitCode, stderr], [0, '']);
  assert.match(
    stdout,
    /^acme-desk is whole: Acme Desk\.\nKnown from {3}memory: .*\nRules {8}those of the profile opencti\n/,
  );
  assert.match(stdout, /^ +POST \/desk\/\{agent\}\/out: logout$/m);
  assert.match(stdout, /^Refuses as otherRefusals says {3}WrongCredentials, /m);
});

test('every mistake of a file is told with its line, and nothing else', async (t) => {
  const folder = temporaryFolder(t);
  const text = readFileSync(ACME, 'utf8').replace('says: why', 'sais: why').replace('do: login', 'do: logon');
  writeFileSync(join(folder, 'mine.switch.yaml'), text);
  const { exitCode, stdout, stderr } = await signoff(t, ['switch', 'check', 'mine.switch.yaml'], folder).ended;
  assert.deepEqual([exitCode, stdout], [2, '']);
  assert.match(stderr, /^SwitchInvalid: The switch file \S+mine\.switch\.yaml has 2 mistakes:\n/);
  assert.match(stderr, /mine\.switch\.yaml:18:1 sais: there is no member "sais" here \(did you mean "says"\?\)\n/);
  assert.match(stderr, /:23:9 routes\["POST \/desk\/\{agent\}\/in"\]\.do: "logon" is not known here/);
});

test('those that ship are listed, and the schema is JSON', async (t) => {
  const list = signoff(t, ['switch', 'list']).ended;
  const schema = signoff(t, ['switch', 'schema']).ended;
  const names = (await list).stdout
    .trim()
    .split('\n')
    .map((line) => line.split(' ')[0]);
  assert.deepEqual(names, ['kazoo-acdc', 'wazo-agentd', 'yeastar-p']);
  const { properties, required } = JSON.parse((await schema).stdout);
  assert.ok(required.includes('routes') && properties.routes.description !== '');
});
