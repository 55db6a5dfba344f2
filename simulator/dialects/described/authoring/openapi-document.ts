// An OpenAPI document of somebody else's, read within limits: whatever stands in it, it is looked into with care, and a reference
// is followed inside the document alone.

import { Failure } from '../../../net/failure.ts';
import { wrongFile } from '../../../yaml/mistakes.ts';
import { readText } from '../../../yaml/text-file.ts';
import { readYaml } from '../../../yaml/yaml-text.ts';

const FILE = { what: 'The OpenAPI document', code: 'OpenApiUnreadable' } as const;

export type Members = Readonly<Record<string, unknown>>;

export interface OpenApiDocument {
  /** As the failures call it. */
  readonly path: string;
  readonly root: Members;
  /** What a value is, or what its `$ref` leads to. Throws `OpenApiUnusable` where that is elsewhere, `BrokenReference` where it is nowhere. */
  follow(value: unknown): unknown;
}

/** A reference that leads nowhere, or round in circles: what it stands in cannot be had. */
class BrokenReference extends Error {}

/** What is read, or why it cannot be had. */
export function orBroken<T>(read: () => T): T | string {
  try {
    return read();
  } catch (error) {
    if (error instanceof BrokenReference) return error.message;
    throw error;
  }
}

export const membersOf = (value: unknown): Members =>
  typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Members) : {};

export const listOf = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : []);

export const textOf = (value: unknown): string | undefined =>
  typeof value === 'string' && value.trim() !== '' ? value : undefined;

/** The document at `path`. Throws `OpenApiUnreadable` or `OpenApiUnusable`. */
export async function readOpenApi(path: string): Promise<OpenApiDocument> {
  const root = parse(await readText(path, FILE), path);
  const unusable = (why: string) => new Failure('OpenApiUnusable', `${FILE.what} ${path} ${why}`);
  if (typeof root !== 'object' || root === null || Array.isArray(root))
    throw unusable('is none: it is no mapping with openapi, info and paths.');
  const { swagger, openapi, paths } = root as Members;
  if (swagger !== undefined)
    throw unusable(
      `is of Swagger ${String(swagger)}, the notation before OpenAPI: have it converted to OpenAPI 3, by the Swagger Editor say.`,
    );
  if (typeof openapi !== 'string')
    throw unusable('is none: it does not say openapi: 3.1.0 or the like at its beginning.');
  if (!/^3\.[01]\.\d+/.test(openapi)) throw unusable(`is of OpenAPI ${openapi}: 3.0 and 3.1 are read.`);
  if (Object.keys(membersOf(paths)).length === 0) throw unusable('has no paths: there is nothing to be asked.');
  return { path, root: root as Members, follow: (value) => follow(value, root as Members, unusable) };
}

const READING = {
  ...{ what: 'an OpenAPI document', advice: 'give it as JSON' },
  ...{ mostLexemes: 4_000_000, deepest: 256 },
};

/** JSON is read as such, which is faster; what is wrong with it has its line all the same. */
function parse(text: string, path: string): unknown {
  if (text.trimStart().startsWith('{'))
    try {
      return JSON.parse(text);
    } catch {
      // told below
    }
  const { value, mistakes, placeOf } = readYaml(text, READING);
  if (mistakes.length === 0) return value;
  throw wrongFile(
    { ...FILE, path, placeOf },
    mistakes.map(({ message, ...rest }) => ({ path: [], ...rest, message: () => message })),
  );
}

const MOST_STEPS = 32;

function follow(value: unknown, root: Members, unusable: (why: string) => Failure): unknown {
  let found = value;
  for (let steps = 0; steps < MOST_STEPS; steps += 1) {
    const { $ref } = membersOf(found);
    if (typeof $ref !== 'string') return found;
    if (!$ref.startsWith('#'))
      throw unusable(`refers to ${JSON.stringify($ref)}, outside of it: have it bundled into one document.`);
    found = targetOf($ref, root);
  }
  throw new BrokenReference(`${JSON.stringify(membersOf(value).$ref)} leads round in circles`);
}

/** What a JSON pointer such as `#/components/schemas/Agent` leads to. */
function targetOf(reference: string, root: Members): unknown {
  let found: unknown = root;
  for (const step of reference.slice(1).split('/').slice(1)) {
    const name = decoded(step).replaceAll('~1', '/').replaceAll('~0', '~');
    if (typeof found !== 'object' || found === null || !Object.hasOwn(found, name))
      throw new BrokenReference(`${JSON.stringify(reference)} leads nowhere`);
    found = (found as Members)[name];
  }
  return found;
}

function decoded(step: string): string {
  try {
    return decodeURIComponent(step);
  } catch {
    return step;
  }
}
