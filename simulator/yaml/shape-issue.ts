// What is wrong with the shape of a value that a user wrote, in words that say what would be right. It must not know what the
// value is about.

import type { z } from 'zod';
import { nearest } from '../http-api/nearest.ts';

type Path = readonly (string | number)[];

/** One thing that is wrong. */
export interface ShapeIssue {
  readonly path: Path;
  /** Whether it is the member's name that is wrong, or its value. */
  readonly of: 'name' | 'value';
  /** Found only when it is asked for: there may be a hundred thousand issues. */
  message(): string;
}

/** The text that stands at a path, where it is no text for the reader: `07`, read as seven. */
export type SourceOf = (path: Path) => string | undefined;

/** What is to be known of a value to tell what is wrong in it. */
export interface About {
  /** What all of it is called: `the floor`. */
  readonly subject: string;
  /** The members that there are in the mapping at a path. */
  membersAt(path: Path): readonly string[];
  /** What the member at a path is for, in a sentence: said where it is missing. */
  meaningAt?(path: Path): string | undefined;
  /** What is said of a secret in place of quoting it; undefined: it is none. */
  secretAt?(path: Path): string | undefined;
  readonly sourceOf: SourceOf;
}

/** What a schema has to say of `value`. */
export const shapeIssues = (error: z.ZodError, value: unknown, about: About): readonly ShapeIssue[] =>
  error.issues.flatMap((issue) => toIssues(issue as z.core.$ZodIssue, value, about));

function toIssues(issue: z.core.$ZodIssue, root: unknown, about: About): ShapeIssue[] {
  const path = issue.path.map((step) => (typeof step === 'number' ? step : String(step)));
  const value = valueAt(root, path);
  if (issue.code === 'invalid_union') return chooseBranch(issue, value).flatMap((one) => toIssues(one, root, about));
  if (issue.code === 'unrecognized_keys') return issue.keys.map((name) => unknownMember(path, name, about));
  if (issue.code === 'invalid_key') return [invalidName(issue, path, about)];
  const secret = value === undefined || value === null ? undefined : about.secretAt?.(path);
  if (secret !== undefined) return [{ path, of: 'value', message: () => secret }];
  const subject = path.length === 0 ? `${about.subject} ` : '';
  const meaning = () => (issue.code === 'invalid_type' && value === undefined ? about.meaningAt?.(path) : undefined);
  const message = () => subject + describe(issue, value, () => about.sourceOf(path));
  return [{ path, of: 'value', message: () => [message(), meaning()].filter(Boolean).join('. ') }];
}

/** That nothing called `name` belongs into the mapping at `path`. */
function unknownMember(path: Path, name: string, { membersAt }: About): ShapeIssue {
  return {
    path: [...path, name],
    of: 'name',
    message: () => `there is no member ${JSON.stringify(name)} here ${suggest(name, membersAt(path))}`,
  };
}

/** A name that is of no shape that a name here may have, or none of those that there are. */
function invalidName(
  { issues }: Extract<z.core.$ZodIssue, { code: 'invalid_key' }>,
  path: Path,
  about: About,
): ShapeIssue {
  const [issue] = issues;
  if (issue?.code === 'invalid_format') return { path, of: 'name', message: () => issue.message };
  return unknownMember(path.slice(0, -1), String(path.at(-1)), about);
}

/** A union is of a name and a mapping: a mapping is measured by what a mapping may be, all else by the names. */
function chooseBranch(
  { errors, path }: Extract<z.core.$ZodIssue, { code: 'invalid_union' }>,
  value: unknown,
): z.core.$ZodIssue[] {
  const branch = errors[isMapping(value) ? errors.length - 1 : 0] ?? [];
  return branch.map((issue) => ({ ...issue, path: [...path, ...issue.path] }));
}

/** `(did you mean "sales"?)`, or what there is, where nothing comes near. */
export function suggest(word: string, words: readonly string[]): string {
  const meant = nearest(word, words);
  if (meant !== undefined) return `(did you mean ${JSON.stringify(meant)}?)`;
  if (words.length === 0) return '(there is none at all)';
  return `(there is ${words.slice(0, 12).join(', ')}${words.length > 12 ? ', …' : ''})`;
}

function describe(issue: z.core.$ZodIssue, value: unknown, source: () => string | undefined): string {
  switch (issue.code) {
    case 'invalid_type':
      return describeType(WANTED[issue.expected] ?? issue.expected, value, source);
    case 'invalid_value':
      return describeChoice(issue.values.map(String), value);
    case 'too_small':
      return issue.origin === 'string' ? 'is empty: it takes a character at least' : `is less than ${issue.minimum}`;
    case 'too_big':
      return describeExcess(issue.origin, issue.maximum);
    default:
      return issue.message;
  }
}

const WANTED: Readonly<Record<string, string>> = {
  string: 'text',
  array: 'a list',
  object: 'a mapping',
  record: 'a mapping',
  int: 'a whole number',
  number: 'a whole number',
};

function describeType(wanted: string, value: unknown, source: () => string | undefined): string {
  if (value === undefined) return `is missing: ${wanted} is wanted`;
  if (value === null) return `has no value: ${wanted} is wanted`;
  if (wanted !== 'text' || typeof value === 'object') return `is ${nameType(value)}, and ${wanted} is wanted`;
  const written = source() ?? String(value);
  const loss = typeof value === 'number' && written !== String(value) ? `, or it is read as ${value}` : '';
  return `is ${nameType(value)}, and text is wanted: put it in quotes, ${JSON.stringify(written)}${loss}`;
}

function describeChoice(choices: readonly string[], value: unknown): string {
  if (typeof value !== 'string') return `is ${nameType(value)}, and one of ${choices.join(', ')} is wanted`;
  const what = choices.includes('opencti') ? 'no profile' : 'not known here';
  return `${JSON.stringify(value)} is ${what} ${suggest(value, choices)}`;
}

function describeExcess(origin: string, maximum: number | bigint): string {
  const most = maximum.toLocaleString('en');
  if (origin === 'array') return `has more than ${most} entries`;
  return origin === 'string' ? `is longer than ${most} characters` : `is more than ${most}`;
}

function nameType(value: unknown): string {
  if (value === undefined) return 'missing';
  if (value === null) return 'nothing';
  if (Array.isArray(value)) return 'a list';
  if (typeof value === 'object') return 'a mapping';
  return typeof value === 'string' ? 'text' : `the ${typeof value === 'boolean' ? 'truth value' : 'number'} ${value}`;
}

const isMapping = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

function valueAt(root: unknown, path: Path): unknown {
  let value = root;
  for (const step of path) {
    if (typeof value !== 'object' || value === null || !Object.hasOwn(value, step)) return undefined;
    value = (value as Record<string | number, unknown>)[step];
  }
  return value;
}
