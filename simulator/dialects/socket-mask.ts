// Secrets in what is said in lines: headers that are called so, and `name=value` in the value of any
// header, as variables are written. Whatever stands behind such a name on its line is masked, so that a line may be cut.

import { isSecret, MASK } from '../engine/secrets.ts';

/** A secret by its name, or what a challenge and the secret come to. */
export const isSecretHeader = (name: string): boolean => isSecret(name) || name.trim().toLowerCase() === 'key';

/** A value as it came, but for what follows `password=` and the like. */
export function maskedText(value: string): string {
  for (let at = value.indexOf('='); at >= 0; at = value.indexOf('=', at + 1))
    if (isSecret(nameBefore(value, at))) return `${value.slice(0, at + 1)}${MASK}`;
  return value;
}

/** A line as it came, but for its secrets. One that is no header and names a secret is not told at all. */
export function maskedLine(line: string): string {
  const colon = line.indexOf(':');
  if (colon < 0) return isSecret(line) ? MASK : maskedText(line);
  const name = line.slice(0, colon);
  return isSecretHeader(name) ? `${maskedText(name)}: ${MASK}` : maskedText(line);
}

/** Longer names are looked at from here on: they end like that as well. */
const NAME_LENGTH = 64;

function nameBefore(value: string, at: number): string {
  const text = value.slice(Math.max(at - NAME_LENGTH, 0), at);
  return (
    text
      .trimEnd()
      .split(/[^\w.-]/)
      .at(-1) ?? ''
  );
}
