// What is wrong in a file that a user wrote, told with line, column and the way down to it. It must not know what the file is
// about.

import { Failure, type FailureCode, type Issue } from '../net/failure.ts';

/** Something wrong in the file; without an offset where the file is too much to be read once more for it. */
export interface Found {
  readonly offset?: number | undefined;
  readonly path: readonly (string | number)[];
  message(): string;
}

/** A file in which something is wrong: what it is called, and the code of the failure. */
export interface WrongFile {
  /** `The floor file floor.yaml` */
  readonly what: string;
  readonly path: string;
  readonly code: FailureCode;
  /** What is told of it in place of the count of its mistakes: `is unfinished: 3 gaps are left`. */
  readonly has?: string | undefined;
  /** How many mistakes are told; as many as anybody reads at a time, where nothing is said. */
  readonly most?: number | undefined;
  /** Line and column of an offset, counted from 1. */
  readonly placeOf?: ((offset: number) => { readonly line: number; readonly column: number }) | undefined;
}

const MISTAKES_SHOWN = 20;

/** In the order of the file. */
export function wrongFile(
  { what, path: file, code, placeOf, has, most = MISTAKES_SHOWN }: WrongFile,
  found: readonly Found[],
): Failure {
  const inOrder = found.toSorted((a, b) => (a.offset ?? 0) - (b.offset ?? 0));
  const issues = inOrder.slice(0, most).map(({ offset, path, message }): Issue => {
    const place = offset === undefined ? undefined : placeOf?.(offset);
    return { path: writePath(path), message: message(), ...place };
  });
  const lines = issues.map(({ path, message, line, column }) => {
    const place = [file, line, column].filter((part) => part !== undefined).join(':');
    return `  ${place}${path === '' ? ':' : ` ${path}:`} ${message}`;
  });
  if (found.length > issues.length) lines.push(`  and ${(found.length - issues.length).toLocaleString('en')} more`);
  const many = found.length === 1 ? 'a mistake' : `${found.length.toLocaleString('en')} mistakes`;
  return new Failure(code, `${what} ${file} ${has ?? `has ${many}`}:\n${lines.join('\n')}`, { issues });
}

/** `agents[3].defaultQueues[0]` */
export function writePath(path: Found['path']): string {
  const steps = path.map((step, index) => {
    if (typeof step === 'number') return `[${step}]`;
    if (!/^[\w-]+$/.test(step)) return `[${JSON.stringify(step)}]`;
    return index === 0 ? step : `.${step}`;
  });
  return steps.join('');
}
