// What a command is given of the world outside: nothing below `cli/` looks at `process`.

import type { Writable } from 'node:stream';

export interface Environment {
  readonly stdout: Writable & { readonly isTTY?: boolean; readonly columns?: number };
  readonly stderr: Writable;
  readonly cwd: string;
  readonly env: Readonly<Record<string, string | undefined>>;
  /** Resolves with the signal's name when somebody asks the process to stop. */
  readonly stopped: Promise<string>;
}

/** The process's own. */
export function processEnvironment(): Environment {
  const stopped = new Promise<string>((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => resolve(signal));
  });
  return { stdout: process.stdout, stderr: process.stderr, cwd: process.cwd(), env: process.env, stopped };
}
