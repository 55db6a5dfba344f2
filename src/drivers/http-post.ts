// One HTTP POST and its whole answer, on a connection of its own, or a sentence that says why there is none. No redirect
// is followed and nothing is sent twice.

import http, { type IncomingMessage } from 'node:http';
import https from 'node:https';
import { LINE_LIMIT } from './json-rpc.ts';
import { lookup } from './loopback.ts';

export interface PostReply {
  readonly status: number;
  /** The media type without parameters; '' where none is named. */
  readonly type: string;
  /** Where a redirect points to. */
  readonly location: string;
  readonly body: string;
}

/** There is no whole answer. The message is the end of a sentence that begins with the connector. */
export class NoReply extends Error {
  override readonly name = 'NoReply';
}

/** Posts JSON to `url`, http or https. Throws `NoReply`. */
export async function post(url: URL, text: string, signal: AbortSignal): Promise<PostReply> {
  try {
    const response = await send(url, text, signal);
    const { 'content-type': type = '', location = '' } = response.headers;
    const status = response.statusCode ?? 0;
    return { status, type: (type.split(';')[0] ?? '').trim(), location, body: await readBody(response) };
  } catch (error) {
    throw error instanceof NoReply ? error : new NoReply(sentenceOf(error as NodeJS.ErrnoException), { cause: error });
  }
}

/** A connection that is kept may be closed by the service at the very moment at which it is used again. */
function send(url: URL, text: string, signal: AbortSignal): Promise<IncomingMessage> {
  const { request } = url.protocol === 'https:' ? https : http;
  const headers = { 'Content-Type': 'application/json', Accept: 'application/json' };
  return new Promise((resolve, reject) => {
    const outgoing = request(url, { method: 'POST', headers, agent: false, signal, lookup });
    outgoing.on('error', reject).on('close', () => reject(new NoReply('broke the connection off')));
    outgoing.on('response', resolve).end(text);
  });
}

async function readBody(response: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of response as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size > LINE_LIMIT) throw new NoReply(`answered with more than ${LINE_LIMIT} bytes`);
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString('utf8');
}

function sentenceOf({ code = 'no code', message }: NodeJS.ErrnoException): string {
  if (code.startsWith('HPE_')) return `answered what is not HTTP (${code})`;
  if (code === 'ECONNRESET' || code === 'EPIPE' || message === 'aborted') return `broke the connection off (${code})`;
  return `cannot be reached (${code})`;
}
