// Which fields the entries of the journal have, and which values those can take: what is asked for that no entry can ever
// have is an error, not an answer without entries.

import type { JournalEntry } from '../engine/journal-entry.ts';
import type { FieldQuery } from '../engine/journal-query.ts';
import { collectSchemas, type JsonSchema } from '../http-api/json-schema.ts';
import { nearest } from '../http-api/nearest.ts';
import { Failure } from '../net/failure.ts';
import { once } from '../net/once.ts';
import { journalPage } from './journal-schema.ts';

const entrySchema = once(() => {
  const { add, named } = collectSchemas('#');
  add(journalPage, 'output');
  return { entry: named.JournalEntry as JsonSchema, named };
});

/**
 * Fields by their way from an entry down, `rejection.code` say, of entries of `kind` where that is given. Throws
 * `InvalidRequest` where no entry has them all, or a value can never be.
 */
export function readFields(
  given: Readonly<Record<string, string>>,
  kind?: JournalEntry['kind'] | undefined,
): readonly FieldQuery[] {
  let entries = variants(entrySchema().entry).filter((entry) => isOfKind(entry, kind));
  return Object.entries(given).map(([path, value]) => {
    const having = entries.filter((entry) => schemasAt(entry, path).length > 0);
    if (having.length === 0)
      throw invalid(path, isKnown(path) ? notTogether(kind) : `is no field of an entry${suggestion(path)}`);
    const found = having.flatMap((entry) => schemasAt(entry, path));
    if (!found.some((schema) => canBe(schema, value)))
      throw invalid(path, `is never ${JSON.stringify(value)}: ${whatItCanBe(found, path)}`);
    entries = having;
    return { path, value };
  });
}

const isOfKind = ({ properties }: JsonSchema, kind: string | undefined): boolean =>
  kind === undefined || properties?.kind?.const === kind;

const isKnown = (path: string): boolean => schemasAt(entrySchema().entry, path).length > 0;

const notTogether = (kind: string | undefined): string =>
  kind === undefined ? 'is no field of an entry that has the others' : `is no field of an entry of the kind ${kind}`;

function invalid(path: string, message: string): Failure {
  return new Failure('InvalidRequest', `The request is not valid: ${path} ${message}.`, {
    issues: [{ path, message }],
  });
}

function suggestion(path: string): string {
  const parent = path.split('.').slice(0, -1);
  const above = schemasAt(entrySchema().entry, parent.join('.'));
  const close = nearest(path, membersOf(above, parent.join('.')));
  return close === undefined ? '' : ` (did you mean ${close}?)`;
}

const ANYTHING: JsonSchema = {};

/** The schemas that the field at `path` can have; none where there is no such field. */
function schemasAt(start: JsonSchema, path: string): readonly JsonSchema[] {
  if (path === '') return variants(start);
  return path
    .split('.')
    .reduce((schemas, name) => schemas.flatMap((schema) => variants(memberOf(schema, name))), variants(start));
}

function memberOf(schema: JsonSchema, name: string): JsonSchema | undefined {
  const inner = Object.hasOwn(schema.properties ?? {}, name) ? schema.properties?.[name] : undefined;
  if (inner !== undefined) return inner;
  if (typeof schema.additionalProperties === 'object') return schema.additionalProperties;
  return isAnything(schema) ? ANYTHING : undefined;
}

const isAnything = ({ type, properties, enum: words, const: word }: JsonSchema): boolean =>
  type === undefined && properties === undefined && words === undefined && word === undefined;

/** What a schema comes to: references followed, unions taken apart, lists seen as what is in them. */
function variants(schema: JsonSchema | undefined): readonly JsonSchema[] {
  if (schema === undefined) return [];
  if (schema.$ref !== undefined) return variants(entrySchema().named[schema.$ref.split('/').pop() ?? '']);
  const options = schema.oneOf ?? schema.anyOf;
  if (options !== undefined) return options.flatMap(variants);
  return schema.type === 'array' ? variants(schema.items ?? ANYTHING) : [schema];
}

/** The ways to all that is known to be inside, `path` being the way there. */
const membersOf = (schemas: readonly JsonSchema[], path: string): readonly string[] =>
  schemas.flatMap(({ properties = {} }) =>
    Object.keys(properties).map((name) => (path === '' ? name : `${path}.${name}`)),
  );

/** Whether a field can have a value that reads `text`. */
function canBe(schema: JsonSchema, text: string): boolean {
  const words = wordsOf(schema);
  if (words !== undefined) return words.includes(text);
  if (schema.type === 'integer' || schema.type === 'number') return text !== '' && String(Number(text)) === text;
  return schema.type === 'string' || isAnything(schema);
}

function whatItCanBe(schemas: readonly JsonSchema[], path: string): string {
  const words = new Set(schemas.flatMap((schema) => wordsOf(schema) ?? []));
  if (words.size > 0) return `it is one of ${[...words].join(', ')}`;
  const [member] = membersOf(schemas, path);
  return member === undefined ? 'it is a number' : `ask for a member of it, ${member} say`;
}

/** The only values there are, where they are known. */
function wordsOf(schema: JsonSchema): readonly string[] | undefined {
  if (schema.type === 'boolean') return ['true', 'false'];
  return (schema.enum ?? (schema.const === undefined ? undefined : [schema.const]))?.map(String);
}
