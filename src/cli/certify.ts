// `signoff certify`: the suite against a connector, a verdict, and the reports.

import { resolve } from 'node:path';
import { unknownActivities } from '../drivers/answers.ts';
import { runCertification } from '../kit/judge/certification.ts';
import { checkDrawable } from '../kit/scenario/fixtures.ts';
import { DECLINABLE } from '../kit/suite/declining.ts';
import { chooseDialect, patternsOf, spokenIn } from '../kit/suite/dialects.ts';
import { DEFAULT_PARAMETERS } from '../kit/suite/parameters.ts';
import { certificationJson } from '../report/certification.ts';
import { asColouredLog, paintFor } from '../report/colour.ts';
import { onOneLine } from '../report/escape.ts';
import { createProgress } from '../report/progress.ts';
import { CERTIFICATION, prepareFolder, writeReports } from '../report/reports.ts';
import { summaryMd } from '../report/summary.ts';
import { formatVerdict } from '../report/terminal.ts';
import { KitFailure } from '../report-model/failure.ts';
import { exitCodeOf, type RunParameters, type RunReport } from '../report-model/run-report.ts';
import { type BaselineFile, openBaseline } from './baseline-file.ts';
import { openCertificateInputs } from './certificate-inputs.ts';
import { type ConnectorOptions, checkedToken, reachOf, targetOf, tlsOf } from './connector-settings.ts';
import type { Environment } from './environment.ts';
import { explain, NOT_DONE, orFailure } from './explain-error.ts';
import { annotationsFor, appendStepSummary } from './github.ts';
import { appendOutputs, outputsOf } from './github-outputs.ts';
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
  readonly controlToken?: string;
  readonly serverSecret?: string;
  readonly reports?: string;
  readonly json?: boolean;
}

const ENDED_EARLY = `RunnerEnded: The process that plays the suite ended before the suite was over: there is no verdict.
Something called process.exit in it; please report what was certified.
`;

/** Answers the exit code. Throws a `KitFailure` where there can be no verdict. */
export async function certify(options: CertifyOptions, environment: Environment): Promise<number> {
  const { stdout, raw, cwd, stopped } = environment;
  const { tags, requirement, tier, scenario, strict: isStrict, json = false, workers = 1 } = options;
  const parameters = await parametersOf(options, cwd);
  const baseline = await openBaseline(options, cwd);
  const inputs = openCertificateInputs(options, cwd);
  const folder = resolve(cwd, options.reports ?? 'reports');
  await prepareFolder(folder, CERTIFICATION);
  const progress = createProgress(json ? { write: () => undefined } : raw.stdout);
  const allowEnd = environment.forbidEnd(ENDED_EARLY);
  const report = await runCertification({
    parameters,
    wish: { tags, requirement, tier, scenario },
    workers,
    isStrict,
    baseline,
    inputs,
    floorFolder: folder,
    stopped,
    onStart: (declaration, server) => {
      const { name, version } = declaration;
      const { dialect, profile, seed } = parameters;
      const who = onOneLine(`${name} ${version}`);
      if (json) return;
      const reach = `The connector is told of the CTI server: ${JSON.stringify(server)}\n`;
      const opening = `Certifying ${who} (${dialect}, profile ${profile}, seed ${seed}).\n`;
      const unknown = unknownActivities(declaration).map(onOneLine).join(', ');
      const never =
        unknown === '' ? '' : `It declares ${unknown}, which OpenCTI does not have: that is never called.\n`;
      stdout.write(`${opening}${never}${parameters.reach === undefined ? '' : reach}`);
    },
    onMessage: progress.follow,
  }).finally(() => {
    allowEnd();
    progress.end();
  });
  return finish(report, { baseline, folder, json }, environment);
}

interface Finish {
  readonly baseline: BaselineFile | undefined;
  readonly folder: string;
  readonly json: boolean;
}

/** Writes down and tells what was found: whatever cannot be written, the verdict is told. Answers the exit code. */
async function finish(found: RunReport, { baseline, folder, json }: Finish, environment: Environment): Promise<number> {
  const { stdout, stderr, raw, cwd, env } = environment;
  const updated = await orFailure(baseline?.finish(found) ?? '');
  const undone = [...(found.undone ?? []), ...(updated instanceof KitFailure ? [updated] : [])];
  const report = { ...found, undone };
  const unwritten = await orFailure(writeReports(report, folder, CERTIFICATION));
  stderr.write(await appendStepSummary(summaryMd(report), env));
  stderr.write(await appendOutputs(outputsOf(report, folder), env));
  if (json) stdout.write(certificationJson(report));
  else {
    const paint = paintFor(raw.stdout, env);
    const written = unwritten === undefined ? folder : undefined;
    raw.stdout.write(asColouredLog(formatVerdict(report, { folder: written, cwd, paint })));
    if (typeof updated === 'string') stdout.write(updated);
  }
  (json ? raw.stderr : raw.stdout).write(annotationsFor(report, environment));
  const failures = [...undone, ...(unwritten === undefined ? [] : [unwritten])];
  for (const failure of failures) stderr.write(explain(failure, NOT_DONE).text);
  return exitCodeOf({ ...report, undone: failures });
}

async function parametersOf(options: CertifyOptions, cwd: string): Promise<RunParameters> {
  refuseContradictions(options);
  const { seed = DEFAULT_PARAMETERS.seed, simulator, serverSecret } = options;
  const controlToken = checkedToken(options.controlToken);
  const spoken = await chooseDialect(options.dialect ?? DEFAULT_PARAMETERS.dialect, cwd);
  const { profile = spoken.profile } = options;
  checkDrawable(patternsOf(spokenIn(spoken)));
  const [target, reach, tls] = [targetOf(options, cwd), reachOf(options), tlsOf(options)];
  const connector = options.without === undefined ? target : withoutSome(options.without);
  return { connector, reach, ...spoken, profile, seed, tls, simulator, controlToken, serverSecret };
}

/** The built-in connector, as one that declines what is in the list. Throws `InvalidSetting`. */
function withoutSome(list: string): RunParameters['connector'] {
  const declines = list.split(',').map((name) => name.trim());
  const unknown = declines.find((name) => !DECLINABLE.includes(name));
  if (unknown === undefined) return { kind: 'reference', declines };
  throw invalidSetting(`--without takes some of ${DECLINABLE.join(', ')}, not ${JSON.stringify(unknown)}.`);
}

/** What cannot be had at once, and why. */
function refuseContradictions({ simulator, url, listen, tls, workers = 1 }: CertifyOptions): void {
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
    [
      simulator !== undefined && tls !== undefined,
      '--simulator and --tls contradict each other: a simulator that runs already speaks TLS, or it does not.',
    ],
  ];
  const found = contradictions.find(([isMet]) => isMet);
  if (found !== undefined) throw invalidSetting(found[1]);
}
