// What a request asks, as far as it can be told before it is answered, and how it stands in the journal: secrets masked,
// wherever a client put them.

import type { Asked } from '../../faults/fault.ts';
import { Failure } from '../../wire/failure.ts';
import type { HttpRequest } from '../../wire/http.ts';
import { splitTarget } from '../../wire/http.ts';
import type { LazyText } from '../../wire/http-reply.ts';
import { parseJson } from '../../wire/json.ts';
import { requestIdOf, toCommand } from './requests.ts';

export interface AboutRequest {
  readonly requestId: string;
  readonly connection: number;
}

const AGENT_PATH = /^\/v1\/agents\/([^/]+)(\/state)?$/;

/** Whom a request is about, and the Command it is, if it is one. */
export function askedBy(request: HttpRequest, requestId: string): Asked {
  const [, encoded, isState] = AGENT_PATH.exec(splitTarget(request.url).path) ?? [];
  const asked = { dialect: 'native', requestId };
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

export function wireOf(request: HttpRequest): { method: string; url: string; body?: unknown } {
  const { method, url } = request;
  const body = attempt(() => maskedBody(request.json(), request.text));
  return body === undefined ? { method, url } : { method, url, body };
}

/** The body with its secrets masked. */
function maskedBody(body: unknown, text = ''): unknown {
  if (typeof body !== 'object' || body === null) return body;
  if (!/password|\\u/.test(text) && text !== '') return body;
  return JSON.parse(JSON.stringify(body, (name, value) => (name === 'password' ? '***' : value)));
}

/** What came over the wire, made into text when it is asked for; it holds on to nothing else of the request. */
export function requestBytes({ method, url, rawHeaders, text = '' }: HttpRequest): LazyText {
  return { toJSON: () => requestText({ method, url, rawHeaders, text }) };
}

function requestText(request: Pick<HttpRequest, 'method' | 'url' | 'rawHeaders'> & { readonly text: string }): string {
  const { method, url, rawHeaders, text } = request;
  const lines = [`${method} ${url} HTTP/1.1`];
  for (let index = 0; index < rawHeaders.length; index += 2) {
    const name = rawHeaders[index] as string;
    lines.push(`${name}: ${name.toLowerCase() === 'authorization' ? '***' : rawHeaders[index + 1]}`);
  }
  return `${lines.join('\r\n')}\r\n\r\n${maskedText(text)}`;
}

/** The body as it came. What is not JSON may hold a secret anywhere, and is not kept. */
function maskedText(text: string): string {
  if (text === '') return text;
  const body = attempt(() => ({ json: parseJson(text) }));
  if (body === undefined) return `(${Buffer.byteLength(text)} bytes that are not JSON)`;
  const masked = passwordsIn(body.json).reduce<string>(
    (left, secret) => left.replaceAll(JSON.stringify(secret), '"***"'),
    text,
  );
  // A secret that is written in another way than ours is still there.
  return passwordsIn(JSON.parse(masked)).every((secret) => secret === '***')
    ? masked
    : JSON.stringify(maskedBody(body.json));
}

function passwordsIn(body: unknown): readonly unknown[] {
  const found: unknown[] = [];
  JSON.stringify(body, (name, value) => {
    if (name === 'password') found.push(value);
    return value;
  });
  return found;
}

/** Undefined where the request is not of the dialect: its answer will say so. */
function attempt<T>(read: () => T): T | undefined {
  try {
    return read();
  } catch (error) {
    if (error instanceof Failure || error instanceof URIError) return undefined;
    throw error;
  }
}
