// Plain HTTP, for whatever is spoken in it: one request on a connection of its own, its answer as it came, and the same request
// as bytes, for a look at the bytes of what comes back.

import { request as overHttp } from 'node:http';
import { request as overHttps } from 'node:https';
import { text } from 'node:stream/consumers';
import type { Address } from './connection.ts';
import type { Framer } from './look.ts';

export interface HttpRequest {
  readonly method: 'GET' | 'POST' | 'PUT';
  /** Behind the server's URL, encoded. */
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

/** Where it goes: the server's URL, and the authority that vouches for it, PEM; undefined: TLS is not spoken. */
export interface HttpServer {
  readonly url: string;
  readonly ca?: string | undefined;
}

export interface HttpAnswer {
  readonly status: number;
  readonly text: string;
}

/** Rejects where there is no answer, or once `signal` is aborted. */
export function exchange({ url, ca }: HttpServer, request: HttpRequest, signal: AbortSignal): Promise<HttpAnswer> {
  const { method, path, headers, body } = request;
  const open = url.startsWith('https:') ? overHttps : overHttp;
  return new Promise((resolve, reject) => {
    const asked = open(`${url}${path}`, { method, headers, signal, agent: false, ...(ca !== undefined && { ca }) });
    asked.on('error', reject).on('response', (answer) => {
      text(answer).then((whole) => resolve({ status: answer.statusCode ?? 0, text: whole }), reject);
    });
    asked.end(body);
  });
}

/** The request as it goes over the wire, and where to. */
export function asBytes(
  { url, ca }: HttpServer,
  { method, path, headers, body }: HttpRequest,
): { readonly address: Address; readonly request: string } {
  const { hostname, port, host } = new URL(url);
  const all = { Host: host, ...headers, 'Content-Length': Buffer.byteLength(body) };
  const lines = Object.entries(all).map(([name, value]) => `${name}: ${value}\r\n`);
  return {
    address: { host: hostname.replace(/^\[|\]$/g, ''), port: Number(port), ca },
    request: `${method} ${path} HTTP/1.1\r\n${lines.join('')}\r\n${body}`,
  };
}

/** Gives out each answer whose head says how long it is, and that is as long, as latin1. */
export function httpFramer(): Framer {
  let parts: Buffer[] = [];
  let kept = 0;
  /** How long the answer at hand is in all; undefined: its head has not arrived. */
  let wanted: number | undefined;
  return (bytes) => {
    const frames: string[] = [];
    parts.push(bytes);
    kept += bytes.length;
    for (;;) {
      wanted ??= lengthOf(Buffer.concat(parts));
      if (wanted === undefined || kept < wanted) return frames;
      const all = Buffer.concat(parts);
      frames.push(all.subarray(0, wanted).toString('latin1'));
      parts = [all.subarray(wanted)];
      kept -= wanted;
      wanted = undefined;
    }
  };
}

/** A head that is longer than this is none, in bytes. */
const HEAD_LIMIT = 64 * 1024;

/** With this status nothing follows the head. */
const NO_CONTENT = '204';

function lengthOf(bytes: Buffer): number | undefined {
  const end = bytes.subarray(0, HEAD_LIMIT).indexOf('\r\n\r\n');
  const head = end < 0 ? '' : bytes.subarray(0, end).toString('latin1');
  const status = STATUS.exec(head)?.[1];
  const length = status === NO_CONTENT ? '0' : /^content-length: *(\d{1,9})\r?$/im.exec(head)?.[1];
  return length === undefined || status === undefined ? undefined : end + 4 + Number(length);
}

const STATUS = /^HTTP\/1\.1 (\d{3}) /;

/** A whole answer that a framer gave out. */
export const readFrame = (frame: string): HttpAnswer => ({
  status: Number(STATUS.exec(frame)?.[1]),
  text: Buffer.from(frame.slice(frame.indexOf('\r\n\r\n') + 4), 'latin1').toString('utf8'),
});

/** What `parsed` gives for a text that is no JSON. */
const NO_JSON = Symbol('no JSON');

export function parsed(json: string): unknown {
  try {
    return JSON.parse(json);
  } catch {
    return NO_JSON;
  }
}

/** A body that is no object of JSON, in a word; undefined where it is one. */
export function describeNoObject(whole: string, body: unknown): string | undefined {
  if (body === NO_JSON) return describeText(whole);
  if (body === null) return 'null';
  return typeof body !== 'object' || Array.isArray(body) ? 'other-kind' : undefined;
}

function describeText(whole: string): string {
  if (whole === '') return 'empty';
  if (/^\s*<(!doctype )?html/i.test(whole)) return 'web-page';
  return whole.startsWith('{') ? 'cut-short' : 'plain-text';
}

/** The status of an answer that is the server's own word for a failure. */
export const STATUS_OF_WORD: Readonly<Record<string, number>> = {
  unauthorised: 401,
  forbidden: 403,
  'not-found': 404,
  'timed-out': 504,
  'too-many': 429,
  'internal-error': 500,
  unavailable: 503,
};
