// An environment for commands in a test's own process: what they write is kept, and they are asked to stop as one likes. Knows
// nothing of any command.

import { tmpdir } from 'node:os';
import { asLog } from '../../report/escape.ts';
import type { Environment } from '../environment.ts';

/** Where the tests themselves run in GitHub Actions, what they start is not to take itself for a step of it. */
export const OUTSIDE_CI = { GITHUB_ACTIONS: undefined, GITHUB_STEP_SUMMARY: undefined, GITHUB_WORKSPACE: undefined };

export interface KeptEnvironment {
  readonly environment: Environment;
  /** So far. */
  readonly written: { readonly stdout: string; readonly stderr: string };
  /** Asks it to stop, as a signal of that name does. */
  stop(signal: string): void;
}

/** `more` is in `env` besides what this process has. */
export function keptEnvironment(cwd = tmpdir(), more: NodeJS.ProcessEnv = {}): KeptEnvironment {
  const written = { stdout: '', stderr: '' };
  const streamOf = (stream: keyof typeof written) => ({
    write(text: string) {
      written[stream] += text;
    },
  });
  const raw = { stdout: streamOf('stdout'), stderr: streamOf('stderr') };
  let stop: (signal: string) => void = () => undefined;
  const environment: Environment = {
    raw,
    stdout: { write: (text) => raw.stdout.write(asLog(text)) },
    stderr: { write: (text) => raw.stderr.write(asLog(text)) },
    cwd,
    env: { ...process.env, ...OUTSIDE_CI, ...more },
    stopped: new Promise((resolve) => {
      stop = resolve;
    }),
    forbidEnd: () => () => undefined,
  };
  return { environment, written, stop };
}
