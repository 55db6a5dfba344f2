// The pool of a proof: processes that hold one trial after the other, so that Cucumber is loaded once in each. A worker
// that is lost costs the trial that it held, and no other.

import { fork } from 'node:child_process';
import { join } from 'node:path';
import { CODE_ROOT, RUNS_FROM_SOURCES } from '../../package-root.ts';
import type { Trial } from '../../report-model/proof.ts';
import { accidentOf, type TrialJob } from './trial.ts';

/** A trial that takes longer is given up, in milliseconds: longer than a hopeless connector takes on everything. */
const TRIAL_MS = 180_000;
/** How long a worker may take to end its connector and itself, in milliseconds. */
const EXIT_GRACE_MS = 5_000;

export interface WorkerPool {
  readonly workers: number;
  /** After each trial. */
  onTrial(trial: Trial): void;
  /** Resolves when somebody has had enough: no further trial is begun. */
  readonly stopped: Promise<unknown>;
}

/** Has every trial held, in the order in which they are given; answers in the order in which they end. */
export async function runTrials(jobs: readonly TrialJob[], pool: WorkerPool): Promise<readonly Trial[]> {
  const waiting = [...jobs];
  const trials: Trial[] = [];
  let isStopped = false;
  const stop = pool.stopped.then(() => {
    isStopped = true;
  });

  async function work(): Promise<void> {
    let worker = startWorker();
    for (let job = waiting.shift(); job !== undefined && !isStopped; job = waiting.shift()) {
      const trial = await Promise.race([worker.hold(job), stop]);
      if (trial === undefined) break;
      trials.push(trial);
      pool.onTrial(trial);
      if (trial.accident === undefined) continue;
      await worker.end();
      worker = startWorker();
    }
    await worker.end();
  }

  await Promise.all(Array.from({ length: Math.min(pool.workers, jobs.length) }, work));
  return trials;
}

interface Worker {
  /** Never rejects: what goes wrong is an accident. */
  hold(job: TrialJob): Promise<Trial>;
  /** Resolves when the process is gone; it ends its connector first. */
  end(): Promise<void>;
}

function startWorker(): Worker {
  const cli = join(CODE_ROOT, 'src', RUNS_FROM_SOURCES ? 'cli.ts' : 'cli.js');
  const child = fork(cli, ['prove-worker'], { stdio: ['ignore', 'ignore', 'inherit', 'ipc'] });
  // Not 'close': that never comes where this side has closed the channel.
  const gone = new Promise<void>((resolve) => child.on('exit', () => resolve()).on('error', () => resolve()));
  return {
    hold: (job) =>
      new Promise((resolve) => {
        const settle = (trial: Trial) => {
          clearTimeout(timer);
          child.removeAllListeners('message');
          resolve(trial);
        };
        const fail = (why: string) => settle(accidentOf(job.member, why));
        const timer = setTimeout(() => fail(`it took longer than ${TRIAL_MS / 1000} s`), TRIAL_MS);
        child.on('message', (trial) => settle(trial as Trial));
        gone.then(() => fail(`its worker ended (${child.signalCode ?? `exit code ${child.exitCode}`})`));
        child.send(job, (error) => error && fail(`its worker cannot be reached: ${error.message}`));
      }),
    async end() {
      if (child.connected) child.disconnect();
      const timer = setTimeout(() => child.kill('SIGKILL'), EXIT_GRACE_MS);
      await gone;
      clearTimeout(timer);
    },
  };
}
