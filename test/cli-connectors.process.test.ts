// `signoff certify` with somebody's own connector: named in each of the three ways, one at a time; judged where it can be,
// and refused by name where it cannot.

import assert from 'node:assert/strict';
import { once } from 'node:events';
import { readFileSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { type TestContext, test } from 'node:test';
import { childrenOf, signoff } from './testing/cli.ts';
import { signoffHere } from './testing/command.ts';
import { assertGone, temporaryFolder, until } from './testing/process.ts';

const REFUSED: readonly [args: readonly string[], says: RegExp][] = [
  [['--command', 'false'], /^ConnectorUnusable: .* exited with code 1\. The command was: false\n/],
  [['--command', 'true now'], /^ConnectorUnusable: .* exited with code 0\. The command was: true now\n/],
  [
    ['--command', 'no-such-program'],
    /^ConnectorUnusable: .* there is no program no-such-program on the PATH \(ENOENT\)\. The command was: no-such-/,
  ],
  [
    ['--command', 'false .\\my\\connector.py'],
    /^ConnectorUnusable: .* The command was: false \.myconnector\.py\. Its backslashes were taken for escapes: .*\n/,
  ],
  [['--command', 'a | b'], /^CommandNeedsShell: /],
  [['--command', "a 'b"], /^CommandUnreadable: /],
  [['--connector', './no-such.mjs'], /^ConnectorNotFound: There is no file \.\/no-such\.mjs\.\n/],
  [['--connector', 'no-such-package'], /^ConnectorUnusable: The connector no-such-package .*Cannot find package/s],
  [
    ['--url', 'http://127.0.0.1:1/rpc'],
    /^ConnectorUnusable: The connector at http:\/\/127\.0\.0\.1:1\/rpc .*\(ECONNREF/,
  ],
  [['--url', '127.0.0.1:9000'], /^InvalidSetting: --url takes an http: or https: URL, not "127\.0\.0\.1:9000"\./],
  [['--url', 'http://a', '--command', 'b'], /^InvalidSetting: --command and --url contradict each other/],
  [['--connector', 'a', '--command', 'b'], /^InvalidSetting: --connector and --command contradict each other/],
  [['--url', 'http://a', '--workers', '2'], /^InvalidSetting: --url and --workers contradict each other/],
  [['--listen', '127.0.0.1:0', '--workers', '2'], /^InvalidSetting: --listen and --workers contradict each other/],
  [['--listen', '7071'], /^InvalidSetting: --listen takes HOST or HOST:PORT, not "7071"\./],
  [['--listen', '192.0.2.1:0'], /^PortNotAvailable: /],
  [['--advertise', 'kit:1'], /^InvalidSetting: --advertise takes an http: or https: URL/],
  [['--callback-advertise', 'http://kit:1'], /^InvalidSetting: --callback-advertise goes with --url alone/],
  [['--simulator', 'http://a', '--listen', 'b:1'], /^InvalidSetting: --simulator and --listen contradict each other/],
];

test('a connector that cannot be had is refused by name', async (t) => {
  const cases = REFUSED.map(([args, says]) =>
    t.test(args.join(' '), async (t) => {
      const { exitCode, stdout, stderr } = await signoffHere(t, ['certify', ...args], temporaryFolder(t)).ended;
      assert.match(stderr, says);
      assert.doesNotMatch(stderr, /a bug of Signoff/);
      assert.deepEqual([exitCode, stdout], [2, '']);
    }),
  );
  await Promise.all(cases);
});

test('of connectors that are named in several places the nearest counts', async (t) => {
  const folder = temporaryFolder(t);
  writeFileSync(join(folder, 'signoff.config.yaml'), 'certify:\n  command: false-in-the-file\n');
  const { stderr } = await signoffHere(t, ['certify', '--connector', './on-the-line.mjs'], folder).ended;
  assert.match(stderr, /^ConnectorNotFound: There is no file \.\/on-the-line\.mjs\./);
  const fromFile = await signoffHere(t, ['certify'], folder).ended;
  assert.match(fromFile.stderr, /The command was: false-in-the-file/);
});

const DECLARED = `{ protocolVersion: 1, name: 'broken', version: '1', timeoutMs: 200, activities: ['LogoutAgent', 'Foo'] }`;
const connector = (invoke: string) => `let notify;
export default {
  async initialize(_given, handed) { notify = handed; return ${DECLARED}; },
  async invoke(activity, page) { ${invoke} },
  async reset() {},
  async shutdown() {},
};`;

const HOPELESS: readonly [does: string, invoke: string, seen: RegExp][] = [
  ['exits with success', 'process.exit(0)', /the connector exited with code 0/],
  ['hangs', 'await new Promise(() => {})', /the connector did not answer invoke within 1200 ms/],
  [
    'hands on 100,000 events',
    "for (let n = 0; n < 1e5; n += 1) notify.event({ DN: '1', pyEventName: 'Ready' }); return { page };",
    /the connector handed on more than 10000 events in one scenario, the last of them /,
  ],
  ['answers no page', 'return { page: null }', /the answer to LogoutAgent cannot be used: page: /],
];

test('a connector that breaks in three scenarios in a row is not certified', async (t) => {
  const cases = HOPELESS.map(([does, invoke, seen]) =>
    t.test(`one that ${does} inside LogoutAgent`, async (t) => {
      const folder = temporaryFolder(t);
      writeFileSync(join(folder, 'c.mjs'), connector(invoke));
      const { exitCode, stdout, stderr } = await signoffHere(t, ['certify', '--connector', './c.mjs'], folder).ended;
      assert.deepEqual([exitCode, stderr], [1, ''], stdout);
      assert.match(
        stdout,
        /: NOT-CERTIFIED \(.*\)\nThe connector broke in 3 scenarios in a row, and the run stopped\.\n/,
      );
      assert.match(stdout, seen);
      assert.match(stdout, /^It declares Foo, which OpenCTI does not have: that is never called\.$/m);
      assert.equal(outcomes(folder).failed, 3, 'the run stopped with the third');
    }),
  );
  await Promise.all(cases);
});

const outcomes = (folder: string): Record<string, number> =>
  JSON.parse(readFileSync(join(folder, 'reports', 'run.json'), 'utf8')).scenarios;

/** A service that does nothing well, and keeps what it is asked. */
async function serve(t: TestContext) {
  const asked: { method: string; params: { server: object; callbackUrl: string } }[] = [];
  const server = createServer(async (request, response) => {
    const { id, method, params } = JSON.parse(await text(request));
    asked.push({ method, params });
    const declared = { protocolVersion: 1, name: 'far', version: '1', timeoutMs: 200, activities: ['LogoutAgent'] };
    const result = method === 'initialize' ? declared : { page: params.page ?? {} };
    response.end(JSON.stringify({ jsonrpc: '2.0', id, result }));
  }).listen(0, '127.0.0.1');
  t.after(() => server.close());
  await once(server, 'listening');
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/rpc`, asked };
}

test('a service is initialized once, told what was advertised, reset between scenarios and shut down', async (t) => {
  const { url, asked } = await serve(t);
  const args = [
    '--requirement',
    'LOGOUT-06',
    '--url',
    url,
    '--listen',
    '0.0.0.0:0',
    '--advertise',
    'http://kit.example:1',
  ];
  const { exitCode, stdout } = await signoffHere(t, ['certify', ...args], temporaryFolder(t)).ended;
  assert.match(stdout, /\nThe connector is told of the CTI server: \{"url":"http:\/\/kit\.example:1",/);
  assert.match(stdout, /: NONE \(.*\)\nThe connector never asked the CTI server anything\.\n/);
  assert.equal(exitCode, 2);
  assert.deepEqual(
    asked.map(({ method }) => method),
    ['initialize', 'invoke', 'reset', 'invoke', 'invoke', 'reset', 'invoke', 'shutdown'],
  );
  const { server, callbackUrl } = asked[0]?.params ?? {};
  assert.deepEqual(
    { ...server, token: '' },
    { url: 'http://kit.example:1', eventsUrl: 'ws://kit.example:1/v1/events', token: '' },
  );
  assert.match(callbackUrl ?? '', /^http:\/\/127\.0\.0\.1:\d+\/[0-9a-f]{24}$/);
});

test('an interrupted run leaves no connector behind that ignores every signal', async (t) => {
  const folder = temporaryFolder(t);
  writeFileSync(join(folder, 'c.mjs'), `process.on('SIGTERM', () => {});\n${connector('await new Promise(() => {})')}`);
  const run = signoff(t, ['certify', '--connector', './c.mjs'], folder);
  await run.hasWritten('\n');
  await until(() => childrenOf(run.pid).length > 0, 'there is a connector');
  const connectors = childrenOf(run.pid);
  run.kill('SIGINT');
  assert.equal((await run.ended).exitCode, 2);
  await assertGone(connectors);
});
