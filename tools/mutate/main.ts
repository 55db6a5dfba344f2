// `npm run mutate`: StrykerJS changes the reference connector in every way that it knows, one at a time, and the suite is to
// tell. Arguments, parts of paths below `src/reference`, choose some files. Ends with 1 where the score is too low.

import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { join, relative } from 'node:path';
import type { PartialStrykerOptions } from '@stryker-mutator/api/core';
import { Stryker } from '@stryker-mutator/core';
import { parse } from 'yaml';
import { CODE_ROOT, PACKAGE_ROOT } from '../../src/package-root.ts';
import { readSources } from '../source-tree.ts';
import { formatScore, scoreOf, toMutant } from './score.ts';
import { readSurvivors } from './survivors.ts';

/** Killed in 100 of all that were generated. */
const LEAST = 90;
/** The suite bounds all that it does: it takes a quarter of a minute. In milliseconds. */
const TRIAL_MS = 180_000;
/** What is neither an activity nor the native link (the handshake, which `protocol-check` tests, is none), and what only tests them. */
const LEFT_OUT = /\/links\/(ami|index)|\/(declining|index)\.ts$|\.test\.ts$|\/testing\//;

const wanted = process.argv.slice(2);
const sources = readSources(PACKAGE_ROOT, ['src/reference'])
  .filter(({ path }) => !LEFT_OUT.test(path) && (wanted.length === 0 || wanted.some((part) => path.includes(part))))
  .map(({ path, text }) => ({ path, text }));
if (sources.length === 0) throw new Error(`No file of the reference connector matches ${wanted.join(', ')}.`);

const options: PartialStrykerOptions = {
  mutate: sources.map(({ path }) => path),
  // The kit stays where it is: only the connector is copied, instrumented and built.
  ignorePatterns: ['**', '!package.json', '!tsconfig.json', '!src/connector/**/*.ts', '!src/reference/**/*.ts'],
  buildCommand: 'tsc -p . --noCheck --incremental false --declaration false',
  disableTypeChecks: false,
  plugins: [join(CODE_ROOT, 'tools/mutate/suite-runner.js')],
  testRunner: 'signoff',
  coverageAnalysis: 'perTest',
  concurrency: availableParallelism(),
  timeoutMS: TRIAL_MS,
  dryRunTimeoutMinutes: 10,
  tempDirName: 'dist/.mutants',
  cleanTempDir: 'always',
  reporters: ['progress', 'html'],
  htmlReporter: { fileName: 'reports/mutation.html' },
  allowEmpty: true,
  allowConsoleColors: false,
};

process.chdir(PACKAGE_ROOT);
const results = await new Stryker(options).runMutationTest();
const mutants = results.map((result) => {
  const file = relative(PACKAGE_ROOT, result.fileName).replaceAll('\\', '/');
  return toMutant(result, sources.find(({ path }) => path === file)?.text ?? '', file);
});
const known = readSurvivors(parse(readFileSync('tools/mutate/survivors.yaml', 'utf8')));
const isChosen = ({ file }: { readonly file: string }) =>
  wanted.length === 0 || sources.some(({ path }) => path === file);
const score = scoreOf(mutants, known.filter(isChosen));
const report = `${formatScore(score)}\n`;
mkdirSync('reports', { recursive: true });
writeFileSync('reports/mutation.md', report);
writeFileSync('reports/mutation.json', `${JSON.stringify(score, null, 2)}\n`);
process.stdout.write(`${report}\nReports: reports/mutation.md, reports/mutation.json, reports/mutation.html\n`);
process.exitCode = score.killedIn100 < LEAST ? 1 : 0;
