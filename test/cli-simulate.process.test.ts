// `signoff simulate` as a person runs it: it greets with addresses and commands that work when they are pasted, and it
// stops when it is asked to, whoever is still connected.

import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { test } from 'node:test';
import { signoff } from './testing/cli.ts';
import { until } from './testing/process.ts';

const FREE_PORTS = ['simulate', '--port', '0', '--native-port', '0'];

/** What each switch says to a login, a logout and one more. */
const ANSWERS: Readonly<Record<string, readonly string[]>> = {
  native: ['200', '200', '409'],
  'wazo-agentd': ['204', '204', '409'],
  'yeastar-p': ['200', '200', '200'],
  'kazoo-acdc': ['200', '200', '200'],
};

for (const [dialect, expected] of Object.entries(ANSWERS))
  test(`the commands of the greeting log an agent in, out, and out again, in ${dialect}`, async (t) => {
    const simulator = signoff(t, ['simulate', '--port', `0,native=0,${dialect}=0`, '--dialect', dialect]);
    const greeting = await simulator.hasWritten('Ctrl-C stops it.');
    const commands = greeting.split('\n').filter((line) => line.startsWith('  curl '));
    const answers = commands.map((command) =>
      execFileSync('sh', ['-c', `${command} -s -o /dev/null -w '%{http_code}'`], { encoding: 'utf8' }),
    );
    assert.deepEqual(answers, expected);
  });

test('the greeting names addresses that answer, and how many work there', async (t) => {
  const simulator = signoff(t, [...FREE_PORTS, '--agents', '5', '--queues', '2']);
  const greeting = await simulator.hasWritten('Ctrl-C stops it.');
  const address = (what: string) => new RegExp(`${what} +(\\S+)`).exec(greeting)?.[1] ?? '';
  const [native, main] = [address('native dialect'), address('reads and health')];
  assert.match(greeting, /^ {2}5 agents in 2 queues, everybody logged out\./m);
  assert.match(address('events \\(WebSocket\\)'), /^ws:\/\/127\.0\.0\.1:\d+\/v1\/events$/);
  assert.notEqual(native, main);
  for (const url of [`${main}/healthz`, `${main}/v1/agents`, `${native}/v1/agents`])
    assert.equal((await fetch(url)).status, 200, url);
});

test('the greeting tells where AMI is spoken, where it is', async (t) => {
  const greeting = await signoff(t, [...FREE_PORTS, '--ami-port', '0']).hasWritten('Ctrl-C stops it.');
  const [, host = '', port = ''] = /AMI +([\d.]+):(\d+), account signoff$/m.exec(greeting) ?? [];
  const socket = connect(Number(port), host);
  const [banner] = await once(socket, 'data');
  socket.destroy();
  assert.match(String(banner), /^Asterisk Call Manager\//);
});

test('a floor without agents is greeted without commands', async (t) => {
  const greeting = await signoff(t, [...FREE_PORTS, '--agents', '0']).hasWritten('Ctrl-C stops it.');
  assert.match(greeting, /^ {2}0 agents in 3 queues/m);
  assert.doesNotMatch(greeting, /curl/);
});

/** A browser that writes down what it was to open, and ends with `code`. */
function fakeBrowser(t: { after(work: () => void): void }, code: number) {
  const folder = mkdtempSync(join(tmpdir(), 'signoff-browser-'));
  t.after(() => rmSync(folder, { recursive: true, force: true }));
  const [browser, opened] = [join(folder, 'browser'), join(folder, 'opened')];
  writeFileSync(browser, `#!/bin/sh\necho "$1" > ${opened}.part && mv ${opened}.part ${opened}\nexit ${code}\n`, {
    mode: 0o755,
  });
  return { env: { BROWSER: browser, DISPLAY: '', WAYLAND_DISPLAY: '' }, opened };
}

const ON_LINUX = { skip: process.platform === 'linux' ? false : 'only Linux lets a test choose the browser' };

test('--open opens the board', ON_LINUX, async (t) => {
  const { env, opened } = fakeBrowser(t, 0);
  const greeting = await signoff(t, [...FREE_PORTS, '--open'], tmpdir(), env).hasWritten('Ctrl-C stops it.');
  const [, board] = /the board, in a browser +(\S+)/.exec(greeting) ?? [];
  await until(() => existsSync(opened), 'the browser was started');
  assert.equal(readFileSync(opened, 'utf8').trim(), board);
  const page = await fetch(board ?? '');
  assert.match(await page.text(), /<title>Signoff board<\/title>/);
});

test('where no browser can be opened that is said, and the simulator runs on', ON_LINUX, async (t) => {
  const { env } = fakeBrowser(t, 1);
  const simulator = signoff(t, [...FREE_PORTS, '--open'], tmpdir(), { ...env, PATH: dirname(env.BROWSER) });
  const greeting = await simulator.hasWritten('Ctrl-C stops it.');
  const [, board] = /the board, in a browser +(\S+)/.exec(greeting) ?? [];
  await until(() => simulator.complained().includes('No browser could be opened'), 'it has complained');
  assert.ok(simulator.complained().includes(String(board)), simulator.complained());
  assert.equal((await fetch(board ?? '')).status, 200);
});

for (const signal of ['SIGINT', 'SIGTERM'] as const)
  test(`${signal} stops the simulator with success, though clients are still connected`, async (t) => {
    const simulator = signoff(t, [...FREE_PORTS, '--agents', '0']);
    const greeting = await simulator.hasWritten('Ctrl-C stops it.');
    const [, main] = /reads and health +(\S+)/.exec(greeting) ?? [];
    const [, events] = /\(WebSocket\) +(\S+)/.exec(greeting) ?? [];
    await fetch(`${main}/healthz`).then((answer) => answer.text()); // its connection stays open
    const { WebSocket } = await import('ws');
    const client = new WebSocket(`${events}?dn=6001`);
    t.after(() => client.terminate());
    await new Promise((resolve, reject) => client.once('open', resolve).once('error', reject));

    simulator.kill(signal);
    const { exitCode, stdout, stderr } = await simulator.ended;
    assert.deepEqual([exitCode, stderr], [0, '']);
    assert.ok(stdout.endsWith(`\nStopped (${signal}).\n`), stdout);
    await assert.rejects(fetch(`${main}/healthz`), 'nobody answers any more');
  });
