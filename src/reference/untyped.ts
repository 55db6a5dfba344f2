// Reading values that came from outside and may be anything.
// It must not know what they mean.

import { isBlank } from '../connector/page.ts';

/** The text of a value: text as it is, anything else as JSON; undefined where it is blank. */
export function textOf(value: unknown): string | undefined {
  if (isBlank(value)) return undefined;
  return typeof value === 'string' ? value : JSON.stringify(value);
}

/** The properties of a value, whatever it is: of null there are none, and of a number none that anybody asks for. */
export const recordOf = (value: unknown): Readonly<Record<string, unknown>> => Object(value);
