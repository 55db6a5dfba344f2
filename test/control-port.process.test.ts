// The control port of a run is nobody's but the kit's: a connector that looks for it finds it, and learns nothing there;
// and the token of a simulator that is joined goes to no connector and into no report.

import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type TestContext, test } from 'node:test';
import { derive } from '../src/kit/suite/seed.ts';
import { signoff } from './testing/cli.ts';
import { temporaryFolder } from './testing/process.ts';

/** Looks at every port at which the kit listens, in the middle of an activity, with whatever it knows, and notes it down. */
const SPY = (folder: string, guesses: readonly string[]) => `
import { readdirSync, readFileSync, readlinkSync, writeFileSync } from 'node:fs';
const paths = ['/', '/docs', '/openapi.json', '/healthz', '/control/faults', '/control/journal', '/control/snapshot', '/lessons'];
let told;
const portsOfKit = () => {
  const folder = '/proc/' + process.ppid + '/fd/';
  const sockets = readdirSync(folder).flatMap((fd) => {
    try { return /socket:\\[(\\d+)\\]/.exec(readlinkSync(folder + fd))?.[1] ?? []; } catch { return []; }
  });
  const rows = readFileSync('/proc/net/tcp', 'utf8').trim().split('\\n').slice(1).map((row) => row.trim().split(/\\s+/));
  return rows.filter((row) => row[3] === '0A' && sockets.includes(row[9])).map((row) => parseInt(row[1].split(':')[1], 16));
};
const look = async () => {
  const seen = [];
  for (const port of portsOfKit())
    for (const path of paths)
      for (const token of [undefined, told.server.token, ...${JSON.stringify(guesses)}]) {
        const headers = token === undefined ? {} : { Authorization: 'Bearer ' + token };
        const answer = await fetch('http://127.0.0.1:' + port + path, { headers });
        seen.push({ port, status: answer.status, text: await answer.text() });
      }
  return seen;
};
export default {
  initialize: async (initialization) => {
    told = initialization;
    return { protocolVersion: 1, name: 'spy', version: '1', timeoutMs: 2000, activities: ['LogoutAgent'], capabilities: {} };
  },
  invoke: async (_, page) => {
    const seen = await look().catch((error) => String(error));
    const note = { seen, told, env: process.env, argv: [process.execArgv, process.argv] };
    writeFileSync(${JSON.stringify(join(folder, 'note.json'))}, JSON.stringify(note));
    return { page, status: { severity: 'Fail', message: 'no' } };
  },
  reset: async () => {},
  shutdown: async () => {},
};
`;

const SEED = 5;

async function spyOn(t: TestContext, args: readonly string[], env: NodeJS.ProcessEnv = {}) {
  const folder = temporaryFolder(t);
  writeFileSync(
    join(folder, 'spy.mjs'),
    SPY(
      folder,
      ['control token', 'link token', 'token'].map((name) => derive(SEED, name)),
    ),
  );
  const flags = ['--connector', './spy.mjs', '--requirement', 'LOGOUT-06', '--seed', String(SEED)];
  const ended = await signoff(t, ['certify', ...flags, ...args], folder, env).ended;
  return { ...ended, folder, note: JSON.parse(readFileSync(join(folder, 'note.json'), 'utf8')) };
}

test('a connector that finds the control port of its run learns nothing there', {
  skip: !existsSync('/proc/net/tcp'),
}, async (t) => {
  const { note, stderr } = await spyOn(t, []);
  const seen = note.seen as readonly { port: number; status: number; text: string }[];
  assert.ok(Array.isArray(seen), String(note.seen));
  const native = Number(new URL(note.told.server.url).port);
  const elsewhere = seen.filter(({ port }) => port !== native);
  assert.equal(new Set(elsewhere.map(({ port }) => port)).size, 1, `it found the control port; ${stderr}`);
  const texts = new Set(elsewhere.map(({ status, text }) => `${status} ${text}`));
  assert.equal(texts.size, 1, 'and is told the same of whatever it asks for');
  assert.match([...texts][0] ?? '', /^401 .*"code":"ControlUnauthorised"/);
});

test('the token of a simulator that is joined is told to no connector and stands in no report', async (t) => {
  const token = 'xyzzy-4711-plugh';
  const env = { SIGNOFF_CONTROL_TOKEN: token };
  const simulator = signoff(t, ['simulate', '--port', '0', '--native-port', '0'], temporaryFolder(t), env);
  const greeting = await simulator.hasWritten('Ctrl-C stops it.');
  const [, url = ''] = /reads and health +(\S+)/.exec(greeting) ?? [];
  const { note, folder, stdout, stderr } = await spyOn(t, ['--simulator', url], env);
  assert.match(stdout, /UNTESTABLE LOGOUT-06/, stderr);
  assert.equal(note.told.dialect, 'native');
  const everything = [JSON.stringify(note), greeting, stdout, stderr];
  for (const file of readdirSync(join(folder, 'reports')))
    everything.push(readFileSync(join(folder, 'reports', file), 'utf8'));
  assert.ok(everything.length > 8);
  for (const text of everything) assert.ok(!text.includes(token));
});

test('a simulator that asks for a token is not joined without it, and the setting is named', async (t) => {
  const env = { SIGNOFF_CONTROL_TOKEN: 'xyzzy' };
  const simulator = signoff(t, ['simulate', '--port', '0', '--native-port', '0'], temporaryFolder(t), env);
  const [, url = ''] = /reads and health +(\S+)/.exec(await simulator.hasWritten('Ctrl-C stops it.')) ?? [];
  const { exitCode, stderr } = await signoff(t, ['certify', '--simulator', url], temporaryFolder(t)).ended;
  assert.equal(exitCode, 2);
  assert.match(stderr, /^SimulatorUnusable: .*: it asks for a token\.\n.*SIGNOFF_CONTROL_TOKEN/);
});
