// What a person is told when a command could not do its work: what is wrong, and what to do.

import { CommanderError } from 'commander';
import { KitFailure } from '../report-model/failure.ts';

/** What a command ends with that found what it was to find, and could not do the rest of its work. */
export const NOT_DONE = 2;

/** Text for stderr, and the exit code. Whatever is no named failure is a bug, and shows where it happened. */
export function explain(error: unknown, badUsage: number): { readonly text: string; readonly exitCode: number } {
  if (error instanceof CommanderError) return { text: '', exitCode: error.exitCode === 0 ? 0 : badUsage };
  const { code, hint, message, stack } = error as { code?: string; hint?: string; message?: string; stack?: string };
  if (typeof code === 'string' && typeof hint === 'string')
    return { text: `${code}: ${message}\n${hint}\n`, exitCode: badUsage };
  return { text: `This is a bug of Signoff: ${stack ?? String(error)}\n`, exitCode: badUsage };
}

/** What `work` comes to, or the failure that kept it from that: whoever has found something is to tell it all the same. */
export async function orFailure<T>(work: T | Promise<T>): Promise<T | KitFailure> {
  try {
    return await work;
  } catch (error) {
    if (error instanceof KitFailure) return error;
    throw error;
  }
}
