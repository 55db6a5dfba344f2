// Servers under load run in processes of their own, so that whoever loads them takes nothing of theirs.

import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import type { SimulatorOptions } from '../simulator/index.ts';

export interface Child {
  /** What it said when it was ready. */
  readonly told: Readonly<Record<string, unknown>>;
  /** The longest time, in ms, for which it did one thing and nothing else, since it was last asked; 0 at first. */
  longestBlock(): Promise<number>;
  close(): Promise<void>;
}

/** Starts one of the servers in `servers.ts`; `options` are for a simulator. */
export async function startServer(kind: string, options: SimulatorOptions = {}): Promise<Child> {
  const servers = fileURLToPath(new URL('servers.js', import.meta.url));
  const child: ChildProcess = fork(servers, [kind, JSON.stringify(options)]);
  const [told] = (await once(child, 'message')) as [Readonly<Record<string, unknown>>];
  return {
    told,
    async longestBlock() {
      child.send('longest block');
      const [longest] = (await once(child, 'message')) as [number];
      return longest;
    },
    async close() {
      child.kill();
      if (child.exitCode === null && child.signalCode === null) await once(child, 'exit');
    },
  };
}
