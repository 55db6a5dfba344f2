// Commands as a person types them into one terminal, one after the other: a `cd` counts for the next, and what serves is
// stopped by Ctrl-C. Run on a port that is free, with no browser, and as if outside of any other npm and CI.

import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { OUTSIDE_CI } from '../../src/cli/testing/environment.ts';
import { assertReports } from './cli.ts';
import type { Command } from './documents.ts';
import { assertPrinted } from './printed.ts';
import { type Cleaner, isAlive, temporaryFolder, until } from './process.ts';

/** Of npm only how it was configured by whoever runs the tests, not in which script of which package that is; no test of Node's. */
function outside(): NodeJS.ProcessEnv {
  const isInner = (name: string) =>
    /^npm_(?!config_)|^npm_config_local_prefix$|^INIT_CWD$|^NODE_TEST_CONTEXT$/i.test(name);
  return Object.fromEntries(Object.entries(process.env).filter(([name]) => !isInner(name)));
}

const ENVIRONMENT: NodeJS.ProcessEnv = {
  ...OUTSIDE_CI,
  SIGNOFF_PORT: '0',
  SIGNOFF_NATIVE_PORT: '0',
  BROWSER: 'true',
  DISPLAY: '',
  WAYLAND_DISPLAY: '',
  npm_config_audit: 'false',
  npm_config_fund: 'false',
  npm_config_ignore_scripts: 'true', // the package is built; nothing that is fetched has to run anything
  npm_config_prefer_offline: 'true',
  npm_config_update_notifier: 'false',
};

export interface Typed {
  readonly command: Command;
  readonly stdout: string;
  readonly stderr: string;
}

/**
 * Types `commands` in `folder` and holds each to how it is to end. `before` may prepare what the reader has or writes, and
 * `instead` says what is run where that is not the command itself.
 */
export async function typeCommands(
  t: Cleaner,
  {
    commands,
    folder,
    before = () => undefined,
    instead = (text) => text,
  }: {
    readonly commands: readonly Command[];
    readonly folder: string;
    readonly before?: (command: Command) => void;
    readonly instead?: (text: string) => string;
  },
): Promise<readonly Typed[]> {
  const left = join(temporaryFolder(t), 'folder');
  const typed: Typed[] = [];
  let cwd = folder;
  for (const command of commands) {
    before(command);
    const { code, stdout, stderr } = await run(t, { line: instead(command.text), command, cwd, left });
    const told = `${command.page}: ${command.text}\n${stdout}${stderr}`;
    if (command.exit === 'until Ctrl-C') assert.match(stdout, /\nStopped \(SIGINT\)\.\n$/, told);
    else assert.equal(code, command.exit, told);
    const [, subcommand = '', args = ''] = /\bsignoff (\w+)(.*)/.exec(command.text) ?? [];
    assertPrinted(command.prints, stdout + stderr);
    await assertReports([subcommand, ...args.trim().split(/[ =]/)], cwd);
    if (command.exit !== 'until Ctrl-C') cwd = readFileSync(left, 'utf8').trimEnd();
    typed.push({ command, stdout, stderr });
  }
  return typed;
}

async function run(
  t: Cleaner,
  {
    line,
    command,
    cwd,
    left,
  }: { readonly line: string; readonly command: Command; readonly cwd: string; readonly left: string },
) {
  const script = `${line}\ncode=$?\npwd > "$0"\nexit $code`;
  const env = { ...outside(), ...ENVIRONMENT };
  const child = spawn('sh', ['-c', script, left], { cwd, env, detached: true, stdio: ['ignore', 'pipe', 'pipe'] });
  const pid = child.pid as number;
  t.after(() => killGroup(pid));
  const written = { stdout: '', stderr: '' };
  for (const stream of ['stdout', 'stderr'] as const)
    child[stream].setEncoding('utf8').on('data', (text: string) => {
      written[stream] += text;
    });
  const closed = once(child, 'close');
  if (command.exit === 'until Ctrl-C') {
    await until(() => written.stdout.includes('Ctrl-C stops it.') || child.exitCode !== null, `${line} serves`);
    if (isAlive(pid)) process.kill(-pid, 'SIGINT'); // as a terminal does: to all that were started
  }
  const [code] = (await closed) as [number | null];
  return { code, ...written };
}

/** What is left of the processes of a command, if anything is. */
function killGroup(pid: number): void {
  try {
    process.kill(-pid, 'SIGKILL');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error;
  }
}
