// Whatever a connector, a simulator, a floor file or a setting says, in the log of a CI run it commands nobody and on a
// terminal it steers nothing: every source, through every command that prints it.

import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type TestContext, test } from 'node:test';
import { serve } from '../src/kit/acd/testing/server.ts';
import { VERSION } from '../src/package-root.ts';
import type { Ended } from './testing/cli.ts';
import { signoffHere } from './testing/command.ts';
import { temporaryFolder } from './testing/process.ts';

/** By which each piece of foreign text is found again where it is printed. */
const MARK = 'xyzzy';
const HOSTILE = [
  ...[
    `${MARK}\n::error::a`,
    '\r::stop-commands::b',
    '\n  ::add-mask::c',
    '##[stop-commands]d',
    '##vso[task.complete]e',
  ],
  ...[
    '\u001b]0;f\u0007\u001b[2J',
    '\u009b31m',
    '\nsection_start:1:g\r\u001b[0K',
    '\u202eh',
    '\u2028::error::i\n##[error]j',
  ],
].join('');

/** Without what no floor file may hold at all. */
const PRINTABLE = HOSTILE.replace('\u009b', '');

/** What GitHub's runner, Azure's agent, GitLab's page and a terminal would act upon; ours are the annotations alone. */
const STEERING = /(?!\n)[\p{Cc}\u2028\u202e]|##\w*\[/u;
const COMMAND = /^\s*::(?!(error|warning|notice) [^:]*title=[A-Z])/;

/** Answers whether any of the foreign text has been printed. */
function assertHarmless({ stdout, stderr }: Ended, what: string): boolean {
  const text = `${stdout}${stderr}`;
  for (const line of text.split('\n')) {
    assert.doesNotMatch(line, STEERING, what);
    assert.doesNotMatch(line, COMMAND, what);
  }
  return text.includes(MARK);
}

const GITHUB = { GITHUB_ACTIONS: 'true' };

/** A connector in a file, that says `HOSTILE` somewhere. */
function connectorThat(folder: string, { name = "'acme'", loading = '', invoke = 'return { page }' }): void {
  writeFileSync(
    join(folder, 'c.mjs'),
    `const HOSTILE = ${JSON.stringify(HOSTILE)};
let server;
${loading}
export default {
  initialize: async ({ protocolVersion, server: { url } }) => {
    server = url;
    return { protocolVersion, name: ${name}, version: '1', timeoutMs: 1000, activities: ['LogoutAgent'] };
  },
  invoke: async (activity, page) => { ${invoke} },
  reset: async () => {},
  shutdown: async () => {},
};`,
  );
}

const FROM_CONNECTORS: readonly [source: string, connector: Parameters<typeof connectorThat>[1]][] = [
  ['its name', { name: 'HOSTILE' }],
  ['why it cannot be loaded', { loading: 'throw new Error(HOSTILE);' }],
  ['its last words', { loading: 'console.error(HOSTILE); process.exit(3);' }],
  ['a declaration that is none', { name: '{ HOSTILE }' }],
  ['what it throws', { invoke: 'throw new Error(HOSTILE)' }],
  ['its status', { invoke: "return { page, status: { severity: 'Fail', message: HOSTILE } }" }],
  ['its page', { invoke: 'return { page: { ...page, pyLabel: HOSTILE, [HOSTILE]: 1 } }' }],
  [
    'a line past the protocol',
    { invoke: "process.stdout.write(''); (await import('node:fs')).writeSync(1, HOSTILE + '\\n'); return { page }" },
  ],
];

const COMMANDS: readonly (readonly string[])[] = [
  ['certify', '--requirement', 'LOGOUT-06'],
  ['certify', '--requirement', 'LOGOUT-06', '--json'],
  ['protocol-check'],
];

for (const [source, connector] of FROM_CONNECTORS)
  test(`${source} commands nobody`, async (t) => {
    const folder = temporaryFolder(t);
    connectorThat(folder, connector);
    const printed: boolean[] = [];
    for (const args of COMMANDS) {
      const ended = await signoffHere(t, [...args, '--connector', './c.mjs'], folder, GITHUB).ended;
      printed.push(assertHarmless(ended, args.join(' ')));
    }
    assert.ok(printed.includes(true), 'it is printed somewhere');
  });

const OTHERS: readonly [source: string, run: (t: TestContext, folder: string) => Promise<Ended>][] = [
  [
    'who works on a floor',
    async (t, folder) => {
      const agent = { id: '1', name: HOSTILE, password: HOSTILE, extension: '1', defaultQueues: ['q'] };
      writeFileSync(join(folder, 'floor.json'), JSON.stringify({ queues: [{ id: 'q' }], agents: [agent] }));
      const ports = ['--port', '0', '--native-port', '0'];
      const simulator = signoffHere(t, ['simulate', ...ports, '--floor', join(folder, 'floor.json')], folder, GITHUB);
      await simulator.hasWritten('Ctrl-C stops it.');
      simulator.stop('SIGTERM');
      return simulator.ended;
    },
  ],
  [
    'what is wrong in a floor',
    async (t, folder) => {
      writeFileSync(
        join(folder, 'floor.json'),
        JSON.stringify({ [PRINTABLE]: 1, agents: [{ id: '1', defaultQueues: [PRINTABLE] }] }),
      );
      return signoffHere(t, ['simulate', '--floor', join(folder, 'floor.json')], folder, GITHUB).ended;
    },
  ],
  [
    'a simulator that says no',
    async (t, folder) => {
      const health = { name: 'signoff', version: VERSION, clock: 'real', dialects: { native: {} }, descriptions: {} };
      const url = await serve(t, ({ url: path }, response) =>
        path === '/healthz' ? response.end(JSON.stringify(health)) : response.writeHead(500).end(HOSTILE),
      );
      return signoffHere(t, ['certify', '--simulator', url], folder, GITHUB).ended;
    },
  ],
  [
    'a setting',
    async (t, folder) => {
      writeFileSync(join(folder, 'signoff.config.yaml'), JSON.stringify({ certify: { [HOSTILE]: 1 } }));
      return signoffHere(t, ['certify'], folder, GITHUB).ended;
    },
  ],
  ['a flag', (t, folder) => signoffHere(t, ['certify', `--${HOSTILE}`], folder, GITHUB).ended],
  ['a command', (t, folder) => signoffHere(t, [HOSTILE], folder, GITHUB).ended],
  ['a requirement', (t, folder) => signoffHere(t, ['explain', HOSTILE], folder, GITHUB).ended],
  ['a file', (t, folder) => signoffHere(t, ['verify', HOSTILE], folder, GITHUB).ended],
  [
    'a reason in a baseline',
    async (t, folder) => {
      connectorThat(folder, { invoke: "await fetch(server); return { page, status: { severity: 'Good' } }" });
      const entry = { requirement: 'LOGOUT-06', reason: HOSTILE };
      writeFileSync(join(folder, 'known.yaml'), JSON.stringify([entry]));
      const args = ['certify', '--requirement', 'LOGOUT-06', '--connector', './c.mjs', '--baseline', 'known.yaml'];
      return signoffHere(t, args, folder, GITHUB).ended;
    },
  ],
];

for (const [source, run] of OTHERS)
  test(`${source} commands nobody`, async (t) => {
    assert.ok(assertHarmless(await run(t, temporaryFolder(t)), source), 'it is printed');
  });
