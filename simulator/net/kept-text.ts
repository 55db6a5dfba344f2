// Texts that are held on to for long: as much of them as is wanted, and no more. A slice of a text keeps all of it alive.

import { holdsBytes } from './byte-text.ts';

/** `text` as a text of its own. */
export function copyOf(text: string): string {
  const encoding = holdsBytes(text) ? 'utf16le' : 'utf8';
  return Buffer.from(text, encoding).toString(encoding);
}

/** The first `length` characters of `text`, as a text of their own; `text` itself where it is no longer. */
export const beginningOf = (text: string, length: number): string =>
  text.length <= length ? text : copyOf(text.slice(0, length));

/** Shorter texts are not worth a look. */
const WORTH_A_LOOK = 512;

/** How many bytes of memory a text takes at most: two a character, or one where it is long and all ASCII. */
export const bytesHeldBy = (text: string): number =>
  text.length > WORTH_A_LOOK && Buffer.byteLength(text) === text.length ? text.length : 2 * text.length;
