// The events that a session wants to hear of by their text: patterns that one must match, and patterns that none may.

import { type Packet, valueIn } from './codec.ts';
import { failure, type Reply, success } from './context.ts';
import { compilePattern } from './posix-pattern.ts';

export interface Filters {
  /** Adds what the action asks for. */
  add(packet: Packet): Reply;
  /** Whether an event is to be heard of. */
  pass(text: string): boolean;
}

/** Each event is held against each of them. */
const MOST_FILTERS = 20;

export function createFilters(): Filters {
  const included: ((text: string) => boolean)[] = [];
  const excluded: ((text: string) => boolean)[] = [];
  return {
    add(packet) {
      if (valueIn(packet, 'Operation')?.toLowerCase() !== 'add') return failure('Unknown operation');
      const [, mark, pattern] = /^(!?)(.*)$/s.exec(valueIn(packet, 'Filter') ?? '') ?? [];
      if (!pattern || valueIn(packet, 'MatchCriteria') !== undefined)
        return failure('Filter was formatted incorrectly.  Check the syntax of the filter given.');
      const matches = compilePattern(pattern);
      if (matches === undefined) return failure('Filter did not compile.  Check the syntax of the filter given.');
      if (included.length + excluded.length >= MOST_FILTERS)
        return failure('Internal Error. Failed to allocate regex for filter');
      (mark === '!' ? excluded : included).push(matches);
      return success('Success');
    },
    pass: (text) =>
      (included.length === 0 || included.some((matches) => matches(text))) &&
      !excluded.some((matches) => matches(text)),
  };
}
