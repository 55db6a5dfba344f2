// Names as this protocol compares them: queues without case, and words for yes and no.

import type { Acd } from '../../core/acd.ts';

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

const isOneOf =
  (words: readonly string[]) =>
  (word: string | undefined): boolean =>
    word !== undefined && words.includes(word.toLowerCase());

/** What Asterisk takes for yes. */
export const isTrue = isOneOf(['yes', 'true', 'y', 't', '1', 'on']);

/** What it takes for no. */
export const isFalse = isOneOf(['no', 'false', 'n', 'f', '0', 'off']);
