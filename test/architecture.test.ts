// The law of the house: who may import whom, no import cycles, no file that is too long, and one place that may exit.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import ts from 'typescript';
import { PACKAGE_ROOT } from '../src/package-root.ts';
import { readSource, readSources, type SourceFile } from '../tools/source-tree.ts';

const LINES_AT_MOST = 300;
/** Data tables that may be longer, and why. */
const LONG_TABLES: readonly string[] = [];

const DIALECT_MAY: readonly string[] = [
  ...['simulator/faults/fault.ts', 'simulator/faults/fabricated.ts', 'simulator/http-api/', 'simulator/engine/'],
  ...['simulator/net/', 'simulator/core/'],
];
const KIT_MAY: readonly string[] = [
  ...['src/drivers/', 'src/report-model/', 'src/connector/', 'src/files/', 'src/package-root.ts'],
];

/** What the files below a path may import besides their own folder, types included: paths of ours, and whether packages and Node. */
const RULES: readonly { readonly from: string; readonly may: readonly string[]; readonly packages?: boolean }[] = [
  { from: 'simulator/core/', may: [], packages: false },
  { from: 'simulator/engine/', may: ['simulator/core/'] },
  { from: 'simulator/net/', may: [] },
  { from: 'simulator/http-api/', may: ['simulator/net/', 'simulator/core/'] },
  { from: 'simulator/floor/', may: ['simulator/http-api/', 'simulator/net/', 'simulator/core/'] },
  { from: 'simulator/faults/', may: ['simulator/http-api/', 'simulator/engine/', 'simulator/net/', 'simulator/core/'] },
  { from: 'simulator/dialects/index.ts', may: ['simulator/dialects/'] },
  { from: 'simulator/dialects/dialect.ts', may: ['simulator/dialects/exchange.ts', ...DIALECT_MAY] },
  { from: 'simulator/dialects/exchange.ts', may: DIALECT_MAY },
  {
    from: 'simulator/dialects/site.ts',
    may: ['simulator/dialects/dialect.ts', 'simulator/dialects/exchange.ts', ...DIALECT_MAY],
  },
  { from: 'simulator/dialects/find-dialect.ts', may: ['simulator/dialects/', ...DIALECT_MAY] },
  {
    from: 'simulator/dialects/*/',
    may: ['simulator/dialects/dialect.ts', 'simulator/dialects/exchange.ts', ...DIALECT_MAY],
  },
  { from: 'simulator/control/', may: [...DIALECT_MAY, 'simulator/floor/'] },
  { from: 'simulator/board/', may: ['simulator/http-api/', 'simulator/net/'] },
  { from: 'simulator/', may: ['simulator/'] },
  { from: 'src/connector/', may: [] },
  { from: 'src/package-root.ts', may: [] },
  { from: 'src/files/', may: [] },
  { from: 'src/report-model/', may: ['src/connector/'] },
  { from: 'src/reference/', may: ['src/connector/'] },
  { from: 'src/mutants/', may: ['src/connector/', 'src/reference/'] },
  { from: 'src/drivers/', may: ['src/connector/', 'src/report-model/', 'src/package-root.ts'] },
  { from: 'src/report/', may: ['src/report-model/', 'src/connector/', 'src/files/', 'src/package-root.ts'] },
  { from: 'src/kit/', may: [...KIT_MAY, 'simulator/index.ts'] },
  { from: 'src/cli', may: ['src/cli/', 'src/kit/', 'src/report/', ...KIT_MAY, 'simulator/index.ts'] },
  { from: 'steps/', may: ['src/kit/', 'src/report-model/', 'src/connector/'] },
];

const isTest = ({ path }: SourceFile): boolean => /(\.test\.ts$|\/testing\/|^test\/|^tools\/)/.test(path);
const sources = readSources(PACKAGE_ROOT, ['simulator', 'src', 'steps', 'test', 'tools']);
const code = sources.filter((source) => !isTest(source));

/** `from` as a folder, `*` standing for one name: the part of `path` that it covers. */
function covered(from: string, path: string): string | undefined {
  return new RegExp(`^${from.replace('*', '[^/]+')}`).exec(path)?.[0];
}

/** A sentence for each import that no arrow allows. */
function trespasses(files: readonly SourceFile[]): readonly string[] {
  return files.flatMap(({ path, imports }) => {
    const rule = RULES.find(({ from }) => covered(from, path) !== undefined);
    if (rule === undefined) return [`${path} lives in no room of the house`];
    const own = covered(rule.from, path) ?? path;
    return imports
      .filter(({ target, isOurs }) =>
        isOurs ? ![own, ...rule.may].some((place) => target.startsWith(place)) : rule.packages === false,
      )
      .map(({ target }) => `${path} may not import ${target}`);
  });
}

