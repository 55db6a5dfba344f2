// `signoff acd`: a CTI server held to its own requirements.

import { resolve } from 'node:path';
import { checkServer } from '../kit/judge/server-check.ts';
import { chooseDialect } from '../kit/suite/dialects.ts';
import { DEFAULT_PARAMETERS } from '../kit/suite/parameters.ts';
import type { Environment } from './environment.ts';

/** What was chosen; what was not is left out. */
export interface AcdOptions {
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
export async function acd(options: AcdOptions, { stdout, cwd }: Environment): Promise<number> {
  const { requirement, strict: isStrict, simulator, controlToken, seed = DEFAULT_PARAMETERS.seed } = options;
  const spoken = await chooseDialect(options.dialect ?? DEFAULT_PARAMETERS.dialect, cwd);
  const { profile = spoken.profile } = options;
  const parameters = { ...DEFAULT_PARAMETERS, ...spoken, profile, seed, simulator, controlToken };
  const floorFolder = resolve(cwd, options.reports ?? 'reports');
  const report = await checkServer({ parameters, requirement, isStrict, floorFolder, onMessage: () => undefined });
  for (const { id, verdict, reason, mismatch, requirement: text } of report.rulings)
    stdout.write(
      `${id} ${verdict.padEnd(15)} ${text}${(reason ?? mismatch) ? `\n    ${reason ?? `expected ${mismatch?.expected.join(', or ')}; seen: ${mismatch?.seen}`}` : ''}\n`,
    );
  stdout.write(`${report.ruling.verdict}${report.ruling.reason === undefined ? '' : `: ${report.ruling.reason}`}\n`);
  return report.ruling.exitCode;
}
