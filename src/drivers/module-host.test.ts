// The host speaks the process protocol for a module: every request is answered once, whatever the module throws, and
// it serves until it is shut down or hung up on. Streams of the test's own; no process.

import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { PassThrough } from 'node:stream';
import { test } from 'node:test';
import { type Cleaner, temporaryFolder } from '../../test/testing/process.ts';
import type { Connector } from '../connector/connector.ts';
import { LINE_LIMIT } from './json-rpc.ts';
import { hostConnector, loadConnector } from './module-host.ts';

const DECLARATION = { protocolVersion: 1, name: 'm', version: '1', timeoutMs: 1, activities: [], capabilities: {} };

const CONNECTOR: Connector = {
  async initialize(_initialization, notify) {
    notify.log('info', 'here I am');
    notify.event({ pyEventName: 'Ready' });
    return DECLARATION;
  },
  invoke: async (activity, page) => ({ page: { ...page, activity } }),
  reset: async () => undefined,
  shutdown: async () => undefined,
};

/** Has the host hear `texts` and then the end of its input; what it wrote comes back. */
async function serve(connector: Connector, texts: readonly string[]): Promise<unknown[]> {
  const input = new PassThrough();
  const output = new PassThrough();
  const served = hostConnector(connector, { input, output });
  for (const text of texts) input.write(text);
  await new Promise(setImmediate);
  input.end();
  await served;
  const written = String(output.read() ?? '');
  return written === ''
    ? []
    : written
        .trimEnd()
        .split('\n')
        .map((line) => JSON.parse(line));
}

const ask = (method: string, params?: unknown, id: unknown = 1): string =>
  `${JSON.stringify({ jsonrpc: '2.0', id, method, params })}\n`;
const answer = (more: object) => ({ jsonrpc: '2.0', id: 1, ...more });
const broke = (message: string) => answer({ error: { code: -32_603, message } });

const failing = (failure: unknown): Connector => ({
  ...CONNECTOR,
  invoke: () => {
    throw failure;
  },
  reset: () => Promise.reject(failure),
});

const INVOKE = ask('invoke', { activity: 'LogoutAgent', page: { AgentID: '1' } });

const EXCHANGES: readonly [
  title: string,
  connector: Connector,
  texts: readonly string[],
  written: readonly object[],
][] = [
  [
    'initialize is answered with the declaration, after what the connector notified',
    CONNECTOR,
    [ask('initialize', {})],
    [
      { jsonrpc: '2.0', method: 'log', params: { level: 'info', message: 'here I am' } },
      { jsonrpc: '2.0', method: 'event', params: { page: { pyEventName: 'Ready' } } },
      answer({ result: DECLARATION }),
    ],
  ],
  [
    'invoke is answered with the result',
    CONNECTOR,
    [INVOKE],
    [answer({ result: { page: { AgentID: '1', activity: 'LogoutAgent' } } })],
  ],
  ['reset is answered', CONNECTOR, [ask('reset')], [answer({ result: {} })]],
  ['an id that is a text comes back', CONNECTOR, [ask('reset', {}, 'a')], [{ ...answer({ result: {} }), id: 'a' }]],
  [
    'an unknown method is answered with an error',
    CONNECTOR,
    [ask('dance')],
    [answer({ error: { code: -32_601, message: 'There is no method dance.' } })],
  ],
  ['what the module throws is answered as an error', failing(new Error('boom')), [INVOKE], [broke('boom')]],
  ['what the module rejects with is answered as an error', failing(new Error('boom')), [ask('reset')], [broke('boom')]],
  ['a thrown text is answered as an error', failing('just words'), [INVOKE], [broke('just words')]],
  ['a thrown nothing is answered as an error', failing(undefined), [INVOKE], [broke('undefined')]],
  [
    'rubbish, notifications and stray answers are passed over',
    CONNECTOR,
    ['hello\n', '{"jsonrpc":"2.0","method":"reset"}\n', '{"jsonrpc":"2.0","id":9,"result":{}}\n', ask('reset')],
    [answer({ result: {} })],
  ],
];

for (const [title, connector, texts, written] of EXCHANGES)
  test(title, async () => assert.deepEqual(await serve(connector, texts), written));

test('the host is done when shutdown has been answered, though nobody hangs up', async () => {
  const output = new PassThrough();
  const input = new PassThrough();
  const served = hostConnector(CONNECTOR, { input, output });
  input.write(ask('shutdown'));
  await served;
  assert.deepEqual(JSON.parse(String(output.read())), answer({ result: {} }));
});

test('the host is done when a line does not end', async () => {
  const input = new PassThrough();
  const served = hostConnector(CONNECTOR, { input, output: new PassThrough() });
  input.write(Buffer.alloc(LINE_LIMIT + 1, 'x'));
  await served;
});

const METHODS = 'initialize() {}, invoke() {}, reset() {}, shutdown() {}';
const LOADED: readonly [title: string, name: string, text: string][] = [
  ['an object', 'a.mjs', `export default { ${METHODS} }`],
  ['a function that makes one', 'b.mjs', `export default () => ({ ${METHODS} })`],
  ['a function that promises one', 'c.mjs', `export default async () => ({ ${METHODS} })`],
  ['a CommonJS module', 'd.cjs', `module.exports = { ${METHODS} }`],
  ['a file with blanks and percent signs in its name', 'e 100%25.mjs', `export default { ${METHODS} }`],
];

for (const [title, name, text] of LOADED)
  test(`${title} is a connector`, async (t) => {
    const connector = await loadConnector(write(t, name, text));
    assert.equal(typeof connector.invoke, 'function');
  });

test('the function that makes one is given the options, and nothing where there are none', async (t) => {
  const text = `export default (...given) => ({ ${METHODS}, given })`;
  const given = async (...options: object[]) =>
    ((await loadConnector(write(t, 'given.mjs', text), undefined, ...options)) as { given?: unknown }).given;
  assert.deepEqual(await given({ declines: ['look'] }), [{ declines: ['look'] }]);
  assert.deepEqual(await given(), []);
});

const UNLOADABLE: readonly [title: string, text: string, says: RegExp][] = [
  ['nothing', '', /is no Connector: it lacks initialize, invoke, reset, shutdown\.$/],
  ['null', 'export default null', /it lacks initialize, invoke, reset, shutdown\.$/],
  ['a text', "export default 'connector'", /it lacks initialize, invoke, reset, shutdown\.$/],
  ['half a connector', 'export default { initialize() {}, reset: true }', /it lacks invoke, reset, shutdown\.$/],
  ['a function that makes nothing', 'export default () => undefined', /it lacks initialize/],
  ['a class', 'export default class { }', /^Class constructor/],
  ['a function that throws', "export default () => { throw new Error('no licence') }", /^no licence$/],
  ['an error at import', "throw new Error('boom at import')", /^boom at import$/],
];

for (const [title, text, says] of UNLOADABLE)
  test(`a module that exports ${title} is refused`, async (t) => {
    await assert.rejects(loadConnector(write(t, 'module.mjs', text)), ({ message }) => {
      assert.match(message, says);
      return true;
    });
  });

function write(t: Cleaner, name: string, text: string): string {
  const path = join(temporaryFolder(t), name);
  writeFileSync(path, text);
  return path;
}
