// StrykerJS's port to a test suite, implemented by the conformance suite: a test is a requirement, and the code under test
// runs in the kit's host process, which is told by its environment which mutant is active. A plugin of Stryker's: it is
// loaded in each of Stryker's worker processes, whose working directory holds the instrumented connector.

import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { MutantCoverage } from '@stryker-mutator/api/core';
import { declareClassPlugin, PluginKind } from '@stryker-mutator/api/plugin';
import {
  type DryRunResult,
  DryRunStatus,
  type MutantRunOptions,
  type MutantRunResult,
  type TestResult,
  type TestRunner,
  TestStatus,
} from '@stryker-mutator/api/test-runner';
import { loadSuite, type Suite } from '../../src/kit/judge/run.ts';
import { runTrial } from '../../src/kit/mutation/trial.ts';
import { applyingIn } from '../../src/kit/suite/applicability.ts';
import { readSuite } from '../../src/kit/suite/suite.ts';
import { CODE_ROOT } from '../../src/package-root.ts';
import { isKill, type Trial, type TrialRuling } from '../../src/report-model/proof.ts';
import { isUnmet } from '../../src/report-model/requirement.ts';
import { isDecided, resultOf } from './mutant-result.ts';

const DIALECT = 'native';
/** By Stryker's own convention: instrumented code reads it when it is loaded. */
const ACTIVE_MUTANT = '__STRYKER_ACTIVE_MUTANT__';

interface TrialOptions {
  readonly requirementIds: readonly string[];
  readonly environment: NodeJS.ProcessEnv;
  readonly isFailFast?: boolean;
}

class SuiteRunner implements TestRunner {
  private suite: Suite | undefined;
  /** What Stryker instrumented and built. */
  private readonly reference = join(process.cwd(), 'dist/src/reference/index.js');

  capabilities = () => ({ reloadEnvironment: true });

  async init(): Promise<void> {
    this.suite = await loadSuite();
  }

  /** One trial a requirement, without a mutant: it must pass, and shows which mutants its scenarios come by. */
  async dryRun(): Promise<DryRunResult> {
    const { catalogue, scenarios } = readSuite();
    const tests: TestResult[] = [];
    const perTest: MutantCoverage['perTest'] = {};
    const folder = mkdtempSync(join(tmpdir(), 'signoff-mutate-'));
    const covered = join(CODE_ROOT, 'tools/mutate/covered-connector.js');
    for (const id of applyingIn(catalogue, scenarios, DIALECT).requirementIds) {
      const file = join(folder, id);
      const from = Date.now();
      const environment = { SIGNOFF_COVERED: this.reference, SIGNOFF_COVERAGE: file };
      const trial = await this.hold(covered, { requirementIds: [id], environment });
      const unmet = failureOf(trial);
      const about = { id, name: id, timeSpentMs: Date.now() - from };
      tests.push(
        unmet === undefined
          ? { ...about, status: TestStatus.Success }
          : { ...about, status: TestStatus.Failed, failureMessage: unmet },
      );
      perTest[id] = JSON.parse(readFileSync(file, 'utf8')) as Record<string, number>;
    }
    rmSync(folder, { recursive: true });
    return { status: DryRunStatus.Complete, tests, mutantCoverage: { static: {}, perTest } };
  }

  /** Stops with the first part of the suite that kills. */
  async mutantRun({ activeMutant, testFilter = [] }: MutantRunOptions): Promise<MutantRunResult> {
    const environment = { [ACTIVE_MUTANT]: activeMutant.id };
    const rulings: TrialRuling[] = [];
    for (const requirementIds of inParts(testFilter)) {
      const trial = await this.judge({ requirementIds, environment });
      if (trial.rulings.length === 0) return resultOf(trial);
      rulings.push(...trial.rulings);
      if (rulings.some(isKill)) break;
    }
    return resultOf({ rulings });
  }

  /** Stops at the first scenario that fails; where that one was only not exercised, the others have their say as well. */
  private async judge(how: TrialOptions): Promise<Trial> {
    const first = await this.hold(this.reference, { ...how, isFailFast: true });
    return isDecided(first) ? first : this.hold(this.reference, how);
  }

  /** The connector's process inherits `environment`. */
  private async hold(path: string, { environment, ...how }: TrialOptions): Promise<Trial> {
    if (this.suite === undefined) throw new Error('The suite has not been loaded.');
    Object.assign(process.env, environment);
    const member = { kind: 'mutant', name: 'mutant', about: '', collateral: [], path } as const;
    try {
      return await runTrial(this.suite, { member, dialect: DIALECT, ...how });
    } finally {
      for (const name of Object.keys(environment)) delete process.env[name];
    }
  }
}

/** The faults come last: many of their scenarios wait in real time. */
function inParts(ids: readonly string[]): readonly (readonly string[])[] {
  const isFault = (id: string) => id.startsWith('FAULT-');
  return [ids.filter((id) => !isFault(id)), ids.filter(isFault)].filter((part) => part.length > 0);
}

function failureOf({ rulings, reason }: Trial): string | undefined {
  const unmet = rulings.filter(isUnmet).map(({ id, seen }) => `${id}: ${seen}`);
  if (unmet.length > 0) return unmet.join('\n');
  return rulings.length === 0 ? (reason ?? 'nothing was ruled') : undefined;
}

export const strykerPlugins = [declareClassPlugin(PluginKind.TestRunner, 'signoff', SuiteRunner)];
