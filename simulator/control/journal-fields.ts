// Which fields the entries of the journal have, and which values those can take: what is asked for that no entry can ever
// have is an error, not an answer without entries.

import type { FieldQuery } from '../core/journal-query.ts';
import { Failure } from '../wire/failure.ts';
import { collectSchemas, type JsonSchema } from '../wire/json-schema.ts';
import { nearest } from '../wire/nearest.ts';
import { once } from '../wire/once.ts';
import { journalPage } from './journal-schema.ts';

const entrySchema = once(() => {
  const { add, named } = collectSchemas('#');
  add(journalPage, 'output');
  return { entry: named.JournalEntry as JsonSchema, named };
});

/** Fields by their way from an entry down, `rejection.code` say. Throws `InvalidRequest` where there can be none. */
export function readFields(given: Readonly<Record<string, string>>): readonly FieldQuery[] {
  return Object.entries(given).map(([path, value]) => {
    const found = schemasAt(path);
    if (found.length === 0) throw invalid(path, `is no field of an entry${suggestion(path)}`);
    const values = found.map(valuesOf);
    const all = values.every((some) => some !== undefined) ? values.flat().map(String) : [];
    if (all.length > 0 && !all.includes(value))
      throw invalid(path, `is never ${JSON.stringify(value)}: it is one of ${[...new Set(all)].join(', ')}`);
    return { path, value };
  });
}

function invalid(path: string, message: string): Failure {
  return new Failure('InvalidRequest', `The request is not valid: ${path} ${message}.`, { flaws: [{ path, message }] });
}

function suggestion(path: string): string {
  const parent = path.split('.').slice(0, -1);
  const names = membersOf(schemasAt(parent.join('.'))).map((name) => [...parent, name].join('.'));
  const close = nearest(path, names);
  return close === undefined ? '' : ` (did you mean ${close}?)`;
}

const ANYTHING: JsonSchema = {};

/** The schemas that the field at `path` can have, over all kinds of entries; none where there is no such field. */
function schemasAt(path: string): readonly JsonSchema[] {
  const start = variants(entrySchema().entry);
  if (path === '') return start;
  return path
    .split('.')
    .reduce((schemas, name) => schemas.flatMap((schema) => variants(memberOf(schema, name))), start);
}

function memberOf(schema: JsonSchema, name: string): JsonSchema | undefined {
  const { properties = {} } = schema;
  if (Object.hasOwn(properties, name)) return properties[name];
  if (typeof schema.additionalProperties === 'object') return schema.additionalProperties;
  return schema.type === undefined && schema.properties === undefined ? ANYTHING : undefined;
}

/** What a schema comes to: references followed, unions taken apart, lists seen as what is in them. */
function variants(schema: JsonSchema | undefined): readonly JsonSchema[] {
  if (schema === undefined) return [];
  if (schema.$ref !== undefined) return variants(entrySchema().named[schema.$ref.split('/').pop() ?? '']);
  const options = schema.oneOf ?? schema.anyOf;
  if (options !== undefined) return options.flatMap(variants);
  return schema.type === 'array' ? variants(schema.items ?? ANYTHING) : [schema];
}

const membersOf = (schemas: readonly JsonSchema[]): readonly string[] =>
  schemas.flatMap(({ properties = {} }) => Object.keys(properties));

function valuesOf(schema: JsonSchema): readonly unknown[] | undefined {
  if (schema.type === 'boolean') return [true, false];
  return schema.enum ?? (schema.const === undefined ? undefined : [schema.const]);
}
