// Which texts get through the event socket and back as they are. Where each comes from stands beside it: "recorded" is of a
// FreeSWITCH 1.11.2, file names are of its sources.

import type { IdPattern, IdPatterns } from '../dialect.ts';

/** The columns of the call center's tables: `VARCHAR(255)` in mod_callcenter.c. */
const COLUMN = 255;

/** What a text between single quotes can be: src/switch_utils.c takes a quote and a backslash for itself. One line. */
const line: IdPattern = { pattern: "^(?! )[^\\p{Cc}\\p{Cs}'\\\\]+(?<! )$", longest: COLUMN };

/** Between nothing and `@default`; `|` separates the columns of lists, and they could not be read. Recorded: case counts. */
const name: IdPattern = {
  pattern: "^(?! )[^\\p{Cc}\\p{Cs}'\\\\|]+(?<! )$",
  longest: COLUMN - '@default'.length,
};

/** No message carries a password, a reason or an extension of an agent: they stand on the floor alone. */
export const ID_PATTERNS: IdPatterns = {
  agentId: name,
  name: line,
  password: line,
  queueId: name,
  extension: line,
  reasonCode: line,
};
