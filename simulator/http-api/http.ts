// HTTP without meaning: a route is a function from request to response, free of any framework; this file mounts routes
// on Express and turns every way a request can be bad into a named failure.

import type { RequestListener } from 'node:http';
import express, { type Request, type Response } from 'express';
import { Failure } from '../net/failure.ts';
import type { HttpRequest } from '../net/http-message.ts';
import { sendReply } from '../net/http-reply.ts';
import { parseJson } from '../net/json.ts';
import { connectionOf } from '../net/listener.ts';
import { once } from '../net/once.ts';
import { problemOf } from './problem.ts';
import type { Around, Handler, Route } from './route-docs.ts';

/** The largest body that is read, in bytes. */
export const BODY_LIMIT = 1024 * 1024;

/** Answers a thrown failure as a problem. */
export const answerFailures: Around = async (request, handle) => {
  try {
    return { answer: await handle(request) };
  } catch (error) {
    return { answer: problemOf(error) };
  }
};

/** Serves `routes` with Express, each request inside `around`, and knows an answer to everything else. */
export function serveRoutes(routes: readonly Route[], around: Around): RequestListener {
  const app = express();
  app.disable('x-powered-by').disable('etag').set('case sensitive routing', true);
  const answer = (handle: Handler, limit = BODY_LIMIT) => {
    const readBody = express.text({ limit, type: () => true });
    return (req: Request, res: Response) =>
      readBody(req, res, async (error: unknown) =>
        sendReply(res, await around(toHttpRequest(req, res, error), handle)),
      );
  };
  for (const { method, path, handle, bodyLimit } of routes) {
    app[method.toLowerCase() as 'get'](path, answer(handle, bodyLimit));
  }
  for (const path of new Set(routes.map((route) => route.path))) app.all(path, answer(refuseMethod(routes, path)));
  app.use(answer(refusePath));
  app.use((error: unknown, req: Request, res: Response, _next: unknown) => {
    answer(() => {
      throw malformedPath(error, req);
    })(req, res);
  });
  // Express gives up on a target that is no URL before it asks any of the above.
  return (req, res) => app(req as Request, res as Response, () => answer(refusePath)(req as Request, res as Response));
}

function toHttpRequest(req: Request, res: Response, bodyError: unknown): HttpRequest {
  return {
    method: req.method,
    url: req.originalUrl,
    params: req.params as Record<string, string>,
    query: splitTarget(req.originalUrl).query,
    headers: req.headers,
    rawHeaders: req.rawHeaders,
    connection: connectionOf(req.socket),
    text: typeof req.body === 'string' && req.body !== '' ? req.body : undefined,
    json: once(() => parseBody(req.body, bodyError)),
    onceOver: (listener) => void res.once('close', listener),
  };
}

/** Path and query of what a client asked for, whatever it sent: `//` and the like are no URL. */
export function splitTarget(target: string): { path: string; query: URLSearchParams } {
  const [path = '', ...rest] = target.split('?');
  return { path, query: new URLSearchParams(rest.join('?')) };
}

function parseBody(text: unknown, bodyError: unknown): unknown {
  if (bodyError !== undefined) throw bodyFailure(bodyError);
  return typeof text !== 'string' || text === '' ? undefined : parseJson(text);
}

function bodyFailure(error: unknown): Failure {
  const { type, message, limit } = error as { type?: string; message?: string; limit?: number };
  if (type === 'entity.too.large')
    return new Failure('BodyTooLarge', `The body is larger than ${limit} bytes.`, { cause: error });
  return new Failure('UnsupportedEncoding', `The body cannot be read: ${message}.`, { cause: error });
}

function refuseMethod(routes: readonly Route[], path: string): Handler {
  const allow = routes.filter((route) => route.path === path).map((route) => route.method);
  return ({ method, url }) => {
    const failure = new Failure('MethodNotAllowed', `${method} is not a method of ${url}.`);
    const answer = problemOf(failure);
    return { ...answer, headers: { ...answer.headers, Allow: allow.join(', ') } };
  };
}

const refusePath: Handler = ({ method, url }) => {
  throw new Failure('NoSuchResource', `There is nothing at ${method} ${url}.`);
};

/** Express fails before a route is found only where the path cannot be decoded. */
function malformedPath(error: unknown, req: Request): unknown {
  return error instanceof URIError
    ? new Failure('MalformedPath', `The path ${req.originalUrl} is not percent-encoded UTF-8.`, { cause: error })
    : error;
}
