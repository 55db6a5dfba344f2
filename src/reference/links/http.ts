// One HTTP request and its whole answer, or an Error: no redirect is followed and nothing is sent twice. Each has a
// connection of its own: what comes late on another one is nobody's answer.
// It must not know any dialect.

import http, { type IncomingMessage } from 'node:http';
import { urlToHttpOptions } from 'node:url';

/** An answer that is larger, in bytes, is none. */
const LARGEST_BODY = 1024 * 1024;

export interface HttpRequest {
  readonly method: string;
  /** Encoded, and below the path of the base address. It goes out as it is: `..` is nobody's business here. */
  readonly path: string;
  readonly body?: string | undefined;
  readonly headers: Readonly<Record<string, string>>;
  readonly signal: AbortSignal;
}

export interface Reply {
  readonly status: number | undefined;
  readonly body: string;
}

/** Sends the request to `base` and reads the answer to its end. */
export async function exchange(base: URL, sent: HttpRequest): Promise<Reply> {
  try {
    const response = await send(base, sent);
    return { status: response.statusCode, body: await readBody(response) };
  } catch (error) {
    // By its code alone, where it is Node's: the text may quote what was sent.
    const { code, message } = error as NodeJS.ErrnoException;
    throw new Error(`No answer from the CTI server (${code ?? message}).`);
  }
}

function send(base: URL, { body, ...sent }: HttpRequest): Promise<IncomingMessage> {
  const path = base.pathname.replace(/\/$/, '') + sent.path;
  return new Promise((resolve, reject) => {
    const outgoing = http.request({ ...urlToHttpOptions(base), ...sent, path, agent: false });
    // They stay on for good: an error after the answer has begun shows while its body is read, and a connection can
    // close without an error or an answer (after a 101, say).
    outgoing.on('error', reject).on('close', () => reject(new Error('It broke off.')));
    outgoing.on('response', resolve).end(body);
  });
}

async function readBody(response: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of response as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size > LARGEST_BODY) throw new Error('More than 1 MiB.');
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString('utf8');
}
