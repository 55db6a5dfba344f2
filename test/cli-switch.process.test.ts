// `signoff switch`: a file that is whole, one that is not, those that ship, and the schema for editors.

import assert from 'node:assert/strict';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { PACKAGE_ROOT } from '../src/package-root.ts';
import { signoffHere } from './testing/command.ts';
import { temporaryFolder } from './testing/process.ts';

const ACME = join(PACKAGE_ROOT, 'examples', 'switches', 'acme-desk.switch.yaml');

test('a file that is whole is told in a few lines', async (t) => {
  const { exitCode, stdout, stderr } = await signoffHere(t, ['switch', 'check', ACME]).ended;
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
  const { exitCode, stdout, stderr } = await signoffHere(t, ['switch', 'check', 'mine.switch.yaml'], folder).ended;
  assert.deepEqual([exitCode, stdout], [2, '']);
  assert.match(stderr, /^SwitchInvalid: The switch file \S+mine\.switch\.yaml has 2 mistakes:\n/);
  assert.match(stderr, /mine\.switch\.yaml:18:1 sais: there is no member "sais" here \(did you mean "says"\?\)\n/);
  assert.match(stderr, /:23:9 routes\["POST \/desk\/\{agent\}\/in"\]\.do: "logon" is not known here/);
});

test('a file that is wrong in more than twenty ways is told all of them, each with its line', async (t) => {
  const folder = temporaryFolder(t);
  const ways = Array.from({ length: 22 }, (_, n) => `wrong-${n + 1}: ${n}`);
  writeFileSync(join(folder, 'mine.switch.yaml'), `${readFileSync(ACME, 'utf8')}${ways.join('\n')}\n`);
  const lines = readFileSync(ACME, 'utf8').split('\n').length;
  const { exitCode, stderr } = await signoffHere(t, ['switch', 'check', 'mine.switch.yaml'], folder).ended;
  assert.equal(exitCode, 2);
  const told = [...stderr.matchAll(/mine\.switch\.yaml:(\d+):1 (wrong-\d+): there is no member/g)];
  assert.deepEqual(
    told.map(([, line, name]) => [Number(line), name]),
    ways.map((_, n) => [lines + n, `wrong-${n + 1}`]),
  );
});

test('a new file is a gap here and there: it is checked, told as JSON, not overwritten, and served by nobody', async (t) => {
  const folder = temporaryFolder(t);
  const run = (...args: string[]) => signoffHere(t, args, folder).ended;
  const written = await run('switch', 'new', 'mine', '--like', 'wazo-agentd');
  assert.deepEqual([written.exitCode, written.stderr], [0, '']);
  assert.match(written.stdout, /^mine\.switch\.yaml is written\. [\s\S]*switch check mine\.switch\.yaml\n$/);
  const text = readFileSync(join(folder, 'mine.switch.yaml'), 'utf8');
  const [, schema = ''] = /^# yaml-language-server: \$schema=(\S+)\n/.exec(text) ?? [];
  assert.ok(JSON.parse(readFileSync(join(folder, schema), 'utf8')).properties.routes, 'editors find the schema');
  const [checked, json, served, again] = await Promise.all([
    run('switch', 'check', 'mine.switch.yaml'),
    run('switch', 'check', 'mine.switch.yaml', '--json'),
    run('simulate', '--dialect', join(folder, 'mine.switch.yaml'), '--port', '0'),
    run('switch', 'new', 'mine'),
  ]);
  assert.equal(checked.exitCode, 2);
  assert.match(checked.stderr, /^SwitchUnfinished: The switch file \S+ is unfinished: 4 gaps are left:\n/);
  assert.match(checked.stderr, /:6:8 title: a gap is left: what people call it\n/);
  const { isWhole, code, issues } = JSON.parse(json.stdout);
  assert.deepEqual([json.exitCode, isWhole, code, issues.length], [2, false, 'SwitchUnfinished', 4]);
  assert.deepEqual([served.exitCode, served.stderr.split(':')[0]], [2, 'SwitchUnfinished']);
  assert.deepEqual([again.exitCode, again.stderr.split(':')[0]], [2, 'FileExists']);
  assert.equal(readFileSync(join(folder, 'mine.switch.yaml'), 'utf8'), text);
});

test('what is exported can be taken in, and what cannot be chosen is told', async (t) => {
  const folder = temporaryFolder(t);
  const run = (...args: string[]) => signoffHere(t, args, folder).ended;
  const exported = await run('switch', 'export', ACME);
  writeFileSync(join(folder, 'api.json'), exported.stdout);
  const taken = await run('switch', 'new', 'desk', '--openapi', 'api.json');
  assert.deepEqual([exported.exitCode, taken.exitCode, taken.stderr], [0, 0, '']);
  assert.match(readFileSync(join(folder, 'desk.switch.yaml'), 'utf8'), /^ {2}POST \/desk\/\{agent\}\/out:$/m);
  const failures: readonly (readonly [code: string, args: readonly string[]])[] = [
    ['InvalidSetting', ['new', 'Desk']],
    ['InvalidSetting', ['new', 'native']],
    ['InvalidSetting', ['new', 'x', '--like', 'yeastar-p', '--openapi', 'api.json']],
    ['InvalidSetting', ['new', 'x', '--paths', 'desk']],
    ['InvalidSetting', ['new', 'x', '--like', 'nobody']],
    ['SwitchUnreadable', ['new', 'x', '--like', './nobody.yaml']],
    ['InvalidSetting', ['new', 'x', '--out', 'x.txt']],
    ['InvalidSetting', ['export', 'wazo']],
    ['OpenApiUnreadable', ['new', 'x', '--openapi', 'nowhere.json']],
    ['FileNotWritable', ['new', 'x', '--out', 'nowhere/x.yaml']],
    ['NoEvents', ['export', 'kazoo-acdc', '--asyncapi']],
  ];
  for (const [code, args] of failures) {
    const { exitCode, stdout, stderr } = await run('switch', ...args);
    assert.deepEqual([exitCode, stdout, stderr.split(':')[0]], [2, '', code], args.join(' '));
  }
});

test('those that ship are listed, and the schema is JSON', async (t) => {
  const list = signoffHere(t, ['switch', 'list']).ended;
  const schema = signoffHere(t, ['switch', 'schema']).ended;
  const names = (await list).stdout
    .trim()
    .split('\n')
    .map((line) => line.split(' ')[0]);
  assert.deepEqual(names, ['kazoo-acdc', 'wazo-agentd', 'yeastar-p']);
  const { properties, required } = JSON.parse((await schema).stdout);
  assert.ok(required.includes('routes') && properties.routes.description !== '');
});
