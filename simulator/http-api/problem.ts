// RFC 9457 problem details: the one shape in which every HTTP port says no.

import { z } from 'zod';
import { Failure } from '../net/failure.ts';
import type { HttpResponse } from '../net/http-message.ts';

/** What every problem answer looks like; the facts of the matter stand beside these members. */
export const problemBody = z
  .looseObject({
    type: z.string().describe('`urn:signoff:error:` and the code.'),
    title: z.string(),
    status: z.int(),
    detail: z.string().describe('One sentence that names the offending value.'),
    code: z.string().describe('What went wrong: stable, for programs.'),
    hint: z.string().optional().describe('What to do about it.'),
    errors: z.array(z.strictObject({ path: z.string(), message: z.string() })).optional(),
  })
  .meta({ id: 'Problem', description: 'Problem details of RFC 9457.' });

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
