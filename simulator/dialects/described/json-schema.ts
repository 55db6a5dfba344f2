// The notation as a JSON Schema: for editors, and for what can stand where in a file.

import { z } from 'zod';
import { switchFile } from './file-schema.ts';
import { GAP_PATTERN } from './gaps.ts';

/** As much of a JSON Schema as the notation makes use of. */
export interface Schema {
  readonly title?: string;
  readonly $ref?: string;
  readonly $defs?: Readonly<Record<string, Schema>>;
  readonly description?: string;
  readonly type?: string;
  readonly anyOf?: readonly Schema[];
  readonly allOf?: readonly Schema[];
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly required?: readonly string[];
  readonly propertyNames?: { readonly enum?: readonly string[] };
  readonly additionalProperties?: Schema | boolean;
  readonly items?: Schema;
  readonly enum?: readonly string[];
  readonly const?: unknown;
  readonly default?: unknown;
}

export const switchSchema = (): Schema => ({
  title: 'A switch described for Signoff',
  ...(z.toJSONSchema(switchFile, { io: 'input', override: ({ jsonSchema }) => markGaps(jsonSchema) }) as Schema),
});

/** No text is a gap, and no leaf of a tree: editors mark those that are left. */
function markGaps(schema: z.core.JSONSchema.BaseSchema): void {
  const isFree = schema.enum === undefined && schema.const === undefined;
  if (schema.type === 'string' && isFree) schema.not = { pattern: GAP_PATTERN };
  if (schema.id === 'tree') Object.assign(schema, { not: { type: 'string', pattern: GAP_PATTERN }, ...OF_TREES });
}

const OF_TREES = { additionalProperties: { $ref: '#/$defs/tree' }, items: { $ref: '#/$defs/tree' } };

/** What a schema comes to: those that it refers to, and each of those that it chooses from. */
export function branchesOf(schema: Schema, root: Schema): readonly Schema[] {
  const { $ref, anyOf = [], allOf = [] } = schema;
  const other = $ref === undefined ? undefined : root.$defs?.[$ref.split('/').at(-1) ?? ''];
  const further = [...(other === undefined ? [] : [other]), ...anyOf, ...allOf];
  return [schema, ...further.flatMap((one) => branchesOf(one, root))];
}

/** Every schema of what stands at a path of a file. */
function schemasAt(path: readonly (string | number)[]): readonly Schema[] {
  const root = switchSchema();
  let found = branchesOf(root, root);
  for (const step of path)
    found = found.flatMap((one) => childrenOf(one, step)).flatMap((one) => branchesOf(one, root));
  return found;
}

/** What stands at a path of a file, in a sentence. */
export const meaningAt = (path: readonly (string | number)[]): string | undefined =>
  schemasAt(path).find(({ description }) => description !== undefined)?.description;

/** The members that the mapping at a path of a file can have. */
export function membersAt(path: readonly (string | number)[]): readonly string[] {
  return [
    ...new Set(
      schemasAt(path).flatMap(({ properties = {}, propertyNames }) => [
        ...Object.keys(properties),
        ...(propertyNames?.enum ?? []),
      ]),
    ),
  ];
}

function childrenOf({ properties, additionalProperties, items }: Schema, step: string | number): readonly Schema[] {
  if (typeof step === 'number') return items === undefined ? [] : [items];
  const child = properties?.[step] ?? additionalProperties;
  return typeof child === 'object' ? [child] : [];
}
