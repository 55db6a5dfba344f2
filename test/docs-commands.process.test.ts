// Every command in the documents says where it is typed and ends as is printed. Those for a clone are typed here, in a copy
// of this one; those for a project in package.process.test.ts; requests to a simulator in docs-simulator.process.test.ts. Of
// those that nobody runs here it is known that what they name is there.

import assert from 'node:assert/strict';
import { cpSync, readFileSync, symlinkSync } from 'node:fs';
import { basename, join } from 'node:path';
import { type TestContext, test } from 'node:test';
import { PACKAGE_ROOT } from '../src/package-root.ts';
import { commandsFor, commandsOf, fencesOf, MODES, modeOf, PRINTED, readPages } from './testing/documents.ts';
import { missingIn } from './testing/named-commands.ts';
import { temporaryFolder } from './testing/process.ts';
import { typeCommands } from './testing/typed-commands.ts';

const pages = readPages();
const fences = pages.flatMap((page) => page.fences);

test('every fence of commands says where they are typed, and no other fence holds a command', () => {
  for (const fence of fences)
    if (fence.language === 'sh') assert.ok(MODES.includes(modeOf(fence)) && commandsOf(fence).length > 0);
    else
      assert.doesNotMatch(
        fence.text,
        /^(?:\$ )?(?:npm|npx|node|signoff|curl|docker|podman|git|python3?) /m,
        fence.page,
      );
  const shown = fences.filter(({ info }) => info === PRINTED);
  assert.equal(
    shown.length,
    fences.flatMap(commandsOf).filter(({ prints }) => prints !== '').length,
    'each is of a command',
  );
  for (const mode of MODES) assert.ok(commandsFor(mode, pages).length >= 4, mode);
});

test('a fence that says nothing, nobody known or no reason is found, and so is each command with its end', () => {
  const fence = (info: string, text = 'true\n') =>
    fencesOf('a.md', `A\n\n\`\`\`sh${info}\n${text}\`\`\`\n`)[0] as never;
  for (const info of ['', ' somewhere', ' clone because', ' not-run'])
    assert.throws(() => modeOf(fence(info)), /a\.md:3: a fence of commands says one of/);
  assert.equal(modeOf(fence(' not-run it takes a switch')), 'not-run');
  const text = 'one --a \\\n  --b   # so\n# exit code 2\n\ntwo\n# until Ctrl-C\nthree\n';
  assert.deepEqual(
    commandsOf(fence(' clone', text)).map(({ text, exit }) => [text, exit]),
    [
      ['one --a   --b   # so', 2],
      ['two', 'until Ctrl-C'],
      ['three', 0],
    ],
  );
});

test('every command that is named is there, with its flags', () => {
  const inSentences = pages.flatMap(({ path, text }) =>
    [...text.matchAll(/`((?:npx |npm run |npm start|npm test|signoff |node dist\/)[^`]*)`/g)].map(([, line = '']) => ({
      path,
      line: line.replaceAll('\n', ' '),
    })),
  );
  const inFences = fences.filter(({ language }) => language === 'sh').flatMap(commandsOf);
  const all = [...inSentences, ...inFences.map(({ page, text }) => ({ path: page, line: text }))];
  assert.ok(inSentences.length > 50 && inFences.length > 50);
  assert.deepEqual(
    all.flatMap(({ path, line }) => missingIn(line).map((what) => `${path}: ${line}: ${what}`)),
    [],
  );
});

test('what is not there is found', () => {
  const missing = (line: string) => missingIn(line).join();
  assert.equal(missing('npx --yes signoff@0.1.0 certify --tier logout --teir x'), 'signoff certify has no --teir');
  assert.equal(missing('npm ci && npm run prvoe -- --full'), 'npm has no script prvoe');
  assert.equal(missing('npm run unit:slow'), 'npm has no script unit:slow');
  assert.equal(missing('npm run prove -- --fuul   # --all of it'), 'signoff prove has no --fuul');
  assert.equal(missing('signoff switch new mine --like wazo-agentd'), '');
  assert.equal(missing('signoff switch check mine --like x'), 'signoff switch has no --like');
  assert.equal(missing('npm start -- --opne'), 'signoff simulate has no --opne');
  assert.equal(missing('node dist/src/cli.js lsit'), 'signoff has no command lsit');
  assert.equal(missing('A=b podman run --rm signoff simulate --lsiten x'), 'signoff simulate has no --lsiten');
  assert.equal(missing('podman build --tag signoff .'), '');
  assert.equal(missing("signoff certify --command 'java --jar x' | tee --append log"), '');
});

/** What cannot be typed in a test of this very clone, what is run instead, and why. */
const INSTEAD: readonly (readonly [command: RegExp, instead: string, why: string])[] = [
  [/\bnpm ci\b/g, 'true', 'it fetched what this test runs with, and takes minutes'],
  [/\bnpm test\b/g, 'true', 'it is what runs this test'],
  [/\bnpm run certify\b/g, 'npm run certify -- --requirement LOGOUT-06', 'the whole is cli-certify.process.test.ts'],
  [
    /\bnpm run check\b/g,
    'npm run build',
    'types and lint are what npm test begins with, the architecture is tested beside this one',
  ],
  [/\bnpm run docs\b/g, 'npm run build', 'generated-docs.test.ts makes them all, and compares'],
  [/\bnpm run unit:fast\b/g, 'npm run unit:fast -- verdicts', 'the fast tests run beside this one'],
  [/\bnpm run watch\b/g, 'npm run watch -- verdicts', 'the fast tests run beside this one'],
];

test('every exception is needed, and holds', () => {
  const lines = commandsFor('clone', pages).map(({ text }) => text);
  for (const [command, , why] of INSTEAD)
    assert.ok(
      lines.some((line) => line.search(command) >= 0),
      why,
    );
  const read = (file: string) => JSON.parse(readFileSync(join(PACKAGE_ROOT, file), 'utf8'));
  const [here, locked] = [read('package.json'), read('package-lock.json').packages['']];
  for (const kind of ['version', 'engines', 'dependencies', 'devDependencies'])
    assert.deepEqual(locked[kind], here[kind], `npm ci refuses a lock file of another ${kind}`);
  assert.match(here.scripts.test, /npm run --silent unit\b/);
});

/** A clone after `npm ci`: this one without its history and its reports. */
function makeClone(t: TestContext): string {
  const folder = temporaryFolder(t);
  const left = ['node_modules', '.git', 'reports'];
  cpSync(PACKAGE_ROOT, folder, {
    recursive: true,
    preserveTimestamps: true,
    filter: (path) => path === PACKAGE_ROOT || !left.includes(basename(path)),
  });
  symlinkSync(join(PACKAGE_ROOT, 'node_modules'), join(folder, 'node_modules'), 'dir');
  return folder;
}

test('every command for a clone ends as is printed', async (t) => {
  const folder = makeClone(t);
  const commands = commandsFor('clone', pages);
  const instead = (text: string) => INSTEAD.reduce((line, [command, other]) => line.replaceAll(command, other), text);
  const typed = await typeCommands(t, { commands, folder, instead });
  const said = (part: string) => typed.find(({ command }) => command.text.includes(part))?.stdout ?? '';
  assert.match(said('npm run certify'), /signoff-reference \S+: PARTIAL \(1 pass\)/);
  for (const part of ['run-unit.mjs', 'unit:fast']) assert.match(said(part), /^(#|ℹ) pass [1-9]/m);
  assert.match(said('cucumber-js'), /^[1-9]\d* scenarios? \(\d+ passed\)$/m);
});
