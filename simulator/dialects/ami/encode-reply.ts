// A reply as a message, or as several where it is a list.

import { encode, type Headers } from './codec.ts';
import type { Reply } from './context.ts';

/** The text of it all. Every part carries the ActionID, where the action had one. */
export function encodeReply({ response, headers, list }: Reply, actionId: string | undefined): string {
  const id: Headers = actionId === undefined ? [] : [['ActionID', actionId]];
  const start: Headers = list === undefined ? [] : [['EventList', 'start']];
  const first = encode([['Response', response], ...id, ...start, ...headers]);
  if (list === undefined) return first;
  const items = list.items.map((item) => {
    const at = list.idFirst === true ? 1 : item.length;
    return encode([...item.slice(0, at), ...id, ...item.slice(at)]);
  });
  const count = list.items.length;
  const end: Headers = [['Event', list.complete], ...id, ['EventList', 'Complete'], ['ListItems', count]];
  return [first, ...items, encode([...end, ...(list.end ?? [])])].join('');
}
