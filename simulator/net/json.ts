// JSON from outside: parsed, and refused where it could harm whoever reads it later. What is wrong is told without
// quoting the body, which may carry a password.

import { Failure } from './failure.ts';

/** How many arrays and objects may stand inside one another; a hundred thousand would overflow the stack of a writer. */
const DEPTH_LIMIT = 32;

/** What `text` says; a byte order mark before it is none of JSON's. Throws `MalformedJson` or, where a member is called `__proto__`, `InvalidRequest`. */
export function parseJson(text: string): unknown {
  const value = parse(text.charCodeAt(0) === 0xfeff ? text.slice(1) : text);
  inspect(value, []);
  return value;
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (cause) {
    const why = (cause as Error).message.replace(/, (\.{3})?".*$/s, '');
    throw new Failure('MalformedJson', `The body is not JSON: ${why}.`);
  }
}

function inspect(value: unknown, path: readonly string[]): void {
  if (typeof value !== 'object' || value === null) return;
  if (path.length === DEPTH_LIMIT)
    throw new Failure('MalformedJson', `The body is nested more than ${DEPTH_LIMIT} levels deep.`);
  for (const [name, inner] of Object.entries(value)) {
    if (name === '__proto__') throw namedProto([...path, name]);
    inspect(inner, [...path, name]);
  }
}

function namedProto(path: readonly string[]): Failure {
  const message = '__proto__ cannot be the name of a member';
  return new Failure('InvalidRequest', `The request is not valid: ${message}.`, {
    issues: [{ path: path.join('.'), message }],
  });
}
