// What Asterisk keeps of a text, and which texts get through the Manager Interface and back as they are. Where each comes
// from stands beside it: "recorded" is of an Asterisk 22, file names are of its sources.

import type { IdPattern, IdPatterns } from '../dialect.ts';

/** As many bytes of a name or a reason Asterisk keeps; the rest is lost, and nobody is told. Recorded. */
export const KEPT_BYTES = 79;

/** One line, no blank at either end: `astman_get_header` in main/manager.c passes over those of a header's value. */
const line: IdPattern = { pattern: '^(?! )[^\\p{Cc}\\p{Cs}]+(?<! )$', longest: KEPT_BYTES };

/**
 * Between `Local/` and `@agents`, in the 80 bytes of a member's interface. `/` and `@` are parts of a channel's name; `,`
 * separates arguments in a dialplan; `;` and `|` separate fields and members where apps/app_queue.c keeps them over a
 * restart. Recorded: a member in another case is "Already there".
 */
const inDevice: IdPattern = {
  pattern: '^(?! )[^\\p{Cc}\\p{Cs}/@,;|]+(?<! )$',
  longest: KEPT_BYTES - 'Local/@agents'.length,
  ignoresCase: true,
};

/**
 * What queues.conf can call a queue: main/config.c ends the name of a section at `]` and begins a comment at `;`, and `,`
 * separates the arguments of Queue() in a dialplan. apps/app_queue.c compares queues without case.
 */
const queue: IdPattern = { ...line, pattern: '^(?! )[^\\p{Cc}\\p{Cs}\\],;]+(?<! )$', ignoresCase: true };

/** No message carries a password or an extension: they stand on the floor alone. */
export const ID_PATTERNS: IdPatterns = {
  agentId: inDevice,
  name: line,
  password: line,
  queueId: queue,
  extension: inDevice,
  reasonCode: line,
};
