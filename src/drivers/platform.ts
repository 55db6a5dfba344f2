// What Windows does otherwise with processes: a .cmd or .bat file is no program there, and there are no process groups. Not
// run on Windows by us: a test holds what would be asked of it.

import { spawnSync } from 'node:child_process';
import { statSync } from 'node:fs';
import { win32 } from 'node:path';
import { KitFailure } from '../report-model/failure.ts';

export interface Command {
  readonly file: string;
  readonly args: readonly string[];
  readonly cwd?: string | undefined;
}

/** What is handed to the system for a command. */
export interface Spawned {
  readonly file: string;
  readonly args: readonly string[];
  /** Whether the arguments are the text of a command line, to be taken as it is. */
  readonly windowsVerbatimArguments: boolean;
  /** Whether the process leads a group of its own; on Windows that would open a window. */
  readonly detached: boolean;
}

/** What is looked at. */
export interface Surroundings {
  readonly platform: string;
  readonly env: NodeJS.ProcessEnv;
  isFile(path: string): boolean;
}

const HERE: Surroundings = {
  platform: process.platform,
  env: process.env,
  isFile: (path) => statSync(path, { throwIfNoEntry: false })?.isFile() ?? false,
};

/**
 * The command as the system starts it. On Windows a program may be a .cmd or .bat file, such as `npx` is: Node starts none,
 * and cmd.exe does. Throws `CommandNeedsShell` for an argument of such a file that cmd.exe would change on its way.
 */
export function spawnedFor({ file, args, cwd = '.' }: Command, surroundings: Surroundings = HERE): Spawned {
  const { platform, env } = surroundings;
  if (platform !== 'win32') return { file, args, windowsVerbatimArguments: false, detached: true };
  const path = programAt(file, cwd, surroundings) ?? file;
  if (!/\.(cmd|bat)$/i.test(path)) return { file, args, windowsVerbatimArguments: false, detached: false };
  const line = [path, ...args].map((word) => quotedForCmd(word, file)).join(' ');
  const shell = variable(env, 'ComSpec') ?? 'cmd.exe';
  return { file: shell, args: ['/d', '/s', '/c', `"${line}"`], windowsVerbatimArguments: true, detached: false };
}

/** The file that Windows means by `file`: with the extensions of PATHEXT, in the folder first and then along the PATH. */
function programAt(file: string, cwd: string, { env, isFile }: Surroundings): string | undefined {
  const isPath = /[\\/:]/.test(file);
  const path = (variable(env, 'Path') ?? '').split(';').filter((folder) => folder !== '');
  const folders = isPath ? [cwd] : [cwd, ...path];
  const extensions = (variable(env, 'PATHEXT') ?? '.COM;.EXE;.BAT;.CMD').split(';');
  const names = /\.[^\\/.]+$/.test(file)
    ? [file, ...extensions.map((one) => file + one)]
    : extensions.map((one) => file + one);
  return folders.flatMap((folder) => names.map((name) => win32.resolve(folder, name))).find(isFile);
}

/** Names of variables have no case on Windows. */
const variable = (env: NodeJS.ProcessEnv, name: string): string | undefined =>
  Object.entries(env).find(([key]) => key.toLowerCase() === name.toLowerCase())?.[1];

/** One word for cmd.exe, and for the program that reads the line after it. In quotes only these mean anything to it. */
function quotedForCmd(word: string, file: string): string {
  const [meant] = /["%!\r\n]/.exec(word) ?? [];
  if (meant !== undefined)
    throw new KitFailure(
      'CommandNeedsShell',
      `The command file ${file} cannot be given ${JSON.stringify(word)}: cmd.exe would take its ${JSON.stringify(meant)} for its own.`,
      { hint: 'Name the program that the file starts, node.exe say, instead of the file.' },
    );
  return /^[\w.:\\/@=+-]+$/.test(word) ? word : `"${word.replace(/\\+$/, '$&$&')}"`;
}

/** How a process and what it started are ended at once. */
export interface Enders {
  kill(pid: number, signal: 'SIGKILL'): void;
  run(file: string, args: readonly string[]): void;
}

const ENDERS: Enders = {
  kill: (pid, signal) => void process.kill(pid, signal),
  run: (file, args) => void spawnSync(file, args, { stdio: 'ignore', windowsHide: true }),
};

/** Ends the process `pid`, which was spawned as above, and whatever it started, so far as that did not leave it. */
export function killTree(pid: number, platform: string = process.platform, { kill, run }: Enders = ENDERS): void {
  try {
    if (platform === 'win32') run('taskkill', ['/pid', `${pid}`, '/T', '/F']);
    else kill(-pid, 'SIGKILL');
  } catch {
    // Nobody left.
  }
}
