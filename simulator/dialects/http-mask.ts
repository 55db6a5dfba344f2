// Secrets in what a client sent, masked before anybody sees it: wherever it put them, and however it spelt them.

import { holdsSecret, isSecret, MASK, masked, type SecretTest } from '../engine/secrets.ts';
import { attempt } from '../net/attempt.ts';
import { parseJson } from '../net/json.ts';

/**
 * The body as it came; where a secret may be in it, what it says, written anew without the secret. What is not JSON, so that
 * `read` throws, may hold a secret anywhere, and is not kept.
 */
export function maskedText(text: string, read = () => parseJson(text), isHidden: SecretTest = isSecret): string {
  if (text === '') return text;
  const { value, issue } = attempt(read);
  if (issue !== undefined) return `(${Buffer.byteLength(text)} bytes that are not JSON)`;
  const mayTell = isHidden(text) || text.includes('\\u'); // names of members are in it, or spelt in escapes
  return mayTell ? JSON.stringify(masked(value, isHidden)) : text;
}

/** A target as it came, but for secrets in its query: values that are called so, and those that hold one in their turn. */
export const maskedTarget = (url: string, isHidden: SecretTest = isSecret): string =>
  url.replace(/([?&])([^?&=]*)=([^&]*)/g, (pair, before: string, name: string, value: string) =>
    isHidden(decoded(name)) || holdsSecret(decoded(decoded(value))) ? `${before}${name}=${MASK}` : pair,
  );

/** As it is where it is not encoded. */
const decoded = (text: string): string => attempt(() => decodeURIComponent(text.replaceAll('+', ' '))).value ?? text;
