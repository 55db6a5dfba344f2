// `signoff prove-worker`: a process that holds trials for `signoff prove`. Not for people.

import type { TrialJob } from '../kit/mutation/trial.ts';

/** Holds every trial that the parent asks for, one at a time, until the parent lets go. A bug of ours is an accident. */
export async function proveWorker(): Promise<number> {
  const { loadSuite } = await import('../kit/judge/run.ts');
  const { accidentOf, runTrial } = await import('../kit/mutation/trial.ts');
  const suite = await loadSuite();
  const hold = (job: TrialJob) =>
    runTrial(suite, job).catch((error: Error) => accidentOf(job.member, error.stack ?? String(error)));
  return new Promise((resolve) => {
    process.on('message', async (job: TrialJob) => process.send?.(await hold(job)));
    process.on('disconnect', () => resolve(0));
  });
}
