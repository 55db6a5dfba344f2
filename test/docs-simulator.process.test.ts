// What is told of the simulator holds: each curl of the documents gives the status and the words that stand below it, the
// example for a test of one's own runs and compiles, and an Asterisk's client gets in.

import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { mkdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { connect } from 'node:net';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { test } from 'node:test';
import { promisify } from 'node:util';
import ts from 'typescript';
import { startSimulator } from '../simulator/index.ts';
import { PACKAGE_ROOT } from '../src/package-root.ts';
import { modeOf, readPages } from './testing/documents.ts';
import { temporaryFolder } from './testing/process.ts';
import { TUTORIAL } from './testing/tutorial.ts';

const run = promisify(execFile);
const SWITCHES = join(PACKAGE_ROOT, 'examples', 'switches');
const pages = readPages();
const { text: page = '', fences = [] } = pages.find(({ path }) => path === 'docs/simulator.md') ?? {};
const embedding = fences.find(({ language }) => language === 'js')?.text ?? '';

/** Every `curl …` line with the `# status words` line below it; of a connection that is refused curl says `000`. */
function examples(text: string): { command: string; status: string; words: string }[] {
  const found = [...text.matchAll(/^(curl .*)\n# (\d{3}|refused)(?: (.*))?$/gm)];
  return found.map(([, command = '', status = '', words = '']) => ({
    command,
    status: status === 'refused' ? '000' : status,
    words,
  }));
}

/** What is asked of a simulator, by page. */
const asked = pages.flatMap(({ path, fences }) => {
  const requests = fences.filter((fence) => fence.language === 'sh' && modeOf(fence) === 'simulator');
  return requests.length === 0 ? [] : [{ path, text: requests.map(({ text }) => text).join('') }];
});

test('there are requests to a simulator, and each has its answer', () => {
  const count = asked.map(({ text }) => {
    assert.equal(examples(text).length * 2, text.trimEnd().split('\n').length, 'nothing but requests and answers');
    return examples(text).length;
  });
  assert.ok(count.reduce((sum, one) => sum + one, 0) >= 28);
});

/** What is served to the reader of a page besides: with which file, and where the page has it. */
const SERVED: Readonly<Record<string, { readonly name: string; readonly file: string; readonly at: string }>> = {
  [TUTORIAL]: { name: 'rota', file: join(SWITCHES, 'rota.switch.yaml'), at: 'http://127.0.0.1:8450' },
};

for (const { path, text } of asked)
  test(`every curl of ${path} answers what stands below it`, async (t) => {
    const { name = '', file, at = '' } = SERVED[path] ?? {};
    const more = file === undefined ? {} : { dialect: file, port: `0,native=0,${name}=0` };
    const simulator = await startSimulator({ port: 0, nativePort: 0, ...more });
    t.after(simulator.stop);
    const described = String(simulator.addresses.dialects[name]?.url);
    const native = simulator.addresses.dialects.native.url;
    for (const { command, status, words } of examples(text)) {
      const here = command
        .replace(at, () => (file === undefined ? at : described))
        .replace('http://127.0.0.1:7071', native)
        .replace('http://127.0.0.1:7070', simulator.addresses.main);
      const { stdout } = await run('sh', ['-c', `${here} -s -w '\\n%{http_code}' || test $? = 7`]);
      const lines = stdout.split('\n');
      assert.equal(lines.at(-1), status, `${command}\n${stdout}`);
      assert.ok(stdout.includes(words), `${command}\n${stdout}`);
    }
  });

test('a simulator is embedded as the example says', async (t) => {
  assert.match(embedding, /startSimulator/);
  const file = join(PACKAGE_ROOT, 'dist', 'docs-example.mjs');
  writeFileSync(file, `${embedding}\nconsole.log(eventsUrl);`);
  t.after(() => rmSync(file));
  const { stdout } = await run(process.execPath, [file]);
  assert.match(stdout, /^ws:\/\/127\.0\.0\.1:\d+\/v1\/events\n$/);
});

test('the example compiles in a strict project of somebody else, without a cast', (t) => {
  const folder = temporaryFolder(t);
  mkdirSync(join(folder, 'node_modules'));
  symlinkSync(PACKAGE_ROOT, join(folder, 'node_modules', 'signoff'), 'dir');
  symlinkSync(join(PACKAGE_ROOT, 'node_modules', '@types'), join(folder, 'node_modules', '@types'), 'dir');
  const file = join(folder, 'example.mts');
  writeFileSync(file, embedding);
  const program = ts.createProgram([file], {
    strict: true,
    noUncheckedIndexedAccess: true,
    noEmit: true,
    module: ts.ModuleKind.NodeNext,
    target: ts.ScriptTarget.ES2023,
    types: ['node'],
    typeRoots: [join(folder, 'node_modules', '@types')],
  });
  const found = ts
    .getPreEmitDiagnostics(program)
    .map(({ messageText }) => ts.flattenDiagnosticMessageText(messageText, '\n'));
  assert.deepEqual(found, []);
});

test('the account and the device that are told are those of an Asterisk that nobody configured', async (t) => {
  const [, username = '', secret = '', device = ''] =
    /account is `(\w+)`, its secret `(\w+)`; agent \d+ is `([^`]+)`/.exec(page.replaceAll('\n', ' ')) ?? [];
  const simulator = await startSimulator({ port: 0, nativePort: 0, amiPort: 0, profile: 'asterisk' });
  t.after(simulator.stop);
  const socket = connect(Number(simulator.addresses.dialects.ami?.port), '127.0.0.1');
  socket.write(`Action: Login\r\nUsername: ${username}\r\nSecret: ${secret}\r\nEvents: off\r\n\r\n`);
  socket.write(`Action: QueueAdd\r\nQueue: sales\r\nInterface: ${device}\r\n\r\nAction: Logoff\r\n\r\n`);
  const said = await text(socket);
  assert.match(said, /Message: Authentication accepted\r\n/);
  assert.match(said, /Message: Added interface to queue\r\n/);
  const { agents } = (await (await fetch(`${simulator.addresses.main}/control/snapshot`)).json()) as {
    agents: { id: string; state?: string }[];
  };
  assert.equal(agents.find(({ id }) => id === /\d+/.exec(device)?.[0])?.state, 'Ready');
});
