// The run: has Cucumber play the features with the package's own steps, and hands on every message.

import { isAbsolute, join, relative } from 'node:path';
import { Writable } from 'node:stream';
import type { IRunEnvironment } from '@cucumber/cucumber/api';
import type { Envelope } from '@cucumber/messages';
import { CODE_ROOT, PACKAGE_ROOT, RUNS_FROM_SOURCES } from '../../package-root.ts';
import type { RunParameters } from '../../report-model/run-report.ts';
import { type RunContext, worldParametersOf } from '../scenario/run-context.ts';

export interface SuiteRun {
  readonly parameters: RunParameters;
  /** What the hooks are handed in this process; workers make do without. */
  readonly context?: RunContext | undefined;
  /** A tag expression; '' selects everything. */
  readonly tags: string;
  /** One scenario: its feature file below the features folder, or anywhere by its whole path, and its line. */
  readonly file?: string | undefined;
  /** How many scenarios run at once; 1 plays them in this process. */
  readonly workers?: number | undefined;
  /** After the first scenario that is not passed the others are skipped. */
  readonly isFailFast?: boolean | undefined;
  onMessage(message: Envelope): void;
}

/** A step that there is, as its glue defines it. */
export interface StepDefinition {
  readonly keyword: string;
  /** A Cucumber expression, or a regular expression. */
  readonly pattern: string | RegExp;
  /** Whether a step, without its keyword, is one of this kind. */
  matches(text: string): boolean;
}

export interface Suite {
  readonly steps: readonly StepDefinition[];
  /** Plays the selected scenarios; resolves when it is over, with what Cucumber had to complain of, '' if nothing. */
  run(run: SuiteRun): Promise<string>;
}

/** Cucumber keeps the steps that were loaded for the whole process: a second load finds every step undefined. */
let loaded: Promise<Suite> | undefined;

/** Cucumber and the steps, loaded when somebody first wants them. */
export function loadSuite(): Promise<Suite> {
  loaded ??= load();
  return loaded;
}

async function load(): Promise<Suite> {
  const { loadSupport, runCucumber } = await import('@cucumber/cucumber/api'); // slow to load
  const sources = sourcesOf('');
  const coordinates = { importPaths: [stepFiles()], requireModules: [], requirePaths: [], loaders: [] };
  const support = await loadSupport(
    { sources, support: coordinates },
    quietly(() => undefined),
  );
  const { stepDefinitions } = support as unknown as LoadedSupport;
  return {
    steps: stepDefinitions.map((step) => ({
      ...{ keyword: step.keyword, pattern: step.pattern },
      matches: (text) => step.matchesStepName(text),
    })),
    async run({ parameters, context = {}, tags, file, workers = 1, isFailFast: failFast = false, onMessage }) {
      const complaints: string[] = [];
      const parallel = workers > 1 ? workers : 0;
      const worldParameters = worldParametersOf(parameters, context);
      const runtime = { ...RUNTIME, parallel, failFast, worldParameters };
      const environment = quietly((text) => complaints.push(text));
      await runCucumber({ sources: sourcesOf(tags, file), support, runtime, formats: FORMATS }, environment, onMessage);
      return complaints.join('').trim();
    },
  };
}

/** What Cucumber’s library holds besides what its types tell; its version is pinned. */
interface LoadedSupport {
  readonly stepDefinitions: readonly {
    readonly keyword: string;
    readonly pattern: string | RegExp;
    matchesStepName(text: string): boolean;
  }[];
}

const sourcesOf = (tagExpression: string, file = '**/*.feature') => ({
  defaultDialect: 'en',
  paths: [isAbsolute(file) ? file : `features/${file}`],
  names: [],
  tagExpression,
  order: 'defined' as const,
});

const RUNTIME = {
  dryRun: false,
  filterStacktraces: true,
  retry: 0,
  retryTagFilter: '',
  strict: true,
};

/**
 * Cucumber's own formatters are made to write nowhere: the messages are what counts. This one does nothing but pass them
 * on; those that sum up trip over a scenario that a dead worker never finished.
 */
const FORMATS = { stdout: 'message', files: {}, publish: false as const, options: {} };

function quietly(complain: (text: string) => void): IRunEnvironment {
  const nowhere = new Writable({ write: (_chunk, _encoding, done) => done() });
  const stderr = new Writable({
    write(chunk, _encoding, done) {
      complain(String(chunk));
      done();
    },
  });
  return { cwd: PACKAGE_ROOT, stdout: nowhere, stderr, env: process.env }; // a worker has it, and a connector of the worker
}

const stepFiles = (): string =>
  `${relative(PACKAGE_ROOT, join(CODE_ROOT, 'steps')).replaceAll('\\', '/')}/**/*.${RUNS_FROM_SOURCES ? 'ts' : 'js'}`;
