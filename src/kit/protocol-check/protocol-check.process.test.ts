// The protocol check says of each step what was seen, and of each wrong one what to do: the reference connector goes
// through it, and whoever does one thing wrong is told of that one thing. Real hosts and a real simulator.

import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type TestContext, test } from 'node:test';
import { pathToFileURL } from 'node:url';
import { temporaryFolder } from '../../../test/testing/process.ts';
import { CODE_ROOT } from '../../package-root.ts';
import type { ProtocolReport, ProtocolStep } from '../../report-model/protocol-report.ts';
import type { ConnectorTarget } from '../../report-model/run-report.ts';
import { DEFAULT_PARAMETERS } from '../suite/parameters.ts';
import { checkProtocol } from './protocol-check.ts';

const NAMES = ['initialize', 'invoke', 'page', 'CTI server', 'reset', 'invoke again', 'notifications', 'shutdown'];

async function check(connector: ConnectorTarget): Promise<ProtocolReport> {
  const told: ProtocolStep[] = [];
  const servers: object[] = [];
  const listener = {
    onStep: (step: ProtocolStep) => told.push(step),
    onServer: (server: object) => servers.push(server),
  };
  const report = await checkProtocol({ ...DEFAULT_PARAMETERS, connector }, listener);
  assert.deepEqual(told, report.steps, 'each step is told as it is over');
  assert.deepEqual(
    report.steps.map(({ name }) => name),
    NAMES,
  );
  assert.equal(servers.length, 1);
  return report;
}

const REFERENCE = pathToFileURL(join(CODE_ROOT, 'src', 'reference', 'index.js')).href;

/** The reference connector with these members in place of its own; `inner` is it, and `told` its notifications. */
function habit(t: TestContext, members: string): ConnectorTarget {
  const path = join(temporaryFolder(t), 'connector.mjs');
  writeFileSync(
    path,
    `import { connect } from 'node:net';
     import reference from ${JSON.stringify(REFERENCE)};
     export default function connector() {
       const inner = reference({ limitMs: 300 });
       let told;
       return { ...inner, initialize(given, notify) { told = notify; return inner.initialize(given, notify); }, ${members} };
     }`,
  );
  return { kind: 'module', path };
}

test('the reference connector goes through it', async () => {
  const { steps, exitCode, declaration } = await check({ kind: 'reference' });
  assert.deepEqual(
    steps.filter(({ result }) => result !== 'ok'),
    [],
  );
  assert.deepEqual([exitCode, declaration?.name], [0, 'signoff-reference']);
  const said = Object.fromEntries(steps.map((step) => [step.name, step.said]));
  assert.match(said.initialize ?? '', /^signoff-reference \S+, 300 ms; LoginAgent, .*; can queueLogout, /);
  assert.match(
    said.invoke ?? '',
    /^LogoutAgent for an agent whom the ACD does not know, after \d+ ms: Fail, ".*does not exist/,
  );
  assert.match(said['CTI server'] ?? '', /^\d+ requests came in at http:\/\/127\.0\.0\.1:\d+$/);
});

test('notifications that are right are counted', async (t) => {
  const told = "told.log('info', 'x'); told.event({ pyEventName: 'Ready' }); told.event({ pyEventName: 'Logout' });";
  const { steps, exitCode } = await check(habit(t, `invoke(...given) { ${told} return inner.invoke(...given); }`));
  assert.equal(exitCode, 0);
  assert.equal(steps.find(({ name }) => name === 'notifications')?.said, '2 of the log and 4 events, well-formed');
});

