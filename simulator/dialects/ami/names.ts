// Names as this protocol compares them: queues without case, and words for yes.

import type { Acd } from '../../core/acd.ts';

/** The queue's id in the ACD, or the name as it is where there is no such queue. */
export function queueIdOf({ queues }: Acd, name: string): string {
  if (queues.has(name)) return name;
  const wanted = name.toLowerCase();
  for (const id of queues.keys()) if (id.toLowerCase() === wanted) return id;
  return name;
}

/** What Asterisk takes for yes. */
export const isTrue = (word: string | undefined): boolean =>
  word !== undefined && ['yes', 'true', 'y', 't', '1', 'on'].includes(word.toLowerCase());
