// What a request asks, as far as it can be told before it is answered.

import type { DecodedRequest } from '../../faults/fault.ts';
import { splitTarget } from '../../http-api/http.ts';
import { Failure } from '../../net/failure.ts';
import type { HttpRequest } from '../../net/http-message.ts';
import { requestIdOf, toCommand } from './requests.ts';

export const DIALECT = 'native';

const AGENT_PATH = /^\/v1\/agents\/([^/]+)(\/state)?$/;

/** Whom a request is about, and the Command it is, if it is one. */
export function decode(request: HttpRequest, requestId: string): DecodedRequest {
  const [, encoded, isState] = AGENT_PATH.exec(splitTarget(request.url).path) ?? [];
  const asked = { dialect: DIALECT, requestId };
  if (encoded === undefined) return asked;
  const agentId = attempt(() => decodeURIComponent(encoded)) ?? encoded;
  const isChange = request.method === 'PUT' && isState !== undefined;
  return { ...asked, agentId, command: isChange ? attempt(() => toCommand(agentId, request.json())) : undefined };
}

/** Gives the request its id: its own, or one of the engine's. One that cannot be used is left for the handler to refuse. */
export function identify(request: HttpRequest, next: () => string): string {
  request.id = attempt(() => requestIdOf(request, next));
  return request.id ?? next();
}

/** Undefined where the request is not of the dialect: its answer will say so. */
export function attempt<T>(read: () => T): T | undefined {
  try {
    return read();
  } catch (error) {
    if (error instanceof Failure || error instanceof URIError) return undefined;
    throw error;
  }
}
