// What Asterisk keeps of a text, and which texts get through the Manager Interface and back as they are.

import type { IdPattern, IdPatterns } from '../dialect.ts';

/** As many bytes of a name or a reason Asterisk keeps; the rest is lost, and nobody is told. */
export const KEPT_BYTES = 79;

/** One line, no blank at either end: those of a header's value are lost. */
const line: IdPattern = { pattern: '^(?! )[^\\p{Cc}\\p{Cs}]+(?<! )$', longest: KEPT_BYTES };

/** Between `Local/` and `@agents`; `,`, `;` and `|` separate where Asterisk keeps members. No recording tells devices apart by case. */
const inDevice: IdPattern = {
  pattern: '^(?! )[^\\p{Cc}\\p{Cs}/@,;|]+(?<! )$',
  longest: KEPT_BYTES - 'Local/@agents'.length,
  ignoresCase: true,
};

/** No message carries a password or an extension: they stand on the floor alone. */
export const ID_PATTERNS: IdPatterns = {
  agentId: inDevice,
  name: line,
  password: line,
  queueId: { ...line, ignoresCase: true },
  extension: inDevice,
  reasonCode: line,
};
