// One HTTP request and its whole answer, or a LinkFailure: no redirect is followed and nothing is sent twice.
// It must not know any dialect.

import http, { type Agent, type IncomingMessage } from 'node:http';
import { urlToHttpOptions } from 'node:url';
import { LinkFailure } from '../link.ts';

/** An answer that is larger, in bytes, is none. */
const LARGEST_BODY = 1024 * 1024;

export interface HttpRequest {
  readonly method: string;
  /** Encoded, and below the path of the base address. It goes out as it is: `..` is nobody's business here. */
  readonly path: string;
  /** JSON text. */
  readonly body?: string | undefined;
  readonly headers: Readonly<Record<string, string>>;
  /** Holds the connections. */
  readonly agent: Agent;
  readonly signal: AbortSignal;
}

export interface Reply {
  readonly status: number;
  readonly contentType: string;
  readonly body: string;
}

/** Sends the request to `base` and reads the answer to its end. */
export async function exchange(base: URL, sent: HttpRequest): Promise<Reply> {
  try {
    const response = await send(base, sent);
    const body = await readBody(response);
    return { status: response.statusCode ?? 0, contentType: response.headers['content-type'] ?? '', body };
  } catch (error) {
    throw error instanceof LinkFailure ? error : failureOf(error);
  }
}

function send(base: URL, { method, path, body, headers, agent, signal }: HttpRequest): Promise<IncomingMessage> {
  const options = { ...urlToHttpOptions(base), method, agent, signal, path: base.pathname.replace(/\/$/, '') + path };
  const contentType = body === undefined ? {} : { 'Content-Type': 'application/json' };
  return new Promise((resolve, reject) => {
    const outgoing = http.request({ ...options, headers: { Accept: 'application/json', ...headers, ...contentType } });
    // They stay on for good: an error after the answer has begun shows while its body is read, and a connection can
    // close without an error or an answer (after a 101, say).
    outgoing.on('error', reject).on('close', () => reject(new LinkFailure(sentenceOf('ECONNRESET'))));
    outgoing.on('response', resolve).end(body);
  });
}

async function readBody(response: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of response as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size > LARGEST_BODY) throw new LinkFailure('The CTI server answered with more than 1 MiB.');
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString('utf8');
}

/** By its code alone: the text of an error may quote what was sent. An error without one is a bug. */
function failureOf(error: unknown): unknown {
  const { code } = error as NodeJS.ErrnoException;
  return typeof code === 'string' ? new LinkFailure(sentenceOf(code), { cause: error }) : error;
}

function sentenceOf(code: string): string {
  if (code.startsWith('HPE_')) return `The CTI server's answer is not HTTP (${code}).`;
  if (code === 'ECONNRESET' || code === 'EPIPE') return `The CTI server broke the connection off (${code}).`;
  return `The CTI server cannot be reached (${code}).`;
}