const WRONG: readonly [does: string, members: string, wrong: Readonly<Record<string, RegExp>>][] = [
  [
    'says that all went well',
    'async invoke(activity, page) { await inner.invoke(activity, page); return { page }; }',
    { invoke: /^the ACD knows no agent no-such-agent, and LogoutAgent left no status$/, 'invoke again': /no status$/ },
  ],
  [
    'fails without a message',
    "async invoke(activity, page) { await inner.invoke(activity, page); return { page, status: { severity: 'Fail' } }; }",
    { invoke: /left status Fail without a message$/, 'invoke again': /without a message$/ },
  ],
  [
    'takes longer than it declares',
    'async invoke(...given) { await new Promise((resolve) => setTimeout(resolve, 400)); return inner.invoke(...given); }',
    { invoke: /^LogoutAgent took \d+ ms, and its own timeoutMs is 300$/, 'invoke again': /^LogoutAgent took/ },
  ],
  [
    'drops a property of the page',
    `async invoke(activity, page) {
       const { page: { pyWorkList, ...left }, status } = await inner.invoke(activity, page);
       return { page: left, status };
     }`,
    { page: /^pyWorkList was \[.*\] and is nothing$/ },
  ],
  [
    'asks nothing of the CTI server',
    "async invoke(activity, page) { return { page, status: { severity: 'Fail', message: 'not written yet' } }; }",
    { 'CTI server': /^nothing was asked of the CTI server at http:\/\/127\.0\.0\.1:\d+$/ },
  ],
  [
    'speaks another language to the CTI server',
    `async invoke(activity, page) {
       await fetch(this.url + '/logout').then((answer) => answer.text());
       return { page, status: { severity: 'Fail', message: 'no' } };
     },
     initialize(given, notify) { this.url = given.server.url; return inner.initialize(given, notify); },
     async reset() {}`,
    {
      'CTI server': /^the CTI server did not understand it: /,
      reset: /^1 connections to the CTI server are still open/,
    },
  ],
  [
    'keeps its connections over a reset',
    'initialize(given, notify) { connect(new URL(given.server.url).port).unref(); return inner.initialize(given, notify); }',
    { reset: /^1 connections to the CTI server are still open after the reset$/ },
  ],
  ['throws at a reset', "async reset() { throw new Error('no reset'); }", { reset: /^the connector broke: no reset / }],
  [
    'answers after a reset no more',
    "reset() { this.invoke = () => { throw new Error('closed'); }; return inner.reset(); }",
    { 'invoke again': /^the connector broke: closed / },
  ],
  [
    'logs without a level',
    "invoke(...given) { told.log(undefined, 'x'); return inner.invoke(...given); }",
    { notifications: /^a log without level or message: \{"method":"log","params":\{"message":"x"\}\}$/ },
  ],
  [
    'hands on an event without a name',
    'invoke(...given) { told.event({}); return inner.invoke(...given); }',
    { notifications: /^an event without a page that has a pyEventName: / },
  ],
  [
    'throws at shutdown',
    "async shutdown() { throw new Error('no end'); }",
    { shutdown: /^the connector broke: no end / },
  ],
];

for (const [does, members, wrong] of WRONG)
  test(`a connector that ${does} is told so, and what to do`, async (t) => {
    const { steps, exitCode } = await check(habit(t, members));
    const amiss = steps.filter(({ result }) => result !== 'ok');
    assert.deepEqual(
      amiss.map(({ name }) => name),
      Object.keys(wrong),
      JSON.stringify(amiss),
    );
    for (const { name, result, said, todo } of amiss) {
      assert.equal(result, 'wrong');
      assert.match(said, wrong[name] ?? /never/);
      assert.match(todo ?? '', /\.$/);
    }
    assert.equal(exitCode, 1);
  });

test('after a connector has broken nothing more is tried', async (t) => {
  const { steps, exitCode } = await check(habit(t, 'invoke() { process.exit(0); }'));
  assert.deepEqual(
    steps.map(({ result }) => result),
    ['ok', 'wrong', ...Array(6).fill('not-tried')],
  );
  assert.equal(exitCode, 1);
});

test('a connector that cannot be initialized cannot be judged', async () => {
  const { steps, exitCode, declaration } = await check({ kind: 'command', words: ['false'], cwd: '/', given: 'false' });
  assert.deepEqual(
    steps.map(({ result }) => result),
    ['wrong', ...Array(7).fill('not-tried')],
  );
  assert.match(steps[0]?.said ?? '', /exited with code 1\. The command was: false$/);
  assert.match(steps[0]?.todo ?? '', /^Answer within 10 s /);
  assert.deepEqual([exitCode, declaration], [2, undefined]);
});
