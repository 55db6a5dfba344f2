// The package elsewhere, with a suite of a dozen scenarios: of some requirements the first one each, and every other
// requirement planned. It certifies as the whole does, in a fifth of the time; for tests of what comes before the scenarios
// and after them, never of what they find.

import assert from 'node:assert/strict';
import { cpSync, mkdirSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { parse, stringify } from 'yaml';
import { PACKAGE_ROOT } from '../../src/package-root.ts';
import type { RunCommand } from './command.ts';
import { type Cleaner, temporaryFolder } from './process.ts';

/** Some of each tier, with and without needs, and a SHOULD. */
const FEW = [
  'LOGOUT-01',
  'LOGOUT-04',
  'LOGOUT-06',
  'LOGOUT-09',
  'LOGOUT-31',
  'LOGIN-01',
  'READY-01',
  'NOTREADY-01',
  'NOTREADY-02',
];
const A_FAULT = 'FAULT-01';

export interface SmallPackage {
  readonly root: string;
  /** Its command line, for a process of its own. */
  readonly cli: string;
  /** Its command line, for this process. */
  readonly runCommand: RunCommand;
  /** A module of its code, by the path from `dist/`, as `like` it imports. */
  load<M>(path: string): Promise<M>;
}

/** Gone when the test, or the file of tests, is over; `more` are requirements that are to have a scenario as well. */
export function packageOfFewScenarios(t: Cleaner, more: readonly string[] = []): SmallPackage {
  const root = temporaryFolder(t);
  const { files } = JSON.parse(readFileSync(join(PACKAGE_ROOT, 'package.json'), 'utf8')) as { files: string[] };
  for (const part of ['package.json', ...files.filter((file) => !/^!|^features$|^docs$|\.md$/.test(file))])
    cpSync(join(PACKAGE_ROOT, part), join(root, part), { recursive: true, filter: isRun });
  symlinkSync(join(PACKAGE_ROOT, 'node_modules'), join(root, 'node_modules'), 'dir');
  writeSuite(root, [...FEW, A_FAULT, ...more]);
  const load = (path: string) => import(pathToFileURL(join(root, 'dist', path)).href);
  return {
    root,
    cli: join(root, 'dist', 'src', 'cli.js'),
    runCommand: async (...given) => (await load('src/cli/run-command.js')).runCommand(...given),
    load,
  };
}

/** Neither a test nor what only reads are for. */
const isRun = (path: string): boolean => !/\.test\.|\.map$|\.d\.ts$|[/\\]testing$/.test(path);

function writeSuite(root: string, ids: readonly string[]): void {
  const [from, to] = [PACKAGE_ROOT, root].map((folder) => join(folder, 'features')) as [string, string];
  const left = new Set(ids.map((id) => `@${id}`));
  const exercised = new Set<string>();
  const features = readdirSync(from, { recursive: true }).map(String);
  for (const file of features.filter((name) => name.endsWith('.feature'))) {
    const [head = '', ...scenarios] = readFileSync(join(from, file), 'utf8').split(/\n\n(?= {2}@)/);
    const chosen = scenarios.filter((scenario) => takeFirst(left, scenario));
    if (chosen.length === 0) continue;
    for (const tag of chosen.flatMap(tagsOf)) exercised.add(tag);
    mkdirSync(dirname(join(to, file)), { recursive: true });
    writeFileSync(join(to, file), `${[head, ...chosen].join('\n\n')}\n`);
  }
  assert.deepEqual([...left], [], 'each has a scenario');
  writeCatalogue(join(from, 'requirements.yaml'), join(to, 'requirements.yaml'), exercised);
  const list = JSON.parse(readFileSync(join(PACKAGE_ROOT, 'dist', 'suite.json'), 'utf8'));
  const written = readdirSync(to, { recursive: true }).map((file) => `features/${String(file)}`);
  const there = written.filter((file) => list.features.includes(file));
  writeFileSync(join(root, 'dist', 'suite.json'), JSON.stringify({ ...list, features: there }));
}

const tagsOf = (scenario: string): readonly string[] => scenario.split('\n', 1)[0]?.match(/@[A-Z]+-\d\d/g) ?? [];

/** Answers whether a scenario is the first of one that is left, which then is not. */
function takeFirst(left: Set<string>, scenario: string): boolean {
  const taken = tagsOf(scenario).filter((tag) => left.delete(tag));
  return taken.length > 0;
}

function writeCatalogue(from: string, to: string, exercised: ReadonlySet<string>): void {
  const { version, requirements } = parse(readFileSync(from, 'utf8')) as {
    version: number;
    requirements: readonly { readonly id: string; readonly status?: string }[];
  };
  const rows = requirements.map((row) =>
    row.status !== undefined || exercised.has(`@${row.id}`) ? row : { ...row, status: 'planned' },
  );
  writeFileSync(to, stringify({ version, requirements: rows }));
}
