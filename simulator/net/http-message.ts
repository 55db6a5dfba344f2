// HTTP messages as routes see them: free of any framework and of any meaning.

import type { IncomingHttpHeaders } from 'node:http';
import type { Delivery } from './delivery.ts';

/** A request as a client sends it, to a whole URL. */
export interface ExampleRequest {
  readonly method: string;
  readonly url: string;
  /** Besides those that every client sends. */
  readonly headers?: Readonly<Record<string, string>> | undefined;
  /** Sent as JSON; undefined sends no body. */
  readonly body: unknown;
  /** Sent as it is, in place of the body; the headers say what it is. */
  readonly text?: string | undefined;
}

export interface HttpRequest {
  readonly method: string;
  /** Path and query as the client sent them. */
  readonly url: string;
  readonly params: Readonly<Record<string, string>>;
  readonly query: URLSearchParams;
  readonly headers: IncomingHttpHeaders;
  /** The headers as they came: name, value, name, value. */
  readonly rawHeaders: readonly string[];
  /** The number of the connection it came over. */
  readonly connection: number;
  /** The body as it came; undefined where there is none, or it cannot be had. */
  readonly text: string | undefined;
  /** The body as JSON; undefined where there is none. Throws a `Failure` where it cannot be had. */
  json(): unknown;
  /** Calls `listener` when the client is gone, or has been answered: nobody waits any more. */
  onceOver(listener: () => void): void;
}

export interface HttpResponse {
  readonly status: number;
  /** Names as the standards spell them: `Content-Type`. */
  readonly headers?: Readonly<Record<string, string>> | undefined;
  /** Sent as JSON; undefined sends no body. */
  readonly body?: unknown;
  /** Sent as it is, in place of a body; the headers say what it is. In pieces: no faster than it is read. */
  readonly text?: string | Iterable<string> | undefined;
}

/** How a request is answered. */
export type HttpDelivery = Delivery<HttpResponse, WrittenReply>;

/** What has gone out: the headers as name, value, name, value. */
export interface WrittenReply {
  readonly status: number;
  readonly head: readonly string[];
  readonly content: string;
}
