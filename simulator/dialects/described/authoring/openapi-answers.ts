// How an operation of an OpenAPI document is answered: the status and an example of each of its responses.

import { isGap } from '../gaps.ts';
import { listOf, type Members, membersOf, type OpenApiDocument, textOf } from './openapi-document.ts';
import { formatOf } from './openapi-places.ts';

export interface ShownAnswer {
  readonly status: number;
  /** What the document says of it. */
  readonly about: string | undefined;
  /** Undefined: it has no body. */
  readonly body?: { readonly mediaType: string; readonly example?: unknown; readonly members: readonly string[] };
}

/** How much may stand in an example: characters of texts, and whatever else. */
const LONGEST_EXAMPLE = 8192;

/** Every response with a status; `default` and `4XX` are none. Throws `BrokenReference`. */
export function answersOf(operation: Members, document: OpenApiDocument): readonly ShownAnswer[] {
  return Object.entries(membersOf(operation.responses)).flatMap(([status, response]) => {
    if (!/^[1-5]\d\d$/.test(status)) return [];
    const { description, content } = membersOf(document.follow(response));
    const [first] = Object.entries(membersOf(content)).toSorted(
      ([one], [other]) => Number(formatOf(other) === 'json') - Number(formatOf(one) === 'json'),
    );
    const about = textOf(description);
    if (first === undefined) return [{ status: Number(status), about }];
    const [mediaType, inside] = first;
    return [{ status: Number(status), about, body: { mediaType, ...shownIn(inside, document) } }];
  });
}

/** The first of its examples that can stand in a file as it is, and the names of what is in it. */
function shownIn(inside: unknown, { follow }: OpenApiDocument): { example?: unknown; members: readonly string[] } {
  const { example, examples, schema } = membersOf(follow(inside));
  const shape = membersOf(follow(schema));
  const named = Object.values(membersOf(examples)).map((one) => membersOf(follow(one)).value);
  const [found] = [example, ...named, shape.example, ...listOf(shape.examples)].filter(isUsable);
  const members = Object.keys(membersOf(shape.properties)).slice(0, 20);
  return found === undefined ? { members } : { example: found, members };
}

/** Whether it means the same in the notation, and is short: nothing in it is a template, a loop or a gap. */
function isUsable(example: unknown): boolean {
  let left = LONGEST_EXAMPLE;
  const fits = (value: unknown): boolean => {
    left -= typeof value === 'string' ? value.length : 1;
    if (left < 0 || isGap(value)) return false;
    if (typeof value === 'string') return !/\{[{%]/.test(value);
    if (typeof value !== 'object' || value === null) return true;
    if (Array.isArray(value)) return value.every(fits);
    return Object.entries(value).every(([name, member]) => name !== 'each' && fits(name) && fits(member));
  };
  return example !== undefined && example !== null && fits(example);
}
