// `signoff acd`: a CTI server held to its own requirements.

import { resolve } from 'node:path';
import { checkServer } from '../kit/judge/server-check.ts';
import { chooseDialect } from '../kit/suite/dialects.ts';
import { DEFAULT_PARAMETERS } from '../kit/suite/parameters.ts';
import { invocationLines } from '../report/failure-text.ts';
import { exitCodeOf } from '../report-model/run-report.ts';
import { checkAtSwitch, restoreSwitch, type SwitchOptions } from './acd-switch.ts';
import type { Environment } from './environment.ts';
import { explain, NOT_DONE } from './explain-error.ts';

/** What was chosen; what was not is left out. */
export interface AcdOptions extends SwitchOptions {
  readonly dialect?: string;
  readonly profile?: string;
  readonly seed?: number;
  readonly requirement?: string;
  readonly strict?: boolean;
  readonly simulator?: string;
  readonly controlToken?: string;
  readonly reports?: string;
  readonly json?: boolean;
}

/** Answers the exit code. Throws a `KitFailure` where there can be no verdict. */
export async function acd(options: AcdOptions, environment: Environment): Promise<number> {
  const { stdout, stderr, cwd } = environment;
  const { restore, at } = options;
  if (restore !== undefined) return restoreSwitch({ ...options, restore }, environment);
  const { requirement, strict: isStrict, simulator, controlToken, seed = DEFAULT_PARAMETERS.seed } = options;
  const spoken = await chooseDialect(options.dialect ?? DEFAULT_PARAMETERS.dialect, cwd);
  const { profile = spoken.profile } = options;
  const parameters = { ...DEFAULT_PARAMETERS, ...spoken, profile, seed, simulator, controlToken };
  const floorFolder = resolve(cwd, options.reports ?? 'reports');
  const report = await (at === undefined
    ? checkServer({ parameters, requirement, isStrict, floorFolder, onMessage: () => undefined })
    : checkAtSwitch({ ...options, at }, environment));
  for (const { id, verdict, reason, mismatch, requirement: text } of report.rulings)
    stdout.write(
      `${id} ${verdict.padEnd(15)} ${text}${(reason ?? mismatch) ? `\n    ${reason ?? `expected ${mismatch?.expected.join(', or ')}; seen: ${mismatch?.seen}`}` : ''}\n`,
    );
  for (const { name, result, transcript } of report.outcomes.filter(({ result }) => result === 'failed'))
    stdout.write(
      `${name}: ${result}\n${(transcript?.invocations ?? [])
        .flatMap(invocationLines)
        .map((line) => `    ${line}\n`)
        .join('')}`,
    );
  stdout.write(`${report.ruling.verdict}${report.ruling.reason === undefined ? '' : `: ${report.ruling.reason}`}\n`);
  for (const failure of report.undone ?? []) stderr.write(explain(failure, NOT_DONE).text);
  return exitCodeOf(report);
}
