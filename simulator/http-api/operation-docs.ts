// The parts of an OpenAPI operation, as far as anybody here writes or reads them.

import type { JsonSchema } from './json-schema.ts';

export interface Server {
  readonly url: string;
  readonly description: string;
}

export interface Parameter {
  readonly name: string;
  readonly in: 'path' | 'query' | 'header';
  readonly required: boolean;
  readonly description?: string | undefined;
  readonly schema: JsonSchema;
}

export interface Medium {
  readonly schema: JsonSchema;
  readonly examples?: Readonly<Record<string, { readonly summary?: string | undefined; readonly value: unknown }>>;
}

export type Content = Readonly<Record<string, Medium>>;

export interface Answer {
  readonly description: string;
  readonly headers?: Readonly<Record<string, object>> | undefined;
  readonly content?: Content | undefined;
}

export interface Operation {
  readonly operationId: string;
  readonly summary: string;
  readonly description?: string | undefined;
  readonly tags: readonly string[];
  readonly servers: readonly Server[];
  readonly security: readonly Readonly<Record<string, readonly string[]>>[];
  readonly parameters: readonly Parameter[];
  readonly requestBody?: { readonly required: boolean; readonly content: Content } | undefined;
  readonly responses: Readonly<Record<string, Answer>>;
  /** Extensions. */
  readonly [name: `x-${string}`]: unknown;
}

/** What a route says of itself that has no schemas here: it is no part of what the port has in common. */
export type OperationDocs = Omit<Operation, 'tags' | 'servers'>;
