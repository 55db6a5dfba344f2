// What the tests of the command line share: `signoff` as a process of its own, what it wrote, and how it ended.

import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, lstatSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { OUTSIDE_CI } from '../../src/cli/testing/environment.ts';
import { PACKAGE_ROOT } from '../../src/package-root.ts';
import { assertJunit } from './junit-schema.ts';
import { type Cleaner, until } from './process.ts';

const CLI = join(PACKAGE_ROOT, 'dist', 'src', 'cli.js');

export interface Ended {
  readonly exitCode: number | null;
  readonly signal: string | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** How else it is started. */
export interface Start {
  /** Flags of Node's own. */
  readonly nodeFlags?: readonly string[];
  /** The command line of another copy of the package. */
  readonly cli?: string;
  /** How large a file may become that it writes, in units of 512 bytes: what goes beyond is an error, as on a full disk. */
  readonly fileBlocks?: number;
}

/** Starts `signoff` in `cwd`, with `more` in its environment; killed when the test is over, if it still runs. */
export function signoff(
  t: Cleaner,
  args: readonly string[],
  cwd = tmpdir(),
  more: NodeJS.ProcessEnv = {},
  { nodeFlags = [], cli = CLI, fileBlocks }: Start = {},
) {
  const env = { ...process.env, ...OUTSIDE_CI, ...more };
  const command = [process.execPath, ...nodeFlags, cli, ...args];
  const limited =
    fileBlocks === undefined ? command : ['sh', '-c', `ulimit -f ${fileBlocks}; exec "$0" "$@"`, ...command];
  const [file = '', ...words] = limited;
  const child = spawn(file, words, { cwd, env, stdio: ['ignore', 'pipe', 'pipe'] });
  const written = { stdout: '', stderr: '' };
  for (const stream of ['stdout', 'stderr'] as const)
    child[stream].setEncoding('utf8').on('data', (text: string) => {
      written[stream] += text;
    });
  const ended: Promise<Ended> = once(child, 'close').then(async ([exitCode, signal]) => {
    await assertReports(args, cwd);
    return { exitCode, signal, ...written };
  });
  t.after(() => {
    child.kill('SIGKILL');
    return ended.catch(() => undefined);
  });
  return {
    ended,
    pid: child.pid as number,
    kill: (signal: NodeJS.Signals) => child.kill(signal),
    /** What it has written on stderr so far. */
    complained: () => written.stderr,
    /** Resolves when it has written `text` on stdout; fails where it ended without. */
    async hasWritten(text: string): Promise<string> {
      await until(() => written.stdout.includes(text) || child.exitCode !== null, `it has written ${text}`);
      if (!written.stdout.includes(text)) throw new Error(`It ended first: ${written.stdout}${written.stderr}`);
      return written.stdout;
    },
  };
}

/** Every junit.xml that a run leaves in a folder of its test's own is held to the schema. */
export async function assertReports(args: readonly string[], cwd: string): Promise<void> {
  const given = args.find((arg, index) => args[index - 1] === '--reports' || arg.startsWith('--reports='));
  const file = join(resolve(cwd, given?.replace('--reports=', '') ?? 'reports'), 'junit.xml');
  const isThere = existsSync(file) && lstatSync(file).isFile(); // a pipe would never be read to its end
  if (args[0] === 'certify' && cwd !== tmpdir() && isThere) await assertJunit(readFileSync(file, 'utf8'));
}

/** The processes that `pid` has started and that still run. */
export function childrenOf(pid: number): number[] {
  const { stdout } = spawnSync('ps', ['-A', '-o', 'pid=,ppid='], { encoding: 'utf8' });
  const rows = stdout.split('\n').map((row) => row.trim().split(/\s+/).map(Number));
  return rows.flatMap(([child, parent]) => (parent === pid && child !== undefined ? [child] : []));
}
