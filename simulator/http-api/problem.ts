// RFC 9457 problem details: the one shape in which every HTTP port says no. It loads no more than it takes: the simulator's
// door offers it.

import { Failure } from '../net/failure.ts';
import type { HttpResponse } from '../net/http-message.ts';

/** A problem answer. `code` is stable, `facts` become members of the body. */
export function problem(status: number, code: string, detail: string, facts: object = {}): HttpResponse {
  return {
    status,
    headers: { 'Content-Type': 'application/problem+json' },
    body: { type: `urn:signoff:error:${code}`, title: titleOf(code), status, detail, code, ...facts },
  };
}

/** The answer to a failure; whatever is none of ours is a bug, and says so without telling its insides. */
export function problemOf(error: unknown): HttpResponse {
  if (!(error instanceof Failure)) return problem(500, 'InternalError', 'The simulator failed to answer this request.');
  const issues = error.issues.length > 0 ? { errors: error.issues } : {};
  return problem(error.status, error.code, error.message, { hint: error.hint, ...issues });
}

/** `NotLoggedInToQueue` reads "Not logged in to queue". */
function titleOf(code: string): string {
  const words = code.replace(/(?<=.)[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`);
  return words;
}
