// A child process in a group of its own: lines out, lines in, and an end that leaves nothing behind.

import { type ChildProcessWithoutNullStreams, spawn } from 'node:child_process';
import { lastLines } from './answers.ts';
import { createLineReader, LINE_LIMIT } from './json-rpc.ts';
import { pastProxies } from './loopback.ts';
import { type Command, killTree, spawnedFor } from './platform.ts';

export interface Child {
  write(line: string): void;
  /**
   * Politely first; whatever is left of the group after `graceMs` is killed. Resolves when the process is gone: whether it
   * went by itself.
   */
  end(graceMs: number): Promise<boolean>;
  kill(): void;
  /** The last of what it wrote on stderr. */
  stderrTail(): string;
}

export interface ChildListener {
  onLine(line: string): void;
  /** A piece of what it wrote on stderr. */
  onStderr(text: string): void;
  /** Once: it exited, could not be started, or wrote a line without end. `why` is the end of a sentence. */
  onGone(why: string): void;
}

/** How much of what it wrote on stderr is kept, in characters. */
const TAIL = 16_000;
/** What is set for the kit and for nobody else: with it a connector could see, and change, what it is judged by. */
const SECRET = 'SIGNOFF_CONTROL_TOKEN';
/** How long the pipes of a process that is gone are still read, where a stray outside its group holds them; in ms. */
const DRAIN_MS = 500;

/** Throws `CommandNeedsShell` for what Windows cannot start as it is. */
export function startChild(command: Command, listener: ChildListener): Child {
  const { [SECRET]: _, ...env } = process.env;
  const { file, args, ...how } = spawnedFor(command);
  const options = { ...how, cwd: command.cwd, env: pastProxies(env), windowsHide: true } as const;
  const child = spawn(file, args, { ...options, stdio: 'pipe' });
  let stderr = '';
  let gone = false;
  const leave = (why: string): void => {
    if (!gone) listener.onGone(why);
    gone = true;
  };
  const killAtExit = (): void => killGroup(child);
  process.on('exit', killAtExit);
  child.on('error', (error: NodeJS.ErrnoException) => leave(whyNotStarted(error, command.file)));
  child.on('exit', () => {
    killGroup(child);
    const timer = setTimeout(() => child.stdio.forEach((pipe) => void pipe?.destroy()), DRAIN_MS);
    child.on('close', () => clearTimeout(timer));
  });
  const closed = new Promise<void>((resolve) =>
    child.on('close', (code, signal) => {
      process.off('exit', killAtExit);
      leave(signal === null ? `exited with code ${code}` : `was ended by ${signal}`);
      resolve();
    }),
  );
  child.stdin.on('error', () => undefined);
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    stderr = lastLines(stderr + text, TAIL);
    listener.onStderr(text);
  });
  const overflow = () => leave(`wrote a line of more than ${LINE_LIMIT} characters`);
  child.stdout.on('data', createLineReader(listener.onLine, overflow));
  return {
    write: (line) => void child.stdin.write(line),
    end: (graceMs) => endChild(child, closed, graceMs),
    kill: () => killGroup(child),
    stderrTail: () => stderr.trim(),
  };
}

function whyNotStarted({ code, message }: NodeJS.ErrnoException, file: string): string {
  if (code !== 'ENOENT') return `cannot be started (${code ?? message})`;
  const isPath = file.includes('/') || file.includes('\\');
  return `cannot be started: ${isPath ? `there is no file ${file}` : `there is no program ${file} on the PATH`} (ENOENT)`;
}

async function endChild(child: ChildProcessWithoutNullStreams, closed: Promise<void>, graceMs: number) {
  child.stdin.end();
  if (child.pid === undefined) return true;
  let byItself = true;
  const timer = setTimeout(() => {
    byItself = false;
    killGroup(child);
  }, graceMs);
  await closed;
  clearTimeout(timer);
  return byItself;
}

/** All of it, so that what a shell or a launcher started goes too. */
function killGroup({ pid }: ChildProcessWithoutNullStreams): void {
  if (pid !== undefined) killTree(pid);
}
