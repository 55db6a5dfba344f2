// What the tests of the command line share that need no process of its own for it: `signoff` carried out in this one, with
// streams, folder and environment of the test's. What only a process shows (an exit code, a signal, a full disk, what Node
// prints) is for `cli.ts`; both are used alike.

import { tmpdir } from 'node:os';
import { runCommand } from '../../src/cli/run-command.ts';
import { keptEnvironment } from '../../src/cli/testing/environment.ts';
import { assertReports, type Ended } from './cli.ts';
import { type Cleaner, until } from './process.ts';

export type RunCommand = typeof runCommand;

/** Carries out `signoff` in `cwd`, with `more` in its environment; stopped when the test is over, if it still runs. */
export function signoffHere(
  t: Cleaner,
  args: readonly string[],
  cwd = tmpdir(),
  more: NodeJS.ProcessEnv = {},
  /** The `runCommand` of another copy of the package. */
  run: RunCommand = runCommand,
) {
  const { environment, written, stop } = keptEnvironment(cwd, more);
  let isOver = false;
  const ended: Promise<Ended> = run(args, environment).then(async (exitCode) => {
    isOver = true;
    await assertReports(args, cwd);
    return { exitCode, signal: null, ...written };
  });
  t.after(() => {
    stop('SIGTERM');
    return ended.catch(() => undefined);
  });
  return {
    ended,
    stop,
    /** Resolves when it has written `text` on stdout; fails where it ended without. */
    async hasWritten(text: string): Promise<string> {
      await until(() => written.stdout.includes(text) || isOver, `it has written ${text}`);
      if (!written.stdout.includes(text)) throw new Error(`It ended first: ${written.stdout}${written.stderr}`);
      return written.stdout;
    },
  };
}
