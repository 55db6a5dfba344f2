// Where an operation of an OpenAPI document takes its values from, as places of the notation: parameters, and the members of its body.

import type { SwitchFile } from '../file-schema.ts';
import { bodyPlaces } from './body-members.ts';
import { listOf, type Members, membersOf, type OpenApiDocument } from './openapi-document.ts';
import { NAME, placeOf, type TakenPlace } from './taken-place.ts';

export interface Taken {
  readonly places: readonly TakenPlace[];
  /** What its body is; undefined: it has none. */
  readonly takes?: SwitchFile['takes'] | undefined;
  /** What could not be said in the notation, in a few words each. */
  readonly unsaid: readonly string[];
}

/** The formats of bodies that the notation has, by their media type. */
const FORMATS: readonly (readonly [type: RegExp, takes: SwitchFile['takes']])[] = [
  [/^application\/([\w.-]+\+)?json\b/i, 'json'],
  [/^application\/x-www-form-urlencoded\b/i, 'form'],
];

export const formatOf = (mediaType: string): SwitchFile['takes'] | undefined =>
  FORMATS.find(([type]) => type.test(mediaType))?.[1];

/** How many values of one operation are told. */
const MOST_PLACES = 40;

/** Headers that OpenAPI wants said otherwise, and ignores among the parameters. */
const IGNORED = ['accept', 'content-type', 'authorization'];

/** Throws `BrokenReference`, or `OpenApiUnusable` for a reference to another document. */
export function takenBy(operation: Members, shared: readonly unknown[], document: OpenApiDocument): Taken {
  const given = [...shared, ...listOf(operation.parameters)].map((one) => membersOf(document.follow(one)));
  const read = given.flatMap((one) => parameterOf(one, document));
  const parameters = new Map(
    read.flatMap((one) => (typeof one === 'string' ? [] : [[one.place, one] as [string, TakenPlace]])),
  );
  const content = Object.entries(membersOf(membersOf(document.follow(operation.requestBody)).content));
  const [mediaType, medium] = content.find(([type]) => formatOf(type) !== undefined) ?? [];
  const isUnsaid = content.length > 0 && mediaType === undefined;
  const schema = membersOf(document.follow(medium)).schema;
  return {
    places: [...parameters.values(), ...bodyPlaces(schema, document)].slice(0, MOST_PLACES),
    takes: mediaType === undefined ? undefined : formatOf(mediaType),
    unsaid: [
      ...read.filter((one) => typeof one === 'string'),
      ...(isUnsaid ? [`a body of ${content.map(([type]) => type).join(' or ')}`] : []),
    ],
  };
}

/** Its place, or what cannot be said of it; nothing, where it is none. */
function parameterOf(
  { name, in: where, required, schema }: Members,
  { follow }: OpenApiDocument,
): (TakenPlace | string)[] {
  if (typeof name !== 'string' || typeof where !== 'string') return [];
  const shape = membersOf(follow(schema));
  if (where === 'path') return [placeOf(`path.${pathName(name)}`, true, shape)];
  if (where !== 'query' && where !== 'header') return [`the ${where} parameter ${name}`];
  if (where === 'header' && IGNORED.includes(name.toLowerCase())) return [];
  if (!NAME.test(name)) return [`the ${where} parameter ${JSON.stringify(name)}: places have plain names`];
  return [placeOf(`${where}.${name}`, required === true, shape)];
}

/** The name of a parameter of the path is nobody's but the document's: the notation has it without hyphens and the like. */
export const pathName = (name: string): string => name.replace(/\W/g, '_');
