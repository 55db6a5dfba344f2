// The values in a body, as an OpenAPI document has its schema: member by member, as places of the notation.

import { listOf, type Members, membersOf, type OpenApiDocument, textOf } from './openapi-document.ts';
import { NAME, placeOf, type TakenPlace } from './taken-place.ts';

/** How deep a value may stand, and how many schemas are looked at: they may lead back to themselves. */
const MOST = { depth: 4, schemas: 400 };

interface Walk {
  readonly follow: OpenApiDocument['follow'];
  readonly found: Map<string, TakenPlace>;
  left: number;
}

/** What is optional above makes all below it so. */
export function bodyPlaces(schema: unknown, { follow }: OpenApiDocument): readonly TakenPlace[] {
  const walk: Walk = { follow, found: new Map(), left: MOST.schemas };
  look(membersOf(follow(schema)), { way: [], isRequired: true }, walk);
  return [...walk.found.values()];
}

interface Above {
  readonly way: readonly string[];
  readonly isRequired: boolean;
}

function look(schema: Members, above: Above, walk: Walk): void {
  walk.left -= 1;
  if (walk.left < 0 || above.way.length > MOST.depth) return;
  const { properties, required, allOf, anyOf, oneOf } = schema;
  const parts = (list: unknown) => listOf(list).map((part) => membersOf(walk.follow(part)));
  for (const part of parts(allOf)) look(part, above, walk);
  for (const part of [...parts(anyOf), ...parts(oneOf)]) look(part, { ...above, isRequired: false }, walk);
  for (const [name, member] of Object.entries(membersOf(properties))) {
    if (walk.left < 0) return;
    const isRequired = above.isRequired && listOf(required).includes(name);
    if (NAME.test(name)) find(membersOf(walk.follow(member)), { way: [...above.way, name], isRequired }, walk);
  }
}

/** A mapping is looked into; a list has no place. */
function find(schema: Members, at: Above, walk: Walk): void {
  if ([schema.properties, schema.allOf, schema.anyOf, schema.oneOf].some((part) => part !== undefined)) {
    look(schema, at, walk);
    return;
  }
  if (textOf(schema.type) === 'array') return;
  walk.left -= 1;
  const one = placeOf(['body', ...at.way].join('.'), at.isRequired, schema);
  walk.found.set(one.place, walk.found.get(one.place)?.isRequired ? { ...one, isRequired: true } : one);
}
