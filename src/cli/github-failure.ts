// How a command that could not do its work tells so. In GitHub Actions as loudly as a verdict: an annotation, the summary
// of the job and the outputs of the step; elsewhere on stderr alone.

import { failureAnnotation } from '../report/annotations.ts';
import { failureMd } from '../report/summary.ts';
import type { Environment } from './environment.ts';
import { appendStepSummary, isGitHub } from './github.ts';
import { appendOutputs, outputsOfFailure } from './github-outputs.ts';

interface Failed {
  /** For stderr; '' where it has been told there already. */
  readonly text: string;
  readonly exitCode: number;
  /** The command's name. */
  readonly command: string | undefined;
}

export async function tellFailure(
  error: unknown,
  { text, exitCode, command }: Failed,
  { env, stderr, raw }: Pick<Environment, 'env' | 'stderr' | 'raw'>,
): Promise<void> {
  stderr.write(text);
  if (exitCode === 0 || !isGitHub(env)) return;
  const told = text === '' ? (error as Error).message : text.trimEnd();
  raw.stderr.write(failureAnnotation(told));
  if (command !== 'certify') return;
  raw.stderr.write(await appendStepSummary(failureMd(told), env));
  raw.stderr.write(await appendOutputs(outputsOfFailure(exitCode), env));
}
