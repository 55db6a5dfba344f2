// The law of the house: every import follows an arrow of tools/architecture.ts, there are no import cycles, no file is too
// long, and one place may exit.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import ts from 'typescript';
import { PACKAGE_ROOT } from '../src/package-root.ts';
import { ROOMS } from '../tools/architecture.ts';
import { readSource, readSources, type SourceFile } from '../tools/source-tree.ts';

const LINES_AT_MOST = 300;
/** Data tables that may be longer, and why. */
const LONG_TABLES: readonly string[] = [];

const isTest = ({ path }: SourceFile): boolean => /(\.test\.ts$|\/testing\/|^test\/|^tools\/)/.test(path);
const sources = readSources(PACKAGE_ROOT, ['simulator', 'src', 'steps', 'test', 'tools']);
const code = sources.filter((source) => !isTest(source));

/** The part of `path` that is the path of a room. */
function covered(room: string, path: string): string | undefined {
  return new RegExp(`^${room.replace('*', '[^/]+')}`).exec(path)?.[0];
}

/** A sentence for each import that no arrow allows. */
function trespasses(files: readonly SourceFile[]): readonly string[] {
  return files.flatMap(({ path, imports }) => {
    const room = ROOMS.find((one) => covered(one.path, path) !== undefined);
    if (room === undefined) return [`${path} lives in no room of the house`];
    const own = covered(room.path, path) ?? path;
    return imports
      .filter(({ target, isOurs }) =>
        isOurs ? ![own, ...room.may].some((place) => target.startsWith(place)) : room.isPure === true,
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

test('every room is lived in, and every arrow leads to a file', () => {
  const unused = ROOMS.flatMap(({ path, may }) => [path, ...may]).filter(
    (place) => !code.some((source) => covered(place, source.path) !== undefined),
  );
  assert.deepEqual(unused, []);
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
  'src/kit/judge/run.ts': 'Cucumber keeps what it has loaded for the whole process',
  'steps/hooks.ts': 'Cucumber hands nothing from one hook to the other',
  'simulator/net/http-reply.ts': 'remembers the text of the second',
};

/** A variable of a module, or a collection that is made empty: there is no other reason than to fill it. */
const holdsState = ({ path, text }: SourceFile): boolean =>
  /^(export )?(let|var) |new (Map|Set)<|\[\]/m.test(text) &&
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
