// How a setting is refused: by naming it, and what would have been right.

import { nearest } from '../../simulator/index.ts';
import { KitFailure } from '../report-model/failure.ts';

/** `what` says where something is set that there is not; `name` is how it is called there. */
export function unknownSetting(what: string, name: string, known: readonly string[]): KitFailure {
  const close = nearest(name, known);
  return new KitFailure('UnknownSetting', `${what}, which there is not.`, {
    hint: close === undefined ? `There is ${[...new Set(known)].join(', ')}.` : `Did you mean ${close}?`,
  });
}

/** `message` is one sentence. */
export const invalidSetting = (message: string, cause?: unknown): KitFailure =>
  new KitFailure('InvalidSetting', message, { hint: 'See --help for what each setting takes.', cause });
