// What a command is given of the world outside: nothing below `cli/` looks at `process`.

import { writeSync } from 'node:fs';
import { asLog } from '../report/escape.ts';
import type { Screen } from '../report/progress.ts';

/** Where text goes. */
interface Output {
  write(text: string): unknown;
}

export interface Environment {
  /** Whatever is written here is made harmless to terminals and CI runs first, whoever's words stand in it. */
  readonly stdout: Output;
  readonly stderr: Output;
  /** The same without that: for what is to steer the terminal, or to command the CI. */
  readonly raw: { readonly stdout: Screen; readonly stderr: Output };
  readonly cwd: string;
  readonly env: Readonly<Record<string, string | undefined>>;
  /** Resolves with the signal's name when somebody asks the process to stop. */
  readonly stopped: Promise<string>;
  /**
   * From now on, and until what it answers is called, an end of the process is no success, whatever code it ends with:
   * `complaint` goes to stderr, and the exit code is 2.
   */
  forbidEnd(complaint: string): () => void;
}

/** The process's own. */
export function processEnvironment(): Environment {
  const stopped = new Promise<string>((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => resolve(signal));
  });
  const raw = { stdout: process.stdout, stderr: process.stderr };
  const { cwd, env } = { cwd: process.cwd(), env: process.env };
  return { stdout: harmless(raw.stdout), stderr: harmless(raw.stderr), raw, cwd, env, stopped, forbidEnd };
}

const harmless = (output: Output): Output => ({ write: (text) => output.write(asLog(text)) });

const ENDED_EARLY = 2;
const STDERR = 2;

function forbidEnd(complaint: string): () => void {
  const onExit = (): void => {
    process.exitCode = ENDED_EARLY;
    writeSync(STDERR, complaint);
  };
  process.on('exit', onExit);
  return () => void process.off('exit', onExit);
}
