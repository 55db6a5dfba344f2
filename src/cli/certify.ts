// `signoff certify`: the suite against a connector, a verdict, and the reports.

import { resolve } from 'node:path';
import type { Envelope } from '@cucumber/messages';
import type { Declaration } from '../contract/connector.ts';
import { KitFailure } from '../contract/failure.ts';
import type { RunParameters, RunReport } from '../contract/run-report.ts';
import { setUpBench } from '../kit/bench.ts';
import { disagreements, loadCatalogue } from '../kit/catalogue.ts';
import { outcomesOf, scenariosOf } from '../kit/outcomes.ts';
import { DEFAULT_PARAMETERS } from '../kit/parameters.ts';
import { loadSuite } from '../kit/run.ts';
import { rule, rulingsOf } from '../kit/verdicts.ts';
import { VERSION } from '../package-root.ts';
import { createProgress } from '../report/progress.ts';
import { prepareFolder, writeReports } from '../report/reports.ts';
import { formatVerdict } from '../report/terminal.ts';
import type { Environment } from './environment.ts';

export interface CertifyOptions {
  readonly profile: string;
  readonly seed: number;
  readonly reports: string;
}

/** Answers the exit code. Throws a `KitFailure` where there can be no verdict. */
export async function certify(options: CertifyOptions, environment: Environment): Promise<number> {
  const { stdout, cwd } = environment;
  const parameters: RunParameters = { ...DEFAULT_PARAMETERS, profile: options.profile, seed: options.seed };
  const folder = resolve(cwd, options.reports);
  await prepareFolder(folder);
  const catalogue = loadCatalogue();
  const declaration = await declarationOf(parameters);
  stdout.write(
    `Certifying ${declaration.name} ${declaration.version} (${parameters.dialect}, profile ${parameters.profile}, seed ${parameters.seed}).\n`,
  );

  const startedAt = new Date();
  const { messages, isInterrupted } = await play(parameters, environment);
  const outcomes = outcomesOf(messages);
  const rulings = rulingsOf(catalogue, outcomes, false);
  const report: RunReport = {
    kit: { name: 'signoff', version: VERSION },
    connector: { name: declaration.name, version: declaration.version },
    parameters,
    planned: catalogue.requirements.filter(({ status }) => status === 'planned').map(({ id }) => id),
    outcomes,
    rulings,
    ruling: rule(rulings, outcomes, { isFiltered: false, isInterrupted }),
    messages,
    startedAt,
    finishedAt: new Date(),
  };
  const problems = disagreements(catalogue, scenariosOf(messages));
  if (problems.length > 0 && !isInterrupted)
    throw new KitFailure('SuiteIncoherent', `Catalogue and scenarios do not agree: ${problems.join(' ')}`, {
      hint: 'Mend features/requirements.yaml or the tags of the features.',
    });
  await writeReports(report, folder);
  stdout.write(formatVerdict(report, folder, cwd));
  return report.ruling.exitCode;
}

/** What the connector says of itself; the first thing to find out is whether it can be judged at all. */
async function declarationOf(parameters: RunParameters): Promise<Declaration> {
  const bench = await setUpBench(parameters);
  await bench.stop();
  return bench.connector.declaration;
}

/** Plays the suite until it is over, or until somebody has had enough. */
async function play(parameters: RunParameters, { stdout, stopped }: Environment) {
  const messages: Envelope[] = [];
  const progress = createProgress(stdout);
  const onMessage = (message: Envelope) => {
    messages.push(message);
    progress.follow(message);
  };
  const run = loadSuite()
    .then((suite) => suite.run({ parameters, tags: '', onMessage }))
    .then((complaints) => ({ complaints, isInterrupted: false }));
  const { complaints, isInterrupted } = await Promise.race([
    run,
    stopped.then(() => ({ complaints: '', isInterrupted: true })),
  ]);
  progress.end();
  if (complaints !== '')
    throw new KitFailure('SuiteFailed', `Cucumber complained: ${complaints}`, { hint: 'Install the package anew.' });
  return { messages, isInterrupted };
}
