// Names as this protocol compares and keeps them: queues without case, words for yes and no, and nothing that is too long.

import type { Acd } from '../../core/model/acd.ts';
import { bytesIn, textIn } from '../../net/byte-text.ts';
import { type Packet, valueIn } from './codec.ts';
import { KEPT_BYTES } from './limits.ts';

/** The queue's id in the ACD, or the name as it is where there is no such queue. */
export function queueIdOf({ queues }: Acd, name: string): string {
  if (queues.has(name)) return name;
  const wanted = name.toLowerCase();
  for (const id of queues.keys()) if (id.toLowerCase() === wanted) return id;
  return name;
}

/** What Asterisk keeps of a text. */
export const keptOf = (text: string): string => beginningIn(text, KEPT_BYTES);

/** So many bytes of a text, whether a character ends there or not. */
export function beginningIn(text: string, length: number): string {
  if (text.length * MOST_BYTES <= length) return text;
  const bytes = bytesIn(text);
  return bytes.length <= length ? text : textIn(bytes.subarray(0, length));
}

/** How many bytes a character takes at most. */
const MOST_BYTES = 3;

/** What an action says, as it is kept. */
export function keptIn(packet: Packet, name: string): string | undefined {
  const text = valueIn(packet, name);
  return text && keptOf(text);
}

/** The reason that an action gives, as it is kept. */
export const reasonIn = (packet: Packet): string | undefined => keptIn(packet, 'Reason');

/**
 * The number that a text begins with, as C's `atoi` reads it: what stands behind it does not count, and without one it is
 * 0. One that is too large for 32 bits is cut to them.
 */
export function integerIn(text: string): number {
  const [, digits = '0'] = /^\s*([+-]?\d+)/.exec(text) ?? [];
  const [least, most] = [-(2n ** 63n), 2n ** 63n - 1n];
  const number = BigInt(digits.replace('+', ''));
  return Number(BigInt.asIntN(32, number < least ? least : number > most ? most : number));
}

/** The penalty that an action gives. */
export const penaltyIn = (packet: Packet): number => integerIn(valueIn(packet, 'Penalty') ?? '');

const isOneOf =
  (words: readonly string[]) =>
  (word: string | undefined): boolean =>
    word !== undefined && words.includes(word.toLowerCase());

/** What Asterisk takes for yes. */
export const isTrue = isOneOf(['yes', 'true', 'y', 't', '1', 'on']);

/** What it takes for no. */
export const isFalse = isOneOf(['no', 'false', 'n', 'f', '0', 'off']);
