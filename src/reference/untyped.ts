// Reading values that came from outside and may be anything.
// It must not know what they mean.

import { isBlank } from '../contract/page.ts';

/** The text of a value: text as it is, anything else as JSON; undefined where it is blank. */
export function textOf(value: unknown): string | undefined {
  if (isBlank(value)) return undefined;
  return typeof value === 'string' ? value : JSON.stringify(value);
}

/** The value, if it is an object with properties and no list. */
export function recordOf(value: unknown): Readonly<Record<string, unknown>> | undefined {
  const isRecord = typeof value === 'object' && value !== null && !Array.isArray(value);
  return isRecord ? (value as Record<string, unknown>) : undefined;
}
