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
import type { Environment } from './environment.ts';
import { invalidSetting } from './setting-failure.ts';

/** What was chosen; what was not is left out. */
export interface CertifyOptions {
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
  const parameters = parametersOf(options);
  const folder = resolve(cwd, options.reports ?? 'reports');
  await prepareFolder(folder, CERTIFICATION);
  const progress = createProgress(json ? { write: () => undefined } : stdout);
  const report = await runCertification({
    parameters,
    wish: { tags, requirement, tier, scenario },
    workers,
    stopped,
    onStart: ({ name, version }) => {
      const { dialect, profile, seed } = parameters;
      const who = onOneLine(`${name} ${version}`);
      if (!json) stdout.write(`Certifying ${who} (${dialect}, profile ${profile}, seed ${seed}).\n`);
    },
    onMessage: progress.follow,
  }).finally(progress.end);
  await writeReports(report, folder, CERTIFICATION);
  stdout.write(json ? certificationJson(report) : formatVerdict(report, folder, cwd));
  return report.ruling.exitCode;
}

function parametersOf({ profile, seed, simulator, workers = 1 }: CertifyOptions): RunParameters {
  if (simulator !== undefined && workers > 1)
    throw invalidSetting('--simulator and --workers contradict each other: one simulator serves one worker.');
  const { profile: defaultProfile, seed: defaultSeed } = DEFAULT_PARAMETERS;
  return { ...DEFAULT_PARAMETERS, profile: profile ?? defaultProfile, seed: seed ?? defaultSeed, simulator };
}
