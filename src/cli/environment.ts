// What a command is given of the world outside: nothing below `cli/` looks at `process`.

import { writeSync } from 'node:fs';
import type { Writable } from 'node:stream';

export interface Environment {
  readonly stdout: Writable & { readonly isTTY?: boolean; readonly columns?: number };
  readonly stderr: Writable;
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
  return { stdout: process.stdout, stderr: process.stderr, cwd: process.cwd(), env: process.env, stopped, forbidEnd };
}

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
