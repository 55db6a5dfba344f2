// The README's examples are run as they are printed: each curl gives the status and the words that stand below it.

import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { mkdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { connect } from 'node:net';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { test } from 'node:test';
import { promisify } from 'node:util';
import ts from 'typescript';
import { PARTS } from '../bench/parts.ts';
import { goalText } from '../bench/table.ts';
import { startSimulator } from '../simulator/index.ts';
import { PACKAGE_ROOT } from '../src/package-root.ts';
import { temporaryFolder } from './test-process.ts';

const run = promisify(execFile);
const readme = readFileSync(join(PACKAGE_ROOT, 'README.md'), 'utf8');

/** Every `curl …` line with the `# status words` line below it; of a connection that is refused curl says `000`. */
function examples(): { command: string; status: string; words: string }[] {
  const found = [...readme.matchAll(/^(curl .*)\n# (\d{3}|refused)(?: (.*))?$/gm)];
  return found.map(([, command = '', status = '', words = '']) => ({
    command,
    status: status === 'refused' ? '000' : status,
    words,
  }));
}

test('every curl of the README answers what stands below it', async (t) => {
  const simulator = await startSimulator({ port: 0, nativePort: 0 });
  t.after(simulator.stop);
  const native = simulator.addresses.dialects.native.url;
  const curls = examples();
  assert.equal(curls.length, readme.match(/^curl /gm)?.length, 'no curl without an expectation');
  assert.ok(curls.length >= 28);
  for (const { command, status, words } of curls) {
    const here = command
      .replace('http://127.0.0.1:7071', native)
      .replace('http://127.0.0.1:7070', simulator.addresses.main);
    const { stdout } = await run('sh', ['-c', `${here} -s -w '\\n%{http_code}' || test $? = 7`]);
    const lines = stdout.split('\n');
    assert.equal(lines.at(-1), status, `${command}\n${stdout}`);
    assert.ok(stdout.includes(words), `${command}\n${stdout}`);
  }
});

test('the README embeds a simulator as it says', async (t) => {
  const code = /```js\n([\s\S]*?)```/.exec(readme)?.[1] ?? '';
  assert.match(code, /startSimulator/);
  const file = join(PACKAGE_ROOT, 'dist', 'readme-example.mjs');
  writeFileSync(file, `${code}\nconsole.log(eventsUrl);`);
  t.after(() => rmSync(file));
  const { stdout } = await run(process.execPath, [file]);
  assert.match(stdout, /^ws:\/\/127\.0\.0\.1:\d+\/v1\/events\n$/);
});

test('the example compiles in a strict project of somebody else, without a cast', (t) => {
  const code = /```js\n([\s\S]*?)```/.exec(readme)?.[1] ?? '';
  const folder = temporaryFolder(t);
  mkdirSync(join(folder, 'node_modules'));
  symlinkSync(PACKAGE_ROOT, join(folder, 'node_modules', 'signoff'), 'dir');
  symlinkSync(join(PACKAGE_ROOT, 'node_modules', '@types'), join(folder, 'node_modules', '@types'), 'dir');
  const file = join(folder, 'example.mts');
  writeFileSync(file, code);
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

test('the account and the device of the README are those of an Asterisk that nobody configured', async (t) => {
  const [, username = '', secret = '', device = ''] =
    /account is `(\w+)`, its secret `(\w+)`; agent \d+ is `([^`]+)`/.exec(readme.replaceAll('\n', ' ')) ?? [];
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

test('the README has the figures of every part that is measured, with its goal', () => {
  const rows = readme.split('\n').filter((line) => PARTS.some(({ id }) => line.startsWith(`| ${id} |`)));
  assert.deepEqual(
    rows.map((row) => [row.split(' | ')[0], row.split(' | ').at(-2)]),
    PARTS.map((part) => [`| ${part.id}`, goalText(part)]),
  );
});
