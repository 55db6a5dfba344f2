// Every request on the connector-facing port and its reply go into the journal, secrets masked, whatever became of them.

import type { Engine } from '../../core/engine.ts';
import { Failure } from '../../wire/failure.ts';
import type { Around, Handler, HttpRequest, HttpResponse } from '../../wire/http.ts';
import { problemOf } from '../../wire/problem.ts';
import { saidIn } from './replies.ts';
import { maskedBody, requestIdOf } from './requests.ts';

const DIALECT = 'native';

/** Lets in who is authorised, and writes down what was asked and answered. */
export function journalled(engine: Engine, authorise: (authorization: string | undefined) => void): Around {
  return async (request, handle) => {
    const { journal, clock } = engine;
    const requestId = safeRequestId(request, engine);
    journal.append({ kind: 'request', dialect: DIALECT, wire: wireOf(request), at: clock.now(), requestId });
    const { response, understood } = await answer(tagged(request, requestId), authorise, handle);
    const positive = response.status < 400 && !refusedInBody(response);
    const wire = { status: response.status, body: response.body };
    const said = saidIn(response);
    journal.append({ kind: 'reply', dialect: DIALECT, understood, positive, said, wire, at: clock.now(), requestId });
    return { ...response, headers: { ...response.headers, 'X-Request-Id': requestId } };
  };
}

/** A request without an id of its own gets one here, so that its Command carries the same. */
const tagged = (request: HttpRequest, requestId: string): HttpRequest =>
  request.headers['x-request-id'] === undefined
    ? { ...request, headers: { ...request.headers, 'x-request-id': requestId } }
    : request;

async function answer(
  request: HttpRequest,
  authorise: (authorization: string | undefined) => void,
  handle: Handler,
): Promise<{ response: HttpResponse; understood: boolean }> {
  try {
    authorise(request.headers.authorization);
    return { response: await handle(request), understood: true };
  } catch (error) {
    return { response: problemOf(error), understood: false };
  }
}

function safeRequestId(request: HttpRequest, engine: Engine): string {
  try {
    return requestIdOf(request, engine.nextRequestId);
  } catch (error) {
    if (error instanceof Failure) return engine.nextRequestId();
    throw error;
  }
}

function wireOf(request: HttpRequest): { method: string; url: string; body?: unknown } {
  const { method, url } = request;
  try {
    return { method, url, body: maskedBody(request.json()) };
  } catch {
    return { method, url };
  }
}

const refusedInBody = ({ body }: HttpResponse): boolean =>
  typeof body === 'object' && body !== null && 'outcome' in body && body.outcome === 'refused';
