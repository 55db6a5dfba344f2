// What a request asks, decoded once: faults match it, the ACD executes it. What is wrong with it is part of it.

import { timingSafeEqual } from 'node:crypto';
import { type AgentCommand, actorOf, type CallCommand } from '../../core/commands.ts';
import type { DecodedRequest } from '../../faults/fault.ts';
import { attempt } from '../../net/attempt.ts';
import { Failure } from '../../net/failure.ts';
import type { HttpRequest } from '../../net/http-message.ts';
import { isCallVerb, toCallCommand, toMakeCall } from './call-requests.ts';
import { requestIdOf, toCommand } from './requests.ts';

export const DIALECT = 'native';

export interface NativeRequest extends DecodedRequest {
  readonly command?: AgentCommand | CallCommand | undefined;
  /** Why nobody is let in with it. */
  readonly refusal?: unknown;
  /** Why the Command that it asks for cannot be read. */
  readonly issue?: unknown;
}

/** Checks the CTI link's own token; throws `LinkUnauthorised`. */
export type Authorise = (authorization: string | undefined) => void;

export function authorisation(token: string | undefined): Authorise {
  if (token === undefined) return () => undefined;
  const expected = Buffer.from(`Bearer ${token}`);
  return (authorization = '') => {
    const given = Buffer.from(authorization);
    if (given.length === expected.length && timingSafeEqual(given, expected)) return;
    throw new Failure('LinkUnauthorised', 'The token of the CTI link is missing or wrong.');
  };
}

const AGENT_PATH = /^\/v1\/agents\/([^/?]+)(\/state)?(?:\?|$)/;
const CALL_PATH = /^\/v1\/calls(?:\/([^/?]+)\/([^/?]+))?(?:\?|$)/;

/** Whom a request is about, and the Command it is, if it is one. */
export function decode(request: HttpRequest, requestId: string, authorise: Authorise): NativeRequest {
  const refusal = attempt(() => authorise(request.headers.authorization)).issue;
  const [, encoded, isState] = AGENT_PATH.exec(request.url) ?? [];
  if (encoded === undefined) return { dialect: DIALECT, requestId, refusal, ...aboutCall(request, requestId) };
  const agentId = attempt(() => decodeURIComponent(encoded)).value ?? encoded;
  if (request.method !== 'PUT' || isState === undefined) return { dialect: DIALECT, requestId, refusal, agentId };
  const read = attempt(() => {
    requestIdOf(request);
    return toCommand(agentId, request.json());
  });
  return { dialect: DIALECT, requestId, refusal, agentId, command: read.value, issue: read.issue };
}

/** The Command about a call, if it is one, and the agent who gives it. */
function aboutCall(request: HttpRequest, requestId: string): Pick<NativeRequest, 'agentId' | 'command' | 'issue'> {
  const [whole, callId, verb] = CALL_PATH.exec(request.url) ?? [];
  if (whole === undefined || request.method !== 'POST' || (verb !== undefined && !isCallVerb(verb))) return {};
  const read = attempt(() => {
    requestIdOf(request);
    if (callId === undefined || verb === undefined) return toMakeCall(request.json(), requestId);
    return toCallCommand(decodeURIComponent(callId), verb, request.json(), requestId);
  });
  const { value: command, issue } = read;
  return { agentId: command && actorOf(command), command, issue };
}
