// The packed package, installed elsewhere by npm, certifies and serves the board: what a stranger gets is complete.

import assert from 'node:assert/strict';
import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { stripsTypes } from '../src/drivers/type-script.ts';
import { PACKAGE_ROOT } from '../src/package-root.ts';
import { signoff } from './test-cli.ts';
import { temporaryFolder } from './test-process.ts';

interface Packed {
  readonly filename: string;
  readonly files: readonly { readonly path: string }[];
}

/** Packs the package into `folder`. */
function pack(folder: string): Packed {
  const args = ['pack', PACKAGE_ROOT, '--ignore-scripts', '--json'];
  const [packed] = JSON.parse(execFileSync('npm', args, { cwd: folder, encoding: 'utf8' })) as Packed[];
  return packed as Packed;
}

test('the package is well made: publint and are-the-types-wrong have nothing against it', (t) => {
  const folder = temporaryFolder(t);
  const tarball = join(folder, pack(folder).filename);
  const tools = [
    ['publint', 'run', tarball, '--strict'],
    ['attw', tarball, '--profile', 'esm-only'],
  ];
  for (const [tool = '', ...args] of tools) {
    const bin = join(PACKAGE_ROOT, 'node_modules', '.bin', tool);
    const { status, stdout, stderr } = spawnSync(bin, args, { cwd: folder, encoding: 'utf8' });
    assert.equal(status, 0, `${tool}: ${stdout}${stderr}`);
  }
});

test('the package holds no test, no tool of ours, and no map whose sources are elsewhere', (t) => {
  const paths = pack(temporaryFolder(t)).files.map(({ path }) => path);
  assert.ok(paths.length > 100);
  assert.deepEqual(
    paths.filter((path) => /\.test\.|(^|\/)test-|^(dist\/)?(test|tools|bench)\/|^\.|tsconfig|tsbuildinfo/.test(path)),
    [],
  );
  const maps = paths.filter((path) => path.endsWith('.map'));
  assert.ok(maps.length > 100);
  for (const path of maps) {
    const { sources, sourcesContent = [] } = JSON.parse(readFileSync(join(PACKAGE_ROOT, path), 'utf8'));
    assert.equal(sourcesContent.length, sources.length, path);
  }
});

test('the packed package certifies where it was installed, and serves the board', async (t) => {
  const elsewhere = mkdtempSync(join(tmpdir(), 'signoff-elsewhere-'));
  t.after(() => rmSync(elsewhere, { recursive: true, force: true }));
  const npm = (...args: string[]) => execFileSync('npm', args, { cwd: elsewhere, encoding: 'utf8' });

  const { filename } = pack(elsewhere);
  writeFileSync(join(elsewhere, 'package.json'), '{ "name": "elsewhere", "private": true }');
  npm('install', join(elsewhere, filename), '--ignore-scripts', '--prefer-offline', '--no-audit', '--no-fund');
  const output = execFileSync(join(elsewhere, 'node_modules', '.bin', 'signoff'), ['certify'], {
    cwd: elsewhere,
    encoding: 'utf8',
  });

  assert.match(output, /signoff-reference \S+: CERTIFIED/);
  const certification = JSON.parse(readFileSync(join(elsewhere, 'reports', 'certification.json'), 'utf8'));
  assert.equal(certification.verdict, 'certified');
  assert.ok(!existsSync(join(elsewhere, 'node_modules', 'signoff', 'dist', 'test')), 'our own tests are not shipped');

  const certificate = join('reports', 'certificate.json');
  for (const signoff of [join('node_modules', '.bin', 'signoff'), join(PACKAGE_ROOT, 'dist', 'src', 'cli.js')])
    assert.match(
      execFileSync(process.execPath, [signoff, 'verify', certificate], { cwd: elsewhere, encoding: 'utf8' }),
      /certificate\.json holds: /,
      'whoever has the same package can verify it',
    );

  const stepsOf = (language: string): { readonly result: string; readonly said: string }[] => {
    const cwd = join(elsewhere, language);
    const cli = join(elsewhere, 'node_modules', '.bin', 'signoff');
    execFileSync(cli, ['init', '--language', language, '--dir', language], { cwd: elsewhere });
    return JSON.parse(spawnSync(cli, ['protocol-check', '--json'], { cwd, encoding: 'utf8' }).stdout).steps;
  };
  assert.equal(stepsOf('javascript')[0]?.result, 'ok', 'a skeleton comes with it and plugs in');
  const [initialize] = stepsOf('typescript');
  assert.match(
    initialize?.said ?? '',
    stripsTypes() ? /^my-connector 0\.1\.0/ : /TypeScriptUnsupported: .*npm install --save-dev ts-node typescript@6/s,
    'no compiler comes with it',
  );

  const cli = join(elsewhere, 'node_modules', 'signoff', 'dist', 'src', 'cli.js');
  const simulator = signoff(t, ['simulate', '--port', '0', '--native-port', '0'], elsewhere, {}, { cli });
  const [, board] = /the board, in a browser +(\S+)\//.exec(await simulator.hasWritten('Ctrl-C stops it.')) ?? [];
  for (const path of ['/', '/board/main.js', '/board/style.css', '/board/lit-html/lit-html.js'])
    assert.equal((await fetch(board + path)).status, 200, path);
});
