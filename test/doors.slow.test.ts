// The doors of the package as TypeScript sees them: what they export is written down, and what an author gets wrong is an
// error at the author's.

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import ts from 'typescript';
import { PACKAGE_ROOT } from '../src/package-root.ts';
import { apiReports } from '../tools/api-reports.ts';

for (const [path, report] of Object.entries(apiReports(PACKAGE_ROOT))) {
  test(`${path} is what is exported: where it is not, npm run docs writes it`, () => {
    assert.equal(report, readFileSync(join(PACKAGE_ROOT, path), 'utf8'));
  });

  test(`${path} names nothing of Node's that a browser's TypeScript would not know`, () => {
    assert.doesNotMatch(report, /\bBuffer\b/);
  });
}

/** What is wrong with modules that lie in the package, by the lines that it is wrong in. */
function complaints(files: Readonly<Record<string, string>>): readonly string[] {
  const options: ts.CompilerOptions = {
    ...{ noEmit: true, strict: true, exactOptionalPropertyTypes: true, allowJs: true, checkJs: true },
    ...{ module: ts.ModuleKind.NodeNext, target: ts.ScriptTarget.ES2022, types: ['node'], skipLibCheck: true },
  };
  const host = ts.createCompilerHost(options);
  const read = host.readFile;
  const paths = Object.keys(files).map((name) => join(PACKAGE_ROOT, name));
  host.readFile = (path) =>
    Object.entries(files).find(([name]) => path === join(PACKAGE_ROOT, name))?.[1] ?? read(path);
  host.fileExists = (path) => paths.includes(path) || ts.sys.fileExists(path);
  const program = ts.createProgram(paths, options, host);
  return ts.getPreEmitDiagnostics(program).map(({ file, start = 0, messageText }) => {
    const line = file === undefined ? 0 : file.getLineAndCharacterOfPosition(start).line + 1;
    return `${line}: ${ts.flattenDiagnosticMessageText(messageText, ' ').slice(0, 200)}`;
  });
}

test('the examples and skeletons are of the types that they say', () => {
  const names = [
    'examples/dialects/desk.mjs',
    'examples/skeletons/javascript/connector.mjs',
    'examples/skeletons/typescript/connector.mts',
    'examples/typescript/connector.ts',
  ];
  const files = Object.fromEntries(names.map((name) => [name, readFileSync(join(PACKAGE_ROOT, name), 'utf8')]));
  assert.deepEqual(complaints(files), []);
});

const WRONG: readonly (readonly [what: string, line: string])[] = [
  ['a severity that there is not', "const status: Status = { severity: 'Failed' };"],
  ['a page with a number for an id', 'const page: Page = { AgentID: 1001 };'],
  ['a capability that there is not', "const capability: Capability = 'reasons';"],
  ['a connector without a reset', 'const connector: Connector = { initialize, invoke, shutdown };'],
  ['a dialect without a name', 'const dialect: Dialect = { ...manifest, start };'],
  ['a Command that there is not', "const command: AgentCommand = { type: 'Logout', by: 'agent', agentId: '1' };"],
  [
    'a password for no login',
    "const ready: AgentCommand = { type: 'SetReady', by: 'agent', agentId: '1', password: 'x' };",
  ],
  ['words that are not all there', "const words: Record<AnswerWord, string> = { forbidden: 'no' };"],
];
const HEAD = `import type { Capability, Connector, Page, Status } from 'signoff/connector';
import type { AgentCommand, AnswerWord, Dialect } from 'signoff/dialect';
declare const initialize: Connector['initialize'];
declare const invoke: Connector['invoke'];
declare const shutdown: Connector['shutdown'];
declare const start: Dialect['start'];
declare const manifest: Omit<Dialect, 'name' | 'start'>;
`;

test('what an author gets wrong is an error in the very line', () => {
  const text = `${HEAD}${WRONG.map(([, line]) => `export ${line}`).join('\n')}\n`;
  const first = HEAD.split('\n').length;
  const lines = complaints({ 'examples/wrong.mts': text }).map((complaint) => Number.parseInt(complaint, 10));
  assert.deepEqual(
    lines,
    WRONG.map((_, index) => first + index),
  );
});
