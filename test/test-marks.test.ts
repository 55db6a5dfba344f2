// The marks in the names of the tests are true: `*.browser.test.ts` has a browser, `*.process.test.ts` may start a process,
// and no other test has either. The fast tests run together in one process, in which starting another one fails besides.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { PACKAGE_ROOT } from '../src/package-root.ts';
import { readSource, readSources, type SourceFile } from '../tools/source-tree.ts';

const sources = readSources(PACKAGE_ROOT, ['simulator', 'src', 'steps', 'test', 'tools', 'benchmarks']);

const isTestCode = (path: string): boolean => /\.test\.ts$|\/testing\//.test(path);

/** Whether `file` imports the module, by itself or by way of files that are `through`. */
function reaches(files: readonly SourceFile[], file: SourceFile, module: string, through = isTestCode): boolean {
  const seen = new Set<string>();
  const visit = ({ path, imports }: SourceFile): boolean => {
    if (seen.has(path)) return false;
    seen.add(path);
    return imports.some(({ target, isOurs }) => {
      if (!isOurs) return target === module;
      const next = files.find((one) => one.path === target);
      return next !== undefined && through(target) && visit(next);
    });
  };
  return visit(file);
}

/** What is wrong with the names of the tests among `files`, a sentence each. */
function wrongMarks(files: readonly SourceFile[]): readonly string[] {
  return files
    .filter(({ path }) => path.endsWith('.test.ts'))
    .flatMap((file) => {
      const mark = /\.(process|browser|slow)\.test\.ts$/.exec(file.path)?.[1];
      const hasBrowser = reaches(files, file, 'playwright-core');
      if (hasBrowser !== (mark === 'browser'))
        return [`${file.path} has ${hasBrowser ? 'a' : 'no'} browser: *.browser.test.ts`];
      const startsProcesses = reaches(files, file, 'node:child_process');
      if (startsProcesses && mark !== 'process' && mark !== 'browser')
        return [`${file.path} starts processes: *.process.test.ts`];
      if (mark === 'process' && !reaches(files, file, 'node:child_process', () => true))
        return [`${file.path} starts no process, whatever its name says`];
      if (mark === undefined && /^(before|after)(Each)?\(/m.test(file.text))
        return [`${file.path} has a hook that would be for all the fast tests`];
      return [];
    });
}

test('every test that starts a process or a browser says so in its name', () => {
  assert.ok(sources.length > 300);
  assert.deepEqual(wrongMarks(sources), []);
});

test('a wrong name is found', () => {
  const cli = readSource('test/testing/cli.ts', "import { spawn } from 'node:child_process';");
  const child = readSource('src/child.ts', "import { spawn } from 'node:child_process';");
  const board = readSource('simulator/testing/board.ts', "import { chromium } from 'playwright-core';");
  const wrong = (path: string, text: string) => wrongMarks([cli, child, board, readSource(path, text)]).join();
  const [byHelper, byCode] = ["import { run } from './testing/cli.ts';", "import { start } from '../src/child.ts';"];
  const byBrowser = "import { show } from '../simulator/testing/board.ts';";
  for (const [path, text] of [
    ['test/a.test.ts', byCode],
    ['test/a.process.test.ts', byCode],
    ['test/a.process.test.ts', byHelper],
    ['test/a.browser.test.ts', byBrowser + byHelper],
    ['test/a.slow.test.ts', 'before(() => {});'],
  ] as const)
    assert.equal(wrong(path, text), '', path);
  assert.equal(wrong('test/a.test.ts', byHelper), 'test/a.test.ts starts processes: *.process.test.ts');
  assert.equal(wrong('test/a.slow.test.ts', byHelper), 'test/a.slow.test.ts starts processes: *.process.test.ts');
  assert.equal(wrong('test/a.process.test.ts', byBrowser), 'test/a.process.test.ts has a browser: *.browser.test.ts');
  assert.equal(wrong('test/a.browser.test.ts', ''), 'test/a.browser.test.ts has no browser: *.browser.test.ts');
  assert.equal(wrong('test/a.process.test.ts', ''), 'test/a.process.test.ts starts no process, whatever its name says');
  assert.match(wrong('test/a.test.ts', 'before(() => {});'), /has a hook/);
});
