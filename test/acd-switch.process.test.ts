// `signoff acd --at` as a person runs it, at a simulator in a process of its own that is taken for a stranger's switch: by its AMI
// port alone. What is named is as before afterwards, whatever ends the run; and whatever is wrong is told by name.

import assert from 'node:assert/strict';
import { once } from 'node:events';
import { existsSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { type AddressInfo, connect, createServer, type Socket } from 'node:net';
import { join } from 'node:path';
import { type TestContext, test } from 'node:test';
import { signoff } from './testing/cli.ts';
import { signoffHere } from './testing/command.ts';
import { type Cleaner, temporaryFolder } from './testing/process.ts';

const SECRET = 'signoff';
const NAMED = ['--agents', '1001,1002', '--queues', 'sales,support'];
const FEW = ['--requirement', 'ACD-01,ACD-03,ACD-14,ACD-29'];
const RESTORE_FILE = join('reports', 'switch-restore.json');

const agent = (id: string) => ({
  ...{ id, name: `Agent ${id}`, password: 'pw', extension: `6${id}`, defaultQueues: ['sales', 'support'] },
});
const FLOOR = {
  policy: 'asterisk',
  queues: [{ id: 'sales' }, { id: 'support' }, { id: 'billing' }],
  agents: [
    {
      ...agent('1001'),
      state: 'NotReady',
      queues: [{ queue: 'support', penalty: 3, paused: { reasonCode: 'lunch' } }],
    },
    agent('1002'),
    { ...agent('1003'), state: 'Ready', queues: ['sales', 'billing'] },
  ],
};

interface Login {
  readonly queue: string;
  readonly paused?: { readonly reasonCode?: string };
  readonly penalty?: number;
}

/** A switch on which something is going on: one agent on a break with a penalty, a stranger at work. */
async function startSwitch(t: Cleaner) {
  const floor = join(temporaryFolder(t), 'floor.json');
  writeFileSync(floor, JSON.stringify(FLOOR));
  const ports = ['--port', '0', '--native-port', '0', '--dialect', 'ami', '--ami-port', '0'];
  const simulator = signoff(t, ['simulate', ...ports, '--floor', floor]);
  const written = await simulator.hasWritten('Ctrl-C stops it.');
  const [, port = ''] = /AMI +127\.0\.0\.1:(\d+)/.exec(written) ?? [];
  const [, control = ''] = /reads and health +(\S+)/.exec(written) ?? [];
  const post = async (path: string, body: object) => {
    const answer = await fetch(new URL(path, control), { method: 'POST', body: JSON.stringify(body) });
    assert.ok(answer.ok, `${path}: ${answer.status}`);
    return answer.json() as Promise<unknown>;
  };
  const command = (id: string, body: object) => post(`/control/agents/${id}/commands`, body);
  return { port: Number(port), post, command, floor: () => floorAt(control) };
}

/** Who is logged in where, and how; of times nothing. */
async function floorAt(control: string) {
  const { agents } = (await (await fetch(new URL('/control/snapshot', control))).json()) as {
    agents: readonly { id: string; queues?: readonly Login[] }[];
  };
  return agents.map(({ id, queues = [] }) => ({
    id,
    logins: queues.map(({ queue, paused, penalty = 0 }) => [queue, paused !== undefined, paused?.reasonCode, penalty]),
  }));
}

/** In front of the switch: every connection goes through, until `onConnection` says no to one; from then on none does. */
async function startGate(t: TestContext, port: number, isLetIn: (number: number) => boolean) {
  const open = new Set<Socket>();
  let count = 0;
  const gate = createServer((socket) => {
    count += 1;
    if (!isLetIn(count)) {
      socket.destroy();
      return shut();
    }
    const beyond = connect(port, '127.0.0.1');
    for (const one of [socket, beyond]) {
      open.add(one);
      one.on('error', () => undefined).on('close', () => void open.delete(one));
    }
    socket.pipe(beyond).pipe(socket);
    return undefined;
  });
  function shut(): void {
    gate.close();
    for (const one of open) one.destroy();
  }
  t.after(shut);
  gate.listen(0, '127.0.0.1');
  await once(gate, 'listening');
  return (gate.address() as AddressInfo).port;
}

const at = (port: number) => ['--at', `ami://signoff@127.0.0.1:${port}`];

const start = (t: TestContext, args: readonly string[], cwd: string, more: NodeJS.ProcessEnv = {}) =>
  signoff(t, ['acd', ...args], cwd, { SIGNOFF_SWITCH_SECRET: SECRET, ...more });

/** The same in this process: for what no signal ends. */
const startHere = (t: TestContext, args: readonly string[], cwd: string, more: NodeJS.ProcessEnv = {}) =>
  signoffHere(t, ['acd', ...args], cwd, { SIGNOFF_SWITCH_SECRET: SECRET, ...more });

test('a switch in use is held to the requirements, and left as it was', async (t) => {
  const one = await startSwitch(t);
  const asBefore = await one.floor();
  assert.deepEqual(asBefore[0]?.logins, [['support', true, 'lunch', 3]]);
  const leftAlone = async () => assert.deepEqual(await one.floor(), asBefore);

  await t.test('every requirement is met or not exercised, and nothing is left behind', async (t) => {
    const folder = temporaryFolder(t);
    const { exitCode, stdout, stderr } = await startHere(t, [...at(one.port), ...NAMED, ...FEW], folder).ended;
    assert.deepEqual([exitCode, stderr], [0, ''], stdout);
    for (const id of ['ACD-01', 'ACD-03', 'ACD-14', 'ACD-19']) assert.match(stdout, new RegExp(`^pass +${id} `, 'm'));
    assert.match(stdout, /^NOT EXERCISED ACD-29 .*\n +Nothing is logged in that is not named: no-such-agent-zoe\./m);
    assert.match(stdout, /^CTI server: MET /m);
    await leftAlone();
    assert.ok(!existsSync(join(folder, RESTORE_FILE)));
  });

  await t.test('what is not met is told with what was asked and answered, without the secret', async (t) => {
    const args = [...at(one.port), ...NAMED, '--profile', 'freeswitch', '--requirement', 'ACD-04'];
    const { exitCode, stdout } = await startHere(t, args, temporaryFolder(t)).ended;
    assert.equal(exitCode, 1, stdout);
    assert.match(stdout, /the kit asks +Action: Login \| Username: \S+ \| Secret: \*\*\*/);
    assert.match(stdout, /the kit asks +Action: QueueRemove \| Queue: sales \| Interface: Local\/1001@agents/);
    assert.match(stdout, / again +.* --requirement ACD-04 .* --at ami:\S+ --agents 1001,1002 --queues sales,support /);
    assert.match(stdout, /server answers +Response: Error .* Message: Unable to remove interface: Not there/);
    await leftAlone();
  });

  await t.test('after SIGKILL the restore file puts back what is named', async (t) => {
    const folder = temporaryFolder(t);
    const file = join(folder, RESTORE_FILE);
    const port = await startGate(t, one.port, (number) => number < 10 || !killed.kill('SIGKILL'));
    const killed = start(t, [...at(port), ...NAMED, ...FEW], folder);
    assert.equal((await killed.ended).signal, 'SIGKILL');
    assert.notDeepEqual(await one.floor(), asBefore);
    assert.equal(statSync(file).mode & 0o777, 0o600);
    const kept = JSON.parse(readFileSync(file, 'utf8'));
    assert.ok(!Object.values(kept).includes(SECRET));

    const again = await startHere(t, [...at(one.port), ...NAMED, ...FEW], folder).ended;
    assert.match(again.stderr, /^EarlierRunNotPutBack: There is .*\n.*--restore/);

    writeFileSync(file, JSON.stringify({ ...kept, at: `ami://signoff@127.0.0.1:${one.port}` }));
    const { exitCode, stdout } = await startHere(t, ['--restore', file], folder).ended;
    assert.equal(exitCode, 0, stdout);
    assert.match(stdout, /^Put back: 1001 is logged in to support, paused \(lunch\), with penalty 3\.$/m);
    await leftAlone();
    assert.ok(!existsSync(file));
  });

  await t.test('SIGINT ends the run, and puts back first', async (t) => {
    const folder = temporaryFolder(t);
    const port = await startGate(t, one.port, (number) => number !== 10 || stopped.kill('SIGINT'));
    const stopped = start(t, [...at(port), ...NAMED, ...FEW], folder);
    const { exitCode, stdout, stderr } = await stopped.ended;
    assert.deepEqual([exitCode, stderr], [2, '']);
    assert.match(stdout, /^CTI server: INCOMPLETE .*\nThe run was stopped before its end\.\nReports: /m);
    await leftAlone();
    assert.ok(!existsSync(join(folder, RESTORE_FILE)));
  });

  await t.test('a switch that dies half-way ends the run, and the message says how to restore', async (t) => {
    const folder = temporaryFolder(t);
    const file = join(folder, RESTORE_FILE);
    const port = await startGate(t, one.port, (number) => number < 10);
    const { exitCode, stderr } = await startHere(t, [...at(port), ...NAMED, ...FEW], folder).ended;
    assert.equal(exitCode, 2);
    assert.match(stderr, /^SwitchNotPutBack: Not everything at the switch at .*\n.*signoff acd --restore /);
    const kept = JSON.parse(readFileSync(file, 'utf8'));
    writeFileSync(file, JSON.stringify({ ...kept, at: `ami://signoff@127.0.0.1:${one.port}` }));
    assert.equal((await startHere(t, ['--restore', file], folder).ended).exitCode, 0);
    await leftAlone();
  });

  await t.test('who has a call is left alone', async (t) => {
    await one.command('1001', { type: 'SetReady' });
    const { call } = (await one.post('/control/calls', { queueId: 'support' })) as { call: { id: string } };
    await one.post(`/control/calls/${call.id}/answer`, {});
    const { exitCode, stderr } = await startHere(t, [...at(one.port), ...NAMED], temporaryFolder(t)).ended;
    assert.equal(exitCode, 2);
    assert.match(stderr, /^AgentBusy: Agent 1001 has a call at the switch, and is left alone\.\n./);
  });

  await t.test('bad input is told by name, with a hint', async (t) => {
    await Promise.all(
      badInput(one.port).map(([what, code, args, more]) => t.test(what, (t) => refused(t, code, args, more))),
    );
  });
});

/** What it ends with: a failure of that name on the first line, a hint on the second. */
async function refused(
  t: TestContext,
  code: RegExp,
  args: readonly string[],
  more: NodeJS.ProcessEnv = {},
): Promise<void> {
  const { exitCode, stdout, stderr } = await startHere(t, args, temporaryFolder(t), more).ended;
  const [told = '', hint = ''] = stderr.split('\n');
  assert.match(told, code);
  assert.match(hint, /\S/);
  assert.deepEqual([exitCode, stdout], [2, '']);
}

type BadInput = readonly [what: string, code: RegExp, args: readonly string[], more?: NodeJS.ProcessEnv];

const badInput = (port: number): readonly BadInput[] => [
  ['a password in the address', /^SecretInAddress: (?!.*pw)/, ['--at', `ami://signoff:pw@127.0.0.1:${port}`, ...NAMED]],
  ['no agents', /^NobodyNamed: --at goes with --agents/, [...at(port), '--queues', 'sales']],
  ['no secret', /^SecretMissing: /, [...at(port), ...NAMED], { SIGNOFF_SWITCH_SECRET: undefined }],
  [
    'a simulator besides',
    /^InvalidSetting: .*contradict/,
    [...at(port), ...NAMED, '--simulator', 'http://127.0.0.1:1'],
  ],
];
