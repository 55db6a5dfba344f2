// Secrets in what a client sent, masked before anybody sees it: wherever it put them, and however it spelt them.

import { holdsSecret, isSecret, MASK, masked, type SecretTest } from '../engine/secrets.ts';
import { attempt } from '../net/attempt.ts';
import { parseJson } from '../net/json.ts';

/** A notation of bodies, as far as the journal has to know it. */
export interface BodyNotation {
  /** `JSON` */
  readonly name: string;
  /** Throws a `Failure` where it is none. */
  read(text: string): unknown;
  write(value: unknown): string;
  /** What the name of a member can be spelt with, so that it does not show. */
  readonly escape?: string | undefined;
}

export const JSON_NOTATION: BodyNotation = {
  name: 'JSON',
  read: parseJson,
  write: (value) => JSON.stringify(value),
  escape: '\\u',
};

/** A body as it is shown, and what it says then; undefined where it says nothing. */
interface MaskedBody {
  readonly text: string;
  readonly value: unknown;
}

/**
 * The body as it came; where a secret may be in it, what it says, written anew without the secret. What is not of its notation, so
 * that it cannot be read, may hold a secret anywhere, and is not kept.
 */
export function maskedBody(
  text: string,
  isHidden: SecretTest = isSecret,
  notation: BodyNotation = JSON_NOTATION,
): MaskedBody {
  if (text === '') return { text, value: undefined };
  const { value, issue } = attempt(() => notation.read(text));
  if (issue !== undefined)
    return { text: `(${Buffer.byteLength(text)} bytes that are not ${notation.name})`, value: undefined };
  const { escape: hiding } = notation;
  const mayTell = isHidden(text) || (hiding !== undefined && text.includes(hiding)); // names of members are in it
  const shown = masked(value, isHidden);
  return { text: mayTell ? notation.write(shown) : text, value: shown };
}

/** A target as it came, but for secrets in its query: values that are called so, and those that hold one in their turn. */
export const maskedTarget = (url: string, isHidden: SecretTest = isSecret): string =>
  url.replace(/([?&])([^?&=]*)=([^&]*)/g, (pair, before: string, name: string, value: string) =>
    isHidden(decoded(name)) || holdsSecret(decoded(decoded(value))) ? `${before}${name}=${MASK}` : pair,
  );

/** As it is where it is not encoded. */
const decoded = (text: string): string => attempt(() => decodeURIComponent(text.replaceAll('+', ' '))).value ?? text;
