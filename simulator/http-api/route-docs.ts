// What the documents say of a route and of a port: written beside the route, with the very schemas that check its
// messages. What is made of it (OpenAPI, a page) is not known here.

import type { z } from 'zod';
import { FAILURES, type FailureCode } from '../net/failure.ts';
import type { HttpDelivery, HttpRequest, HttpResponse } from '../net/http-message.ts';
import type { OperationDocs } from './operation-docs.ts';

/** A positive answer; without a schema it has no body. */
export interface AnswerDocs {
  readonly description: string;
  readonly schema?: z.ZodType | undefined;
  /** `application/json` where nothing else is said. */
  readonly contentType?: string | undefined;
}

/** A negative answer: always a problem of RFC 9457. */
export interface ErrorDocs {
  readonly status: number;
  readonly code: string;
  /** One sentence: what it means, or what to do about it. */
  readonly meaning: string;
}

export interface RouteDocs {
  /** A few words, capitalised, without a full stop. */
  readonly summary: string;
  readonly description?: string | undefined;
  /** Every parameter of the path. */
  readonly params?: Readonly<Record<string, z.ZodType>> | undefined;
  readonly query?: z.ZodObject | undefined;
  readonly request?: z.ZodType | undefined;
  readonly answers: Readonly<Record<number, AnswerDocs>>;
  /** The errors of its own, besides those that its path, query and body bring with them. */
  readonly errors?: readonly ErrorDocs[] | undefined;
}

/** A port with all that it serves. */
export interface DocumentedPort {
  readonly name: string;
  readonly description: string;
  readonly url: string;
  readonly routes: readonly Route[];
  /** How a client is let in, for the routes that say so themselves. */
  readonly securitySchemes?: Readonly<Record<string, object>> | undefined;
  /** What any request to this port can be answered with. */
  readonly errors?: readonly ErrorDocs[] | undefined;
  /** Headers that a request may carry and that its answer gives back. */
  readonly headers?: Readonly<Record<string, z.ZodType>> | undefined;
  /** Whether it can be asked for a bearer token. */
  readonly bearer?: boolean | undefined;
}

/** The rows of the table of failures that `codes` name. */
export function failures(...codes: readonly FailureCode[]): readonly ErrorDocs[] {
  return codes.map((code) => ({ code, status: FAILURES[code].status, meaning: FAILURES[code].hint }));
}

/** The errors that any route like this one has, for what it takes. */
export function inherentErrors({ path, docs }: Route): readonly ErrorDocs[] {
  return [
    ...(path.includes(':') ? failures('MalformedPath') : []),
    ...(docs?.query === undefined && docs?.request === undefined ? [] : failures('InvalidRequest')),
    ...(docs?.request === undefined ? [] : failures('MalformedJson', 'BodyTooLarge', 'UnsupportedEncoding')),
    ...failures('InternalError'),
  ];
}

/** `decoded` is what stands round the request has made of it. */
export type Handler = (request: HttpRequest, decoded?: unknown) => HttpResponse | Promise<HttpResponse>;

/** What stands round every request of a port, answered by a route or not. */
export type Around = (request: HttpRequest, handle: Handler) => HttpDelivery | Promise<HttpDelivery>;

/** `path` as Express writes it: `/v1/agents/:agentId`. */
export interface Route {
  readonly method: 'GET' | 'PUT' | 'POST' | 'DELETE';
  readonly path: string;
  readonly handle: Handler;
  /** The largest body it reads, in bytes; `BODY_LIMIT` unless it says otherwise. */
  readonly bodyLimit?: number | undefined;
  /** What the documents say of it; a route that is to be seen by others has it. */
  readonly docs?: RouteDocs | undefined;
  /** The same of a route whose messages have no schemas here: as OpenAPI has it, made when it is asked for. */
  readonly operation?: (() => OperationDocs) | undefined;
}
