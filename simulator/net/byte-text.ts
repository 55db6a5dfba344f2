// Text that keeps the bytes it was made of: what is valid UTF-8 is decoded, and each byte that is not becomes a lone
// surrogate, U+DC80 to U+DCFF, which goes back as that byte. JSON shows such a character escaped, a page as U+FFFD.

import { isUtf8 } from 'node:buffer';

/** Where the lone surrogates of bytes begin: byte 0x80 is U+DC80. */
const BASE = 0xdc00;

/** What bytes that are no UTF-8 are decoded to by others. */
const REPLACEMENT = '\ufffd';

const LONE = /[\udc80-\udcff]/u;
const LONES = /[\udc80-\udcff]/gu;

/** `bytes` as text. Never throws; `bytesIn` gives them back. */
export function textIn(bytes: Buffer): string {
  const decoded = bytes.toString();
  if (!decoded.includes(REPLACEMENT) || isUtf8(bytes)) return decoded;
  let text = '';
  for (let at = 0; at < bytes.length; ) {
    const length = lengthOfCharacter(bytes, at);
    text += length === 0 ? String.fromCharCode(BASE + (bytes[at] as number)) : bytes.toString('utf8', at, at + length);
    at += length || 1;
  }
  return text;
}

/** The bytes that `text` is made of. A lone surrogate that stands for no byte goes out as U+FFFD does. */
export function bytesIn(text: string): Buffer {
  if (!holdsBytes(text)) return Buffer.from(text);
  const parts: Buffer[] = [];
  let from = 0;
  for (const { index } of text.matchAll(LONES)) {
    parts.push(Buffer.from(text.slice(from, index)), Buffer.of(text.charCodeAt(index) - BASE));
    from = index + 1;
  }
  return Buffer.concat([...parts, Buffer.from(text.slice(from))]);
}

/** Whether `text` stands for bytes that are no UTF-8. */
export const holdsBytes = (text: string): boolean => LONE.test(text);

/** `text` for a stream of UTF-8: as it is where it stands for no other bytes. */
export const writable = (text: string): string | Buffer => (holdsBytes(text) ? bytesIn(text) : text);

/** How many bytes the UTF-8 character at `at` has; 0 where there is none. */
function lengthOfCharacter(bytes: Buffer, at: number): number {
  const first = bytes[at] as number;
  const length = first < 0x80 ? 1 : first < 0xe0 ? 2 : first < 0xf0 ? 3 : 4;
  return at + length <= bytes.length && isUtf8(bytes.subarray(at, at + length)) ? length : 0;
}
