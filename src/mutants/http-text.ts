// HTTP as text, as somebody writes it who has no client for it: requests out, and replies by their Content-Length.

import { randomUUID } from 'node:crypto';
import { type Asked, headersOf, type RawReply, type Server } from './bare.ts';

/** Where the native dialect is spoken. */
export function addressOf({ url }: Server): { readonly host: string; readonly port: number } {
  const { hostname, port } = new URL(String(url));
  return { host: hostname, port: Number(port) };
}

/** A request, and its id. */
export function writeRequest(
  server: Server,
  { method, path, body }: Asked,
): { readonly text: string; readonly requestId: string } {
  const requestId = randomUUID();
  const content = body === undefined ? '' : JSON.stringify(body);
  const { host, port } = addressOf(server);
  const headers = {
    Host: `${host}:${port}`,
    'Content-Length': Buffer.byteLength(content),
    ...headersOf(server, requestId),
  };
  const head = Object.entries(headers).map(([name, value]) => `${name}: ${value}\r\n`);
  return { text: `${method} ${path} HTTP/1.1\r\n${head.join('')}\r\n${content}`, requestId };
}

/** The whole replies that `text` begins with, and behind them what is left of it. */
export function repliesIn(text: string): readonly string[] {
  const head = text.indexOf('\r\n\r\n');
  const length = Number(/^content-length: (\d+)$/im.exec(text.slice(0, head))?.[1]);
  const bytes = Buffer.from(text.slice(head + 4));
  if (head < 0 || !(bytes.length >= length)) return [text];
  const end = head + 4 + bytes.toString('utf8', 0, length).length;
  return [text.slice(0, end), ...repliesIn(text.slice(end))];
}

/** What a reply says, whole or not. */
export function readReply(text: string, requestId: string): RawReply {
  const head = text.indexOf('\r\n\r\n');
  return { status: Number(text.split(' ')[1]), text: text.slice(head + 4), requestId };
}
