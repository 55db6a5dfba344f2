// Secrets in what a client sent, masked before anybody sees it: wherever it put them, however it spelt them, and each of
// them where a member is given twice.

import { isSecret, MASK } from '../../engine/secrets.ts';
import { endOfString, parseJson } from '../../net/json.ts';
import { attempt } from './decode.ts';

/**
 * The body as it came, but for its secrets, and of that the first `length` characters: no secret is cut in half. What is
 * not JSON, so that `read` throws, may hold a secret anywhere, and is not kept.
 */
export function maskedText(text: string, read = () => parseJson(text), length = Number.POSITIVE_INFINITY): string {
  if (text === '') return text;
  if (attempt(read).issue !== undefined) return `(${Buffer.byteLength(text)} bytes that are not JSON)`;
  let masked = '';
  let kept = 0;
  for (let at = text.indexOf('"'); at >= 0 && masked.length + at - kept < length; ) {
    let end = endOfString(text, at) + 1;
    const colon = afterSpace(text, end);
    if (text.charAt(colon) === ':' && isSecret(JSON.parse(text.slice(at, end)))) {
      const value = afterSpace(text, colon + 1);
      end = endOfValue(text, value);
      masked += `${text.slice(kept, value)}"${MASK}"`;
      kept = end;
    }
    at = text.indexOf('"', end);
  }
  return (masked + text.slice(kept, kept + length)).slice(0, length);
}

/** A target as it came, but for secrets in its query. */
export const maskedTarget = (url: string): string =>
  url.replace(/([?&])([^?&=]*)=[^&]*/g, (pair, before: string, name: string) =>
    isSecret(attempt(() => decodeURIComponent(name)).value ?? name) ? `${before}${name}=${MASK}` : pair,
  );

function afterSpace(text: string, from: number): number {
  let at = from;
  while (/\s/.test(text.charAt(at))) at += 1;
  return at;
}

/** Where the value ends that begins at `from`, in a text that is JSON. */
function endOfValue(text: string, from: number): number {
  let at = from;
  let depth = 0;
  do {
    const char = text.charAt(at);
    if (char === '{' || char === '[') depth += 1;
    if (char === '}' || char === ']') depth -= 1;
    at = char === '"' ? endOfString(text, at) + 1 : afterWord(text, at + 1);
  } while (depth > 0);
  return at;
}

/** Behind what is left of a number or a word; of all else nothing is. */
function afterWord(text: string, from: number): number {
  let at = from;
  while (/[\w.+-]/.test(text.charAt(at)) && /[\w.+-]/.test(text.charAt(at - 1))) at += 1;
  return at;
}
