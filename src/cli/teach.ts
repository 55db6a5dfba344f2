// `signoff teach`: the simulator with its lessons, those of one's own features among them.

import type { SimulatorOptions } from '../../simulator/index.ts';
import { loadSuite } from '../kit/judge/run.ts';
import { checkSteps } from '../kit/lessons/check-steps.ts';
import { readLessons } from '../kit/lessons/lesson-list.ts';
import type { Environment } from './environment.ts';
import { runSimulator } from './simulate.ts';

/**
 * Runs until the process is asked to stop. `files` are features in the suite's own vocabulary: where a step is none of it,
 * that is told at the start, and nothing is served.
 */
export async function teach(
  files: readonly string[],
  options: SimulatorOptions,
  environment: Environment,
): Promise<number> {
  const lessons = readLessons(files);
  if (files.length > 0) checkSteps(lessons, await loadSuite());
  return runSimulator(
    { port: 0, nativePort: 0, ...options },
    {
      readLessons: async () => lessons,
      environment,
      greet: ({ addresses }) => greeting(addresses.main, lessons.length),
    },
  );
}

const greeting = (main: string, count: number): string =>
  ['Signoff teaches.', '', `  ${count} lessons, in a browser   ${main}/teach`, '', 'Ctrl-C stops it.', ''].join('\n');
