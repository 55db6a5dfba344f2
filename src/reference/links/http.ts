// One HTTP request and its whole answer, or an Error: no redirect is followed and nothing is sent twice. Each has a
// connection of its own: what comes late on another one is nobody's answer.
// It must not know any dialect.

import http, { type IncomingMessage } from 'node:http';
import https from 'node:https';
import { urlToHttpOptions } from 'node:url';

/** An answer that is larger, in characters, is none. */
const LARGEST_BODY = 1024 * 1024;

/** Where a server is, and how it shows that it is that one. */
export interface HttpServer {
  /** `http:` or `https:`. */
  readonly base: URL;
  /** Over TLS: the authority that vouches for it, PEM, and nobody else; undefined: those that this machine trusts. */
  readonly ca: string | undefined;
}

export interface HttpRequest {
  readonly method: string;
  /** Encoded. It goes out as it is: `..` is nobody's business here. */
  readonly path: string;
  readonly body?: string | undefined;
  readonly headers: Readonly<Record<string, string>>;
  readonly signal: AbortSignal;
}

export interface Reply {
  readonly status: number | undefined;
  readonly body: string;
}

/** Sends the request and reads the answer to its end. */
export async function exchange(server: HttpServer, sent: HttpRequest): Promise<Reply> {
  try {
    const response = await send(server, sent);
    return { status: response.statusCode, body: await readBody(response) };
  } catch (error) {
    // By its code alone: the text of an error may quote what was sent.
    const { code = 'it broke off' } = Object(error) as NodeJS.ErrnoException;
    throw new Error(`No answer from the CTI server (${code}).`);
  }
}

function send({ base, ca }: HttpServer, { body, ...sent }: HttpRequest): Promise<IncomingMessage> {
  return new Promise((resolve, reject) => {
    const { request } = base.protocol === 'https:' ? https : http;
    const outgoing = request({ ...urlToHttpOptions(base), ...sent, ca, agent: false });
    // They stay on for good: an error after the answer has begun shows while its body is read, and a connection can
    // close without an error or an answer (after a 101, say).
    outgoing.on('response', resolve).on('error', reject).on('close', reject).end(body);
  });
}

async function readBody(response: IncomingMessage): Promise<string> {
  let body = '';
  for await (const text of response.setEncoding('utf8')) {
    body += text;
    if (body.length > LARGEST_BODY) throw Object.assign(new Error(), { code: 'EMSGSIZE' });
  }
  return body;
}