/** The files of each import cycle, of types as well. */
function cycles(files: readonly SourceFile[]): readonly string[] {
  const graph = new Map(files.map(({ path, imports }) => [path, imports.filter(({ isOurs }) => isOurs)]));
  const done = new Set<string>();
  const found: string[] = [];
  const visit = (path: string, trail: readonly string[]): void => {
    if (trail.includes(path)) return void found.push([...trail.slice(trail.indexOf(path)), path].join(' -> '));
    if (done.has(path)) return;
    for (const { target } of graph.get(path) ?? []) visit(target, [...trail, path]);
    done.add(path);
  };
  for (const path of graph.keys()) visit(path, []);
  return found;
}

test('every import follows an arrow of the design', () => {
  assert.ok(code.length > 50, 'the sources have been found');
  assert.deepEqual(trespasses(code), []);
});

test('a forbidden import is found', () => {
  const cases: [string, string, string][] = [
    ['simulator/core/model/acd.ts', "import fs from 'node:fs';", 'node:fs'],
    ['simulator/core/model/acd.ts', "import { x } from '../../net/json.ts';", 'simulator/net/json.ts'],
    ['simulator/dialects/native/a.ts', "import { x } from '../ami/b.ts';", 'simulator/dialects/ami/b.ts'],
    [
      'simulator/control/a.ts',
      "import { x } from '../dialects/native/replies.ts';",
      'simulator/dialects/native/replies.ts',
    ],
    [
      'src/kit/judge/run.ts',
      "import { x } from '../../../simulator/core/model/acd.ts';",
      'simulator/core/model/acd.ts',
    ],
    ['src/kit/judge/run.ts', "const x = await import('../../reference/index.ts');", 'src/reference/index.ts'],
    ['src/reference/index.ts', "export { x } from '../kit/judge/run.ts';", 'src/kit/judge/run.ts'],
    ['steps/hooks.ts', "import type { X } from '../src/reference/index.ts';", 'src/reference/index.ts'],
  ];
  for (const [path, text, target] of cases)
    assert.deepEqual(trespasses([readSource(path, text)]), [`${path} may not import ${target}`]);
});

test('there is no import cycle', () => {
  assert.deepEqual(cycles(sources), []);
});

test('an import cycle is found, one of types alone as well', () => {
  const a = readSource('src/kit/a.ts', "import { b } from './b.ts';");
  for (const back of ["import { a } from './a.ts';", "import type { a } from './a.ts';"])
    assert.deepEqual(cycles([a, readSource('src/kit/b.ts', back)]), ['src/kit/a.ts -> src/kit/b.ts -> src/kit/a.ts']);
});

test(`no file is longer than ${LINES_AT_MOST} lines`, () => {
  const long = sources.filter(({ path, lines }) => lines > LINES_AT_MOST && !LONG_TABLES.includes(path));
  assert.deepEqual(
    long.map(({ path, lines }) => `${path}: ${lines}`),
    [],
  );
});

test('only the command line exits the process, and a connector that is there to misbehave', () => {
  const may = ['src/cli', 'src/mutants/pathological/'];
  const exits = code.filter(
    ({ path, text }) => text.includes('process.exit(') && !may.some((place) => path.startsWith(place)),
  );
  assert.deepEqual(
    exits.map(({ path }) => path),
    [],
  );
});

/** Where a module may hold what changes, and why. */
const HOLDERS: Readonly<Record<string, string>> = {
  'steps/hooks.ts': 'Cucumber hands nothing from one hook to the other',
  'simulator/net/http-reply.ts': 'remembers the text of the second',
};

/** A variable of a module, or a collection that is made empty: there is no other reason than to fill it. */
const holdsState = ({ path, text }: SourceFile): boolean =>
  ts
    .createSourceFile(path, text, ts.ScriptTarget.ES2023, true)
    .statements.filter(ts.isVariableStatement)
    .some(
      ({ declarationList: { flags, declarations } }) =>
        (flags & ts.NodeFlags.Const) === 0 || declarations.some(({ initializer }) => isEmptyCollection(initializer)),
    );

const isEmptyCollection = (value: ts.Expression | undefined): boolean =>
  value !== undefined &&
  (ts.isNewExpression(value) || ts.isArrayLiteralExpression(value)) &&
  /^(new (Map|Set)<.*>\(\)|\[\])$/s.test(value.getText());

test('no module holds state', () => {
  const holders = code.filter(holdsState).map(({ path }) => path);
  assert.deepEqual(holders.sort(), Object.keys(HOLDERS).sort());
});

test('state in a module is found', () => {
  for (const text of ['let kept: Rig | undefined;', 'const alive = new Set<Child>();', 'export const all: X[] = [];'])
    assert.ok(holdsState(readSource('src/kit/a.ts', text)), text);
});

test('every file says at its top what it is', () => {
  const silent = sources.filter(({ text }) => !/^(#!.*\n)?\/\/ /.test(text));
  assert.deepEqual(
    silent.map(({ path }) => path),
    [],
  );
});
