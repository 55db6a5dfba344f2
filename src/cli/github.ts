// GitHub Actions, where the command line runs in it: annotations, and the summary of the job.

import { appendFile } from 'node:fs/promises';
import { join, relative, resolve } from 'node:path';
import { regularFileAt } from '../files/write-file.ts';
import { PACKAGE_ROOT } from '../package-root.ts';
import { annotationsOf } from '../report/annotations.ts';
import type { RunReport } from '../report-model/run-report.ts';
import type { Environment } from './environment.ts';

type Env = Environment['env'];

export const isGitHub = (env: Env): boolean => env.GITHUB_ACTIONS === 'true';

/** What a job's summary may hold is 1 MiB; some of it is other steps'. */
const SUMMARY_BYTES = 900_000;

/** Annotations for the log, '' outside GitHub Actions. `baseline` is the user's file. */
export function annotationsFor(report: RunReport, { env, cwd }: Pick<Environment, 'env' | 'cwd'>): string {
  if (!isGitHub(env)) return '';
  const root = env.GITHUB_WORKSPACE ?? cwd;
  const places = {
    features: within(root, join(PACKAGE_ROOT, 'features')),
    baseline: report.gate === undefined ? undefined : within(root, resolve(cwd, report.gate.baseline)),
  };
  return annotationsOf(report, places)
    .map((line) => `${line}\n`)
    .join('');
}

/** A path from `root`, with forward slashes; undefined where it is not below it. */
function within(root: string, path: string): string | undefined {
  const way = relative(root, path).replaceAll('\\', '/');
  return way === '' || way.startsWith('../') || way === '..' || /^[a-z]:/i.test(way) ? undefined : way;
}

/** Puts the summary where the job shows it, if it has such a place; answers a complaint where that failed, else ''. */
export async function appendStepSummary(summary: string, env: Env): Promise<string> {
  const path = env.GITHUB_STEP_SUMMARY;
  if (path === undefined || path === '') return '';
  try {
    await regularFileAt(path);
    await appendFile(path, `${cut(summary)}\n`);
    return '';
  } catch (error) {
    return `The summary cannot be appended to GITHUB_STEP_SUMMARY: ${(error as Error).message}\n`;
  }
}

function cut(markdown: string): string {
  const bytes = Buffer.from(markdown);
  if (bytes.length <= SUMMARY_BYTES) return markdown;
  const kept = new TextDecoder().decode(bytes.subarray(0, SUMMARY_BYTES)).replace(/\uFFFD*$/, '');
  return `${kept.slice(0, kept.lastIndexOf('\n'))}\n\nThe rest is in summary.md among the reports.\n`;
}
