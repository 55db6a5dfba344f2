// `signoff prove-worker`: a process that holds trials for `signoff prove`. Not for people.

import type { TrialJob } from '../kit/mutation/trial.ts';

/** Holds every trial that the parent asks for, one at a time, until the parent lets go. A bug of ours is an accident. */
export async function proveWorker(): Promise<number> {
  const { loadSuite } = await import('../kit/judge/run.ts');
  const { accidentOf, runTrial: holdTrial } = await import('../kit/mutation/trial.ts');
  const suite = await loadSuite();
  const hold = (summons: TrialJob) =>
    holdTrial(suite, summons).catch((error: Error) => accidentOf(summons.member, error.stack ?? String(error)));
  return new Promise((resolve) => {
    process.on('message', async (summons: TrialJob) => process.send?.(await hold(summons)));
    process.on('disconnect', () => resolve(0));
  });
}
