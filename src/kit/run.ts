// The run: has Cucumber play the features with the package's own steps, and hands on every message.

import { join } from 'node:path';
import { Writable } from 'node:stream';
import type { Envelope } from '@cucumber/messages';
import type { RunParameters } from '../contract/run-report.ts';
import { CODE_ROOT, PACKAGE_ROOT, RUNS_FROM_SOURCES } from '../package-root.ts';

export interface SuiteRun {
  readonly parameters: RunParameters;
  /** A tag expression; '' selects everything. */
  readonly tags: string;
  onMessage(message: Envelope): void;
}

/** Runs the suite; resolves when it is over, with what Cucumber had to complain of besides its messages. */
export async function runSuite({ parameters, tags, onMessage }: SuiteRun): Promise<string> {
  const { runCucumber } = await import('@cucumber/cucumber/api'); // slow to load
  const complaints: string[] = [];
  const listen = new Writable({
    write(chunk, _encoding, done) {
      complaints.push(String(chunk));
      done();
    },
  });
  await runCucumber(
    {
      sources: {
        defaultDialect: 'en',
        paths: ['features/**/*.feature'],
        names: [],
        tagExpression: tags,
        order: 'defined',
      },
      support: { importPaths: [stepFiles()], requireModules: [], requirePaths: [], loaders: [] },
      runtime: {
        dryRun: false,
        failFast: false,
        filterStacktraces: true,
        parallel: 0,
        retry: 0,
        retryTagFilter: '',
        strict: true,
        worldParameters: { ...parameters },
      },
      formats: { stdout: 'summary', files: {}, publish: false, options: {} },
    },
    {
      cwd: PACKAGE_ROOT,
      stdout: new Writable({ write: (_chunk, _encoding, done) => done() }),
      stderr: listen,
      env: {},
    },
    onMessage,
  );
  return complaints.join('').trim();
}

const stepFiles = (): string =>
  `${join(CODE_ROOT, 'steps').slice(PACKAGE_ROOT.length + 1)}/**/*.${RUNS_FROM_SOURCES ? 'ts' : 'js'}`;
