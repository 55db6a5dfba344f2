// How a scenario says no: with every answer that would have been right, and what was seen instead.

import { ConnectorBroke } from '../../drivers/session.ts';
import type { Mismatch } from '../../report-model/requirement.ts';

/** Thrown by a step when what was seen is not what the requirement asks for. */
export class MismatchFound extends Error {
  override readonly name = 'MismatchFound';
  readonly mismatch: Mismatch;

  constructor(mismatch: Mismatch) {
    super(`expected ${mismatch.expected.join(', or ')}; seen: ${mismatch.seen}`);
    this.mismatch = mismatch;
  }
}

/** Thrown by a step when a requirement could not be exercised at all: red, with the reason. */
export class Untestable extends Error {
  override readonly name = 'Untestable';
}

/** Thrown where this rig cannot arrange or see what a scenario is about: at a real switch, say. */
export class NotExercised extends Error {
  override readonly name = 'NotExercised';
}

/** What stands in for whatever the rig cannot do: it throws `NotExercised`, with the reason. */
export const notExercised = (why: string) => async (): Promise<never> => {
  throw new NotExercised(why);
};

/** Does nothing where `holds`; else throws a `MismatchFound`. */
export function expect(holds: boolean, expected: string | readonly string[], seen: string): void {
  if (!holds) throw new MismatchFound({ expected: typeof expected === 'string' ? [expected] : expected, seen });
}

/** A connector that broke while it was asked to act has failed what the scenario is about; other errors stay as they are. */
export function brokenAsMismatch(error: unknown): unknown {
  if (!(error instanceof ConnectorBroke)) return error;
  return new MismatchFound({ expected: ['the activity answers with the page'], seen: error.message });
}

/** The error as evidence may hold it: every text in it masked. */
export function maskedError(error: unknown, mask: <T>(value: T) => T): unknown {
  if (error instanceof MismatchFound) return new MismatchFound(mask(error.mismatch));
  if (!(error instanceof Error)) return error;
  error.message = mask(error.message);
  error.stack = mask(error.stack);
  return error;
}
