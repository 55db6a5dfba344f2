// The simulator, the kit and the connector on machines as they are: other hosts come in by the token, localhost is what the
// machine makes of it, and a proxy in the environment is nobody's business on loopback.

import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { networkInterfaces } from 'node:os';
import { test } from 'node:test';
import { startSimulator } from '../simulator/index.ts';
import { processEnvironment } from '../src/cli/environment.ts';
import { simulate } from '../src/cli/simulate.ts';
import { signoff } from './testing/cli.ts';
import { temporaryFolder } from './testing/process.ts';

const FREE_PORTS = ['simulate', '--port', '0', '--native-port', '0'];
const ONE = ['certify', '--requirement', 'LOGOUT-01'];

/** An address of this machine that is not loopback, if it has one. */
const OUTER = Object.values(networkInterfaces())
  .flatMap((addresses) => addresses ?? [])
  .find(({ internal, family }) => !internal && family === 'IPv4')?.address;

test('what a simulator that other machines reach prints lets them in, and nothing else does', async (t) => {
  const greeting = await signoff(t, [...FREE_PORTS, '--listen', '0.0.0.0']).hasWritten('Ctrl-C stops it.');
  const [, port = ''] = /reads and health +http:\S+:(\d+)\n/.exec(greeting) ?? [];
  const [, token = ''] = /Authorization: Bearer (\S+)'/.exec(greeting) ?? [];
  const host = OUTER ?? '127.0.0.1';
  assert.match(token, /^[\w-]{24}$/);
  const [command = ''] = greeting.split('\n').filter((line) => line.startsWith('  curl -H'));
  const health = execFileSync('sh', ['-c', `${command.replace('HOST', host)} -s`], { encoding: 'utf8' });
  assert.equal(JSON.parse(health).name, 'signoff');
  assert.equal((await fetch(`http://${host}:${port}/healthz`)).status, 401);
  assert.ok(greeting.includes(`SIGNOFF_CONTROL_TOKEN=${token} `), greeting);
  const at = ['--simulator', `http://${host}:${port}`];
  const run = await signoff(t, [...ONE, ...at], temporaryFolder(t), { SIGNOFF_CONTROL_TOKEN: token }).ended;
  assert.match(run.stdout, /^pass {7}LOGOUT-01 /m, run.stderr);
});

test('a token that was given is not printed', async () => {
  const written: string[] = [];
  const output = { write: (text: string) => written.push(text) };
  const environment = { ...processEnvironment(), stdout: output, stderr: output, stopped: Promise.resolve('SIGTERM') };
  const options = { port: 0, nativePort: 0, listen: '::', controlToken: 'open-sesame' };
  assert.equal(await simulate(options, environment), 0);
  assert.match(written.join(''), /the one in SIGNOFF_CONTROL_TOKEN/);
  assert.doesNotMatch(written.join(''), /sesame/);
});

test('localhost is ::1 where that is listened at, and no proxy is asked on the way', async (t) => {
  const asked: string[] = [];
  const proxy = createServer((request, response) => {
    asked.push(`${request.method} ${request.url}`);
    response.writeHead(502).end();
  }).on('connect', (request, socket) => {
    asked.push(`CONNECT ${request.url}`);
    socket.end('HTTP/1.1 502 Bad Gateway\r\n\r\n');
  });
  await once(proxy.listen(0, '127.0.0.1'), 'listening');
  t.after(() => proxy.close());
  const url = `http://127.0.0.1:${(proxy.address() as AddressInfo).port}`;
  const named = { http_proxy: url, HTTP_PROXY: url, HTTPS_PROXY: url, ALL_PROXY: url, NODE_USE_ENV_PROXY: '1' };
  const env = { ...named, NO_PROXY: undefined, no_proxy: undefined };
  const { addresses, stop } = await startSimulator({ port: 0, nativePort: 0, listen: '::1' });
  t.after(stop);
  const at = ['--simulator', addresses.main.replace('[::1]', 'localhost')];
  const run = await signoff(t, [...ONE, ...at], temporaryFolder(t), env).ended;
  assert.match(run.stdout, /^pass {7}LOGOUT-01 /m, run.stderr);
  assert.deepEqual(asked, []);
});
