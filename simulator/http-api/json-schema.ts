// Schemas out as JSON Schema (2020-12): each one's own text, and what has a name collected in one place that they refer
// to. Which document that is, is not known here.

import { isDeepStrictEqual } from 'node:util';
import { z } from 'zod';

/** JSON Schema, as far as anybody here looks into it. */
export interface JsonSchema {
  readonly $ref?: string;
  readonly type?: string;
  readonly description?: string;
  readonly properties?: Readonly<Record<string, JsonSchema>>;
  readonly required?: readonly string[];
  readonly items?: JsonSchema;
  readonly enum?: readonly unknown[];
  readonly const?: unknown;
  readonly default?: unknown;
  readonly examples?: readonly unknown[];
  readonly oneOf?: readonly JsonSchema[];
  readonly anyOf?: readonly JsonSchema[];
  readonly allOf?: readonly JsonSchema[];
  readonly propertyNames?: JsonSchema;
  readonly additionalProperties?: boolean | JsonSchema;
  readonly [keyword: string]: unknown;
}

export interface SchemaCollection {
  /** Every schema with a name (`id`) that has been met so far. */
  readonly named: Readonly<Record<string, JsonSchema>>;
  /** `input`: what is sent, so that what has a default may be left out; `output`: what is answered. */
  add(schema: z.ZodType, io: 'input' | 'output'): JsonSchema;
}

/** References go to `at`, `#/components/schemas` say. A name that means two things is a bug, and thrown. */
export function collectSchemas(at: string): SchemaCollection {
  const named: Record<string, JsonSchema> = {};
  const adopt = (name: string, schema: JsonSchema): void => {
    if (name in named && !isDeepStrictEqual(named[name], schema)) throw new Error(`Two schemas are called ${name}.`);
    named[name] = schema;
  };
  return {
    named,
    add(schema, io) {
      const text = JSON.stringify(z.toJSONSchema(schema, { io, override: tidy }));
      const { $schema, $defs = {}, ...own } = JSON.parse(text.replaceAll('"#/$defs/', `"${at}/`));
      for (const [name, definition] of Object.entries($defs)) adopt(name, definition as JsonSchema);
      return own;
    },
  };
}

/** Leaves out what is so of every message, and of every number of JavaScript's. */
function tidy({
  jsonSchema,
}: {
  jsonSchema: { readOnly?: unknown; id?: unknown; maximum?: unknown; minimum?: unknown };
}) {
  delete jsonSchema.readOnly;
  delete jsonSchema.id;
  if (jsonSchema.maximum === Number.MAX_SAFE_INTEGER) delete jsonSchema.maximum;
  if (jsonSchema.minimum === Number.MIN_SAFE_INTEGER) delete jsonSchema.minimum;
}
