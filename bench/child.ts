// Servers under load run in processes of their own, so that whoever loads them takes nothing of theirs.

import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';

export interface Child {
  /** What it said when it was ready. */
  readonly told: Readonly<Record<string, unknown>>;
  close(): Promise<void>;
}

/** Starts one of the servers in `servers.ts`. */
export async function startServer(kind: string): Promise<Child> {
  const child: ChildProcess = fork(fileURLToPath(new URL('servers.js', import.meta.url)), [kind]);
  const [told] = (await once(child, 'message')) as [Readonly<Record<string, unknown>>];
  return {
    told,
    async close() {
      child.kill();
      if (child.exitCode === null && child.signalCode === null) await once(child, 'exit');
    },
  };
}
