// Which values the fields of a described switch take.

import type { IdPattern, IdPatterns } from '../dialect.ts';
import type { Compiled } from './compiled.ts';

const DIGITS: IdPattern = { pattern: '^[0-9]+$', longest: 20 };

/** Which values each field takes; digits alone where the file does not say. */
export function patternsOf({ file: { ids = {} } }: Compiled) {
  const { agent = DIGITS, queue = DIGITS, reason = DIGITS, password = DIGITS, extension = DIGITS, name = DIGITS } = ids;
  return {
    ...{ agentId: agent, queueId: queue, reasonCode: reason, password, extension, name },
  } satisfies IdPatterns;
}
