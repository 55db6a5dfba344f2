// What a person is told when a command could not do its work: what is wrong, and what to do.

import { CommanderError } from 'commander';

/** Text for stderr, and the exit code. Whatever is no named failure is a bug, and shows where it happened. */
export function explain(error: unknown, badUsage: number): { readonly text: string; readonly exitCode: number } {
  if (error instanceof CommanderError) return { text: '', exitCode: error.exitCode === 0 ? 0 : badUsage };
  const { code, hint, message, stack } = error as { code?: string; hint?: string; message?: string; stack?: string };
  if (typeof code === 'string' && typeof hint === 'string')
    return { text: `${code}: ${message}\n${hint}\n`, exitCode: badUsage };
  return { text: `This is a bug of Signoff: ${stack ?? String(error)}\n`, exitCode: badUsage };
}
