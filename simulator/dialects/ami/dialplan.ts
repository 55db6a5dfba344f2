// Which extensions there are. What one does is the same everywhere here: it answers, and waits.

import type { AmiConfig } from './context.ts';

/** Whether it is a priority that an extension has: it answers, waits, and that is all. */
export function isThere({ dialplan }: AmiConfig, context: string, exten: string, priority = 1): boolean {
  if (priority < 1 || priority > LINES) return false;
  if (dialplan === undefined) return exten !== START;
  return dialplan[context]?.some((one) => isMeant(one, exten)) ?? false;
}

const LINES = 2;

/** Where whoever names no extension goes. */
const START = 's';

const SETS: Readonly<Record<string, string>> = { X: '[0-9]', Z: '[1-9]', N: '[2-9]', '.': '.+', '!': '.*' };

/** The patterns are of the configuration, and short. */
function isMeant(pattern: string, exten: string): boolean {
  if (!pattern.startsWith('_')) return pattern === exten;
  const parts = [...pattern.slice(1)].map((one) => SETS[one] ?? one.replace(/\W/, '\\$&'));
  return new RegExp(`^${parts.join('')}$`).test(exten);
}
