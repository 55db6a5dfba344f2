// A command line that cannot be understood or carried out ends with exit code 2, an error on stderr that names what is
// wrong, and nothing on stdout.

import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { type AddressInfo, createServer } from 'node:net';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { type TestContext, test } from 'node:test';
import { CODE_ROOT, VERSION } from '../src/package-root.ts';
import { type Ended, signoff } from './testing/cli.ts';
import { signoffHere } from './testing/command.ts';
import { temporaryFolder } from './testing/process.ts';

const takes = (flag: string, what: string, given: string): RegExp =>
  new RegExp(`^InvalidSetting: ${flag} takes ${what}, not "${given}"`);

const BAD_USAGE: readonly [args: string, says: RegExp][] = [
  ['', /^Usage: signoff /],
  ['certfy', /unknown command 'certfy'\n\(Did you mean certify\?\)/],
  ['simulate --prot 1', /unknown option '--prot'\n\(Did you mean --port\?\)/],
  ['certify --everything', /unknown option '--everything'/],
  ['certify --port 1', /unknown option '--port'/],
  ['certify everything', /too many arguments for 'certify'/],
  ['simulate --port', /option '--port <ports>' argument missing/],
  ['certify --profile nobody', takes('--profile', 'one of opencti, finesse-cce, .*', 'nobody')],
  ['simulate --profile OpenCTI', /not "OpenCTI" \(did you mean opencti\?\)\./],
  ['simulate --port 65536', takes('--port', 'a port, NAME=PORT for a dialect, or several of them', '65536')],
  ['simulate --native-port -1', takes('--native-port', 'a whole number from 0 to 65535', '-1')],
  ['simulate --port 0x1F', takes('--port', '.*', '0x1F')],
  ['simulate --agents 1.5', takes('--agents', '.*', '1\\.5')],
  ['simulate --agents many', takes('--agents', '.*', 'many')],
  ['simulate --queues 0', takes('--queues', 'a whole number from 1 to 1000', '0')],
  ['certify --seed 1e3', takes('--seed', '.*', '1e3')],
  ['certify --seed 2147483648', takes('--seed', 'a whole number from 0 to 2147483647', '2147483648')],
  ['certify --workers 0', takes('--workers', '.*', '0')],
  ['certify --tier events-and-more', takes('--tier', 'one of logout, agent-state, .*', 'events-and-more')],
  ['simulate --floor floor.yaml --agents 3', /^InvalidSetting: --agents 3 contradicts --floor floor\.yaml/],
  ['certify --simulator http://127.0.0.1:1 --workers 2', /^InvalidSetting: --simulator and --workers contradict/],
  ['certify --tags @A-01 --requirement LOGOUT-01', /contradict/],
  ['certify --tags @NO-SUCH', /^\w+: .*@NO-SUCH/],
  ['certify --tags (', /^\w+: .*\(/],
  ['certify --requirement LOGOUT-66', /^\w+: .*LOGOUT-66.*\n.*Did you mean LOGOUT-\d+/],
  ['certify --scenario nowhere.feature:3', /^\w+: .*nowhere\.feature/],
  ['explain LOGOUT-66', /LOGOUT-66/],
  ['prove --workers 0', takes('--workers', 'a whole number from 1 to 64', '0')],
  ['prove everything', /too many arguments for 'prove'/],
];

test('a command line that cannot be understood is refused by name', async (t) => {
  const cases = BAD_USAGE.map(([args, says]) =>
    t.test(`signoff ${args}`, async (t) => {
      assertRefused(await signoffHere(t, args === '' ? [] : args.split(' ')).ended, says);
    }),
  );
  await Promise.all(cases);
});

test('a process of its own ends with that exit code', async (t) => {
  assertRefused(await signoff(t, ['certfy']).ended, /^error: unknown command 'certfy'/);
});

test('help and version are no errors', async (t) => {
  const version = await signoff(t, ['--version']).ended;
  assert.deepEqual([version.exitCode, version.stdout, version.stderr], [0, `${VERSION}\n`, '']);
  const help = await signoffHere(t, ['certify', '--help']).ended;
  assert.deepEqual([help.exitCode, help.stderr], [0, '']);
  assert.match(help.stdout, /--reports <folder>/);
});

for (const [flag, other] of [
  ['--port', '--native-port'],
  ['--native-port', '--port'],
] as const)
  test(`a port that is in use is named when ${flag} asks for it`, async (t) => {
    const port = await takenPort(t);
    const ended = await signoffHere(t, ['simulate', flag, String(port), other, '0', '--agents', '0']).ended;
    assertRefused(
      ended,
      new RegExp(
        `^PortInUse: Port ${port} on 127\\.0\\.0\\.1 is in use, which ${flag} asks for\\.\nChoose another port`,
      ),
    );
  });

test('reports that cannot be written are refused before anything is run', async (t) => {
  const folder = temporaryFolder(t);
  writeFileSync(join(folder, 'file'), 'here I am');
  for (const reports of ['file', 'file/reports', join(folder, 'file', 'deep')]) {
    const ended = await signoffHere(t, ['certify', '--reports', reports], folder).ended;
    assertRefused(ended, /^ReportsNotWritable: The reports cannot be written into \S+\/file.*: E.*\.\nChoose a folder/);
  }
  assert.equal(readFileSync(join(folder, 'file'), 'utf8'), 'here I am');
  assert.ok(!existsSync(join(folder, 'reports')), 'the default is not used instead');
});

test('a module that cannot be hosted is named, and is no bug of ours', async (t) => {
  assertRefused(
    await signoff(t, ['host', '/no/such.mjs']).ended,
    /^ModuleUnusable: The module \/no\/such\.mjs cannot be loaded: /m,
  );
});

function assertRefused({ exitCode, stdout, stderr }: Ended, says: RegExp): void {
  assert.match(stderr, says);
  assert.doesNotMatch(stderr, /a bug of Signoff/);
  assert.deepEqual([exitCode, stdout], [2, '']);
}

async function takenPort(t: TestContext): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  t.after(() => server.close());
  await once(server, 'listening');
  return (server.address() as AddressInfo).port;
}

test('whoever stops reading ends the command, without a complaint and without a success', async () => {
  const child = spawn(process.execPath, [
    join(CODE_ROOT, 'src', 'cli.js'),
    'simulate',
    '--port',
    '0',
    '--native-port',
    '0',
  ]);
  child.stdout.destroy();
  const complaint = text(child.stderr);
  assert.deepEqual([(await once(child, 'exit'))[0], await complaint], [2, '']);
});
