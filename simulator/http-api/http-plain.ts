// The quick way for plain requests, straight on `node:http`: a route that there is, a body in UTF-8 whose length is told.
// Whatever is unusual in any way is left to the framework, which knows an answer to everything.

import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http';
import createRouter, { type HTTPMethod } from 'find-my-way';
import type { HttpRequest } from '../net/http-message.ts';
import { sendReply } from '../net/http-reply.ts';
import { parseJson } from '../net/json.ts';
import { connectionOf } from '../net/listener.ts';
import { once } from '../net/once.ts';
import { BODY_LIMIT, serveRoutes, splitTarget } from './http.ts';
import type { Around, Route } from './route-docs.ts';

/** Serves `routes`, each request inside `around`: what is plain by itself, and the rest with Express. */
export function servePlain(routes: readonly Route[], around: Around): RequestListener {
  const others = serveRoutes(routes, around);
  const router = createRouter({ caseSensitive: true, maxParamLength: 65_536, querystringParser: () => ({}) });
  for (const route of routes) router.on(route.method, route.path, () => undefined, route);
  return (req, res) => {
    const found = isPlain(req) ? router.find(req.method as HTTPMethod, req.url ?? '') : null;
    if (found === null) return others(req, res);
    const { handle, bodyLimit = BODY_LIMIT } = found.store as Route;
    if (Number(req.headers['content-length'] ?? 0) > bodyLimit) return others(req, res);
    readText(req, (text) => {
      const request = new PlainRequest({ req, res }, found.params as Record<string, string>, text);
      const response = around(request, handle);
      if (response instanceof Promise) void response.then((settled) => sendReply(res, settled));
      else sendReply(res, response);
    });
  };
}

/** One method of a few, one body of a known length, no encoding of any kind. */
function isPlain({ method, headers }: IncomingMessage): boolean {
  if (method !== 'GET' && method !== 'PUT' && method !== 'POST') return false;
  if (headers['content-encoding'] !== undefined || headers['transfer-encoding'] !== undefined) return false;
  const charset = /charset\s*=\s*"?([^\s;"]+)/i.exec(headers['content-type'] ?? '')?.[1];
  return charset === undefined || charset.toLowerCase() === 'utf-8';
}

/** Reads the body to its end. A client that goes away in the middle is not answered. */
function readText(req: IncomingMessage, then: (text: string) => void): void {
  const chunks: Buffer[] = [];
  req.on('data', (chunk: Buffer) => chunks.push(chunk));
  req.on('end', () => then(chunks.length === 1 ? String(chunks[0]) : Buffer.concat(chunks).toString()));
}

class PlainRequest implements HttpRequest {
  readonly params: Readonly<Record<string, string>>;
  readonly text: string | undefined;
  readonly json: () => unknown;
  private readonly req: IncomingMessage;
  private readonly res: ServerResponse;

  constructor(
    { req, res }: { req: IncomingMessage; res: ServerResponse },
    params: Readonly<Record<string, string>>,
    text: string,
  ) {
    this.req = req;
    this.res = res;
    this.params = params;
    this.text = text === '' ? undefined : text;
    this.json = once(() => (text === '' ? undefined : parseJson(text)));
  }

  onceOver(listener: () => void): void {
    this.res.once('close', listener);
  }
  get method() {
    return this.req.method ?? '';
  }
  get url() {
    return this.req.url ?? '';
  }
  get headers() {
    return this.req.headers;
  }
  get rawHeaders() {
    return this.req.rawHeaders;
  }
  get connection() {
    return connectionOf(this.req.socket);
  }
  get query() {
    return splitTarget(this.url).query;
  }
}
