// Names as this protocol compares and keeps them: queues without case, words for yes and no, and nothing that is too long.

import type { Acd } from '../../core/model/acd.ts';
import { type Packet, valueIn } from './codec.ts';
import { KEPT_BYTES } from './limits.ts';

/** The queue's id in the ACD, or the name as it is where there is no such queue. */
export function queueIdOf({ queues }: Acd, name: string): string {
  if (queues.has(name)) return name;
  const wanted = name.toLowerCase();
  for (const id of queues.keys()) if (id.toLowerCase() === wanted) return id;
  return name;
}

/** The queues that a name stands for; undefined where it leaves the choice to the ACD. */
export const queueIdsOf = (acd: Acd, name: string, defaultQueue: string): readonly string[] | undefined =>
  name === defaultQueue && !acd.queues.has(name) ? undefined : [queueIdOf(acd, name)];

/** What Asterisk keeps of a text: whole characters. */
export function keptOf(text: string): string {
  const bytes = Buffer.from(text);
  return bytes.length <= KEPT_BYTES ? text : new TextDecoder().decode(bytes.subarray(0, KEPT_BYTES), { stream: true });
}

/** The reason that an action gives, as it is kept. */
export function reasonIn(packet: Packet): string | undefined {
  const reason = valueIn(packet, 'Reason');
  return reason && keptOf(reason);
}

const isOneOf =
  (words: readonly string[]) =>
  (word: string | undefined): boolean =>
    word !== undefined && words.includes(word.toLowerCase());

/** What Asterisk takes for yes. */
export const isTrue = isOneOf(['yes', 'true', 'y', 't', '1', 'on']);

/** What it takes for no. */
export const isFalse = isOneOf(['no', 'false', 'n', 'f', '0', 'off']);
