// Reading values that came from outside and may be anything.
// It must not know what they mean.

/** The text of a value: text as it is, anything else as JSON; undefined where it is blank. */
export function textOf(value: unknown): string | undefined {
  if (isBlank(value)) return undefined;
  return typeof value === 'string' ? value : JSON.stringify(value);
}

/** Whether a value counts as not there. */
export function isBlank(value: unknown): boolean {
  return value === undefined || value === null || (typeof value === 'string' && value.trim() === '');
}

/** The properties of a value, whatever it is: of null there are none, and of a number none that anybody asks for. */
export const recordOf = (value: unknown): Readonly<Record<string, unknown>> => Object(value);
