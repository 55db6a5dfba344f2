// `signoff certify`: the suite against a connector, a verdict, and the reports.

import { resolve } from 'node:path';
import type { RunParameters } from '../contract/run-report.ts';
import { runCertification } from '../kit/certification.ts';
import { DEFAULT_PARAMETERS } from '../kit/parameters.ts';
import { certificationJson } from '../report/certification.ts';
import { onOneLine } from '../report/failure-text.ts';
import { createProgress } from '../report/progress.ts';
import { CERTIFICATION, prepareFolder, writeReports } from '../report/reports.ts';
import { formatVerdict } from '../report/terminal.ts';
import { type ConnectorOptions, reachOf, targetOf } from './connector-settings.ts';
import type { Environment } from './environment.ts';
import { invalidSetting } from './setting-failure.ts';

/** What was chosen; what was not is left out. */
export interface CertifyOptions extends ConnectorOptions {
  readonly profile?: string;
  readonly seed?: number;
  readonly tags?: string;
  readonly requirement?: string;
  readonly tier?: string;
  readonly scenario?: string;
  readonly workers?: number;
  readonly simulator?: string;
  readonly reports?: string;
  readonly json?: boolean;
}

/** Answers the exit code. Throws a `KitFailure` where there can be no verdict. */
export async function certify(options: CertifyOptions, { stdout, cwd, stopped }: Environment): Promise<number> {
  const { tags, requirement, tier, scenario, json = false, workers = 1 } = options;
  const parameters = parametersOf(options, cwd);
  const folder = resolve(cwd, options.reports ?? 'reports');
  await prepareFolder(folder, CERTIFICATION);
  const progress = createProgress(json ? { write: () => undefined } : stdout);
  const report = await runCertification({
    parameters,
    wish: { tags, requirement, tier, scenario },
    workers,
    stopped,
    onStart: ({ name, version }, server) => {
      const { dialect, profile, seed } = parameters;
      const who = onOneLine(`${name} ${version}`);
      if (json) return;
      stdout.write(`Certifying ${who} (${dialect}, profile ${profile}, seed ${seed}).\n`);
      if (parameters.reach !== undefined)
        stdout.write(`The connector is told of the CTI server: ${JSON.stringify(server)}\n`);
    },
    onMessage: progress.follow,
  }).finally(progress.end);
  await writeReports(report, folder, CERTIFICATION);
  stdout.write(json ? certificationJson(report) : formatVerdict(report, folder, cwd));
  return report.ruling.exitCode;
}

function parametersOf(options: CertifyOptions, cwd: string): RunParameters {
  refuseContradictions(options);
  const { profile = DEFAULT_PARAMETERS.profile, seed = DEFAULT_PARAMETERS.seed, simulator } = options;
  const [connector, reach] = [targetOf(options, cwd), reachOf(options)];
  return { ...DEFAULT_PARAMETERS, connector, reach, profile, seed, simulator };
}

/** What cannot be had at once, and why. */
function refuseContradictions({ simulator, url, listen, workers = 1 }: CertifyOptions): void {
  const contradictions: readonly [isMet: boolean, what: string][] = [
    [
      simulator !== undefined && workers > 1,
      '--simulator and --workers contradict each other: one simulator serves one worker.',
    ],
    [url !== undefined && workers > 1, '--url and --workers contradict each other: a service is one for all workers.'],
    [listen !== undefined && workers > 1, '--listen and --workers contradict each other: one port serves one worker.'],
    [
      simulator !== undefined && listen !== undefined,
      '--simulator and --listen contradict each other: a simulator that runs already listens already.',
    ],
  ];
  const found = contradictions.find(([isMet]) => isMet);
  if (found !== undefined) throw invalidSetting(found[1]);
}
