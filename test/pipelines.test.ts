// The pipelines of this project: they cannot be run here, so that they are read: they are YAML, what they call of ours is
// there, they play every Node that the project is for, and what they take from others is pinned.

import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { parse } from 'yaml';
import { NEEDED } from '../src/cli/node-version.ts';
import { SETTING_TABLES } from '../src/cli/tables.ts';
import { PACKAGE_ROOT } from '../src/package-root.ts';

const textOf = (file: string) => readFileSync(join(PACKAGE_ROOT, file), 'utf8');
const packageJson = JSON.parse(textOf('package.json')) as {
  engines: { node: string };
  scripts: Record<string, string>;
};

interface Step {
  readonly uses?: string;
  readonly run?: string;
}
interface Job {
  readonly strategy?: { readonly matrix: { readonly node?: readonly string[] } };
  readonly steps: readonly Step[];
}
const GITHUB = ['ci', 'release'].map((name) => {
  const text = textOf(`.github/workflows/${name}.yml`);
  return { name, text, jobs: parse(text).jobs as Readonly<Record<string, Job>> };
});
const gitlab = parse(textOf('.gitlab-ci.yml'));
const steps = GITHUB.flatMap(({ jobs }) => Object.values(jobs).flatMap((job) => job.steps));
const commands: readonly string[] = [
  ...steps.flatMap(({ run }) => run?.split('\n') ?? []),
  ...[...gitlab.test.script, ...gitlab.release.script],
];

/** What npm itself knows, as far as the pipelines use it. */
const NPM = ['ci', 'pack', 'publish', 'test'];

test('the Node that is too old for the command line is the one that package.json says is', () => {
  assert.equal(packageJson.engines.node, `>=${NEEDED}`);
});

test('every Node that the project is for is tested', () => {
  const versions = ['20', '22', '24'];
  assert.deepEqual(GITHUB[0]?.jobs.test?.strategy?.matrix.node, versions);
  assert.deepEqual(gitlab.test.parallel.matrix, [{ NODE: versions }]);
});

test('every command of ours is there', () => {
  const npm = commands.flatMap((command) => [...command.matchAll(/\bnpm (run )?(?:--\S+ )*([\w:-]+)/g)]);
  assert.ok(npm.length >= 4);
  for (const [whole, isScript, word = ''] of npm)
    assert.ok(isScript === undefined ? NPM.includes(word) : word in packageJson.scripts, whole);
  const files = commands.flatMap((command) => [...command.matchAll(/(?:^|\s)(\.ci\/\w+|dist\/\S+\.js)/g)]);
  assert.ok(files.length >= 3);
  for (const [, file = ''] of files) assert.ok(existsSync(join(PACKAGE_ROOT, file)), file);
  const own = commands.flatMap((command) => [...command.matchAll(/cli\.js ([\w-]+)(.*)/g)]);
  for (const [, name = '', rest = ''] of own) {
    const known = SETTING_TABLES[name]?.map(({ flag }) => flag) ?? [];
    for (const [flag] of rest.matchAll(/--[\w-]+/g)) assert.ok(known.includes(flag), flag);
  }
});

test('a tag releases: only as the version that it names, tested, with provenance, and the tarball is kept', () => {
  const { text, jobs } = GITHUB[1] as (typeof GITHUB)[number];
  assert.deepEqual(parse(text).on, { push: { tags: ['v*'] } });
  for (const script of [Object.values(jobs).flatMap((job) => job.steps), gitlab.release.script]) {
    const all = JSON.stringify(script);
    for (const part of [/require\(.*package\.json.*\)\.version/, /npm pack/, /npm publish \S+ --provenance/])
      assert.match(all, part);
  }
  assert.match(text, /needs: pack/);
  assert.match(text, /gh release create "\$GITHUB_REF_NAME" signoff-\*\.tgz/);
  assert.deepEqual(gitlab.release.rules, [{ if: '$CI_COMMIT_TAG =~ /^v\\d/' }]);
});

test('no expression stands in a script, and who may write is said', () => {
  for (const { run = '' } of steps) assert.doesNotMatch(run, /\$\{\{/);
  for (const { text } of GITHUB) assert.deepEqual(parse(text).permissions, { contents: 'read' });
});

test('the actions of others are pinned, each by one digest wherever it is used, with its version', () => {
  const files = ['action.yml', '.github/workflows/ci.yml', '.github/workflows/release.yml', 'docs/gates.md'];
  const used = files.flatMap((file) => [...textOf(file).matchAll(/uses: (\S+)(.*)$/gm)]);
  const pins = new Map<string, string>();
  for (const [line, what = '', comment = ''] of used) {
    if (/^(\.\/|OWNER\/signoff@)/.test(what)) continue;
    const [name = '', digest = ''] = what.split('@');
    assert.match(digest, /^[0-9a-f]{40}$/, line);
    assert.match(comment, /^ # v\d+\.\d+\.\d+$/, line);
    assert.equal(pins.get(name) ?? `${digest}${comment}`, `${digest}${comment}`, line);
    pins.set(name, `${digest}${comment}`);
  }
  assert.ok(pins.size >= 4);
});
