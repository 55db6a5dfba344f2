// `signoff certify`: the suite against a connector, a verdict, and the reports.

import { resolve } from 'node:path';
import { exitCodeOf, type RunParameters } from '../contract/run-report.ts';
import { runCertification } from '../kit/certification.ts';
import { DECLINABLE } from '../kit/declining.ts';
import { profileOf } from '../kit/dialects.ts';
import { DEFAULT_PARAMETERS } from '../kit/parameters.ts';
import { certificationJson } from '../report/certification.ts';
import { paintFor } from '../report/colour.ts';
import { onOneLine } from '../report/failure-text.ts';
import { createProgress } from '../report/progress.ts';
import { CERTIFICATION, prepareFolder, writeReports } from '../report/reports.ts';
import { summaryMd } from '../report/summary.ts';
import { formatVerdict } from '../report/terminal.ts';
import { openBaseline } from './baseline-file.ts';
import { type ConnectorOptions, reachOf, targetOf } from './connector-settings.ts';
import type { Environment } from './environment.ts';
import { annotationsFor, appendStepSummary } from './github.ts';
import { forLog, jsonForLog } from './github-log.ts';
import { appendOutputs, outputsOf } from './github-outputs.ts';
import { openPapers } from './papers.ts';
import { invalidSetting } from './setting-failure.ts';

/** What was chosen; what was not is left out. */
export interface CertifyOptions extends ConnectorOptions {
  readonly without?: string;
  readonly profile?: string;
  readonly seed?: number;
  readonly tags?: string;
  readonly requirement?: string;
  readonly tier?: string;
  readonly strict?: boolean;
  readonly baseline?: string;
  readonly updateBaseline?: boolean;
  readonly artefact?: string;
  readonly signKey?: string;
  readonly scenario?: string;
  readonly workers?: number;
  readonly simulator?: string;
  readonly reports?: string;
  readonly json?: boolean;
}

const ENDED_EARLY = `RunnerEnded: The process that plays the suite ended before the suite was over: there is no verdict.
Something called process.exit in it; please report what was certified.
`;

/** Answers the exit code. Throws a `KitFailure` where there can be no verdict. */
export async function certify(options: CertifyOptions, environment: Environment): Promise<number> {
  const { stdout, stderr, cwd, env, stopped } = environment;
  const { tags, requirement, tier, scenario, strict: isStrict, json = false, workers = 1 } = options;
  const parameters = parametersOf(options, cwd);
  const baseline = await openBaseline(options, cwd);
  const papers = await openPapers(options, cwd);
  const folder = resolve(cwd, options.reports ?? 'reports');
  await prepareFolder(folder, CERTIFICATION);
  const progress = createProgress(json ? { write: () => undefined } : stdout);
  const allowEnd = environment.forbidEnd(ENDED_EARLY);
  const report = await runCertification({
    parameters,
    wish: { tags, requirement, tier, scenario },
    workers,
    isStrict,
    baseline,
    papers,
    stopped,
    onStart: ({ name, version }, server) => {
      const { dialect, profile, seed } = parameters;
      const who = onOneLine(`${name} ${version}`);
      if (json) return;
      const reach = `The connector is told of the CTI server: ${JSON.stringify(server)}\n`;
      const opening = `Certifying ${who} (${dialect}, profile ${profile}, seed ${seed}).\n`;
      stdout.write(forLog(`${opening}${parameters.reach === undefined ? '' : reach}`, env));
    },
    onMessage: progress.follow,
  }).finally(() => {
    allowEnd();
    progress.end();
  });
  await writeReports(report, folder, CERTIFICATION);
  const updated = (await baseline?.finish(report)) ?? '';
  stderr.write(await appendStepSummary(summaryMd(report), env));
  stderr.write(await appendOutputs(outputsOf(report, folder), env));
  const annotations = annotationsFor(report, environment);
  if (json) {
    stdout.write(jsonForLog(certificationJson(report), env));
    stderr.write(annotations);
  } else
    stdout.write(
      `${forLog(`${formatVerdict(report, { folder, cwd, paint: paintFor(stdout, env) })}${updated}`, env)}${annotations}`,
    );
  return exitCodeOf(report);
}

function parametersOf(options: CertifyOptions, cwd: string): RunParameters {
  refuseContradictions(options);
  const { dialect = DEFAULT_PARAMETERS.dialect, seed = DEFAULT_PARAMETERS.seed, simulator } = options;
  const { profile = profileOf(dialect) } = options;
  const [target, reach] = [targetOf(options, cwd), reachOf(options)];
  const connector = options.without === undefined ? target : withoutSome(options.without);
  return { connector, reach, dialect, profile, seed, simulator };
}

/** The built-in connector, as one that declines what is in the list. Throws `InvalidSetting`. */
function withoutSome(list: string): RunParameters['connector'] {
  const declines = list.split(',').map((name) => name.trim());
  const unknown = declines.find((name) => !DECLINABLE.includes(name));
  if (unknown === undefined) return { kind: 'reference', declines };
  throw invalidSetting(`--without takes some of ${DECLINABLE.join(', ')}, not ${JSON.stringify(unknown)}.`);
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
