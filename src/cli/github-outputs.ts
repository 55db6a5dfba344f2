// What a step of GitHub Actions hands on to later ones, where the command line runs in one.

import { randomUUID } from 'node:crypto';
import { appendFile } from 'node:fs/promises';
import { join } from 'node:path';
import { exitCodeOf, type RunReport } from '../report-model/run-report.ts';
import type { Environment } from './environment.ts';

type Outputs = Readonly<Record<string, string>>;

/** Of a run whose reports are in `folder`, an absolute path; what there is none of is ''. */
export function outputsOf(report: RunReport, folder: string): Outputs {
  const { ruling, tiers, certificate } = report;
  return {
    verdict: ruling.verdict,
    tier: tiers.filter(({ isReached }) => isReached).at(-1)?.tier ?? '',
    'exit-code': String(exitCodeOf(report)),
    reports: folder,
    report: join(folder, 'report.html'),
    certificate: certificate === undefined ? '' : join(folder, 'certificate.json'),
  };
}

/** Where there was no run: the same outputs. */
export const outputsOfFailure = (exitCode: number): Outputs => ({
  ...{ verdict: 'none', tier: '', 'exit-code': String(exitCode), reports: '', report: '', certificate: '' },
});

/**
 * Hands them on, if there is somewhere to; answers a complaint where that failed, else ''. Whatever a value holds, it ends
 * where its mark stands, which nobody can guess.
 */
export async function appendOutputs(outputs: Outputs, env: Environment['env']): Promise<string> {
  const path = env.GITHUB_OUTPUT;
  if (path === undefined || path === '') return '';
  const mark = randomUUID();
  const lines = Object.entries(outputs).map(([name, value]) => `${name}<<${mark}\n${value}\n${mark}\n`);
  try {
    await appendFile(path, lines.join(''));
    return '';
  } catch (error) {
    return `The outputs cannot be appended to GITHUB_OUTPUT: ${(error as Error).message}\n`;
  }
}
