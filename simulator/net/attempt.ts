// Reading what a client sent: what was read, or why it cannot be.

import { Failure } from './failure.ts';

/** What is read, or why it cannot be: a `Failure`, or a URI that is none. */
export function attempt<T>(read: () => T): { readonly value?: T; readonly issue?: unknown } {
  try {
    return { value: read() };
  } catch (issue) {
    if (issue instanceof Failure || issue instanceof URIError) return { issue };
    throw issue;
  }
}
