// Checking a message against its schema; what is wrong is named member by member.

import type { z } from 'zod';
import { Failure, type Issue } from '../net/failure.ts';

/** `value` as the schema types it. Throws `InvalidRequest` with every issue. */
export function validate<T>(schema: z.ZodType<T>, value: unknown): T {
  const result = schema.safeParse(value);
  if (result.success) return result.data;
  const issues = result.error.issues.map(toIssue);
  const named = issues.map(({ path, message }) => (path === '' ? message : `${path}: ${message}`)).join('; ');
  throw new Failure('InvalidRequest', `The request is not valid: ${named}.`, { issues });
}

function toIssue(issue: { path: PropertyKey[]; message: string }): Issue {
  return { path: issue.path.map(String).join('.'), message: issue.message };
}
