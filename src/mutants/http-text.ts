// HTTP as text, as somebody writes it who has no client for it: requests out, and replies by their Content-Length.

import { randomUUID } from 'node:crypto';
import { type Asked, headersOf, type RawReply, type Server } from './bare.ts';

/** Where HTTP is spoken. */
export function addressOf({ url }: Server): { readonly host: string; readonly port: number } {
  const { hostname, port } = new URL(String(url));
  return { host: hostname, port: Number(port) };
}

/** A request in the native dialect, and its id. */
export function writeRequest(server: Server, asked: Asked): { readonly text: string; readonly requestId: string } {
  const requestId = randomUUID();
  return { text: textOf(server, asked, headersOf(server, requestId)), requestId };
}

/** A request with its headers. */
export function textOf(
  server: Server,
  { method, path, body }: Asked,
  headers: Readonly<Record<string, string>>,
): string {
  const content = body === undefined ? '' : JSON.stringify(body);
  const { host, port } = addressOf(server);
  const all = { Host: `${host}:${port}`, 'Content-Length': Buffer.byteLength(content), ...headers };
  const head = Object.entries(all).map(([name, value]) => `${name}: ${value}\r\n`);
  return `${method} ${path} HTTP/1.1\r\n${head.join('')}\r\n${content}`;
}

/** The whole replies that `text` begins with, and behind them what is left of it. */
export function repliesIn(text: string): readonly string[] {
  const head = text.indexOf('\r\n\r\n');
  const length = isEmpty(text) ? 0 : Number(/^content-length: (\d+)$/im.exec(text.slice(0, head))?.[1]);
  const bytes = Buffer.from(text.slice(head + 4));
  if (head < 0 || !(bytes.length >= length)) return [text];
  const end = head + 4 + bytes.toString('utf8', 0, length).length;
  return [text.slice(0, end), ...repliesIn(text.slice(end))];
}

/** 204 has no body, and no length of one. */
const isEmpty = (reply: string): boolean => reply.startsWith('HTTP/1.1 204 ');

/** What a reply says, whole or not. */
export function readReply(text: string): Omit<RawReply, 'requestId'> {
  const head = text.indexOf('\r\n\r\n');
  return { status: Number(text.split(' ')[1]), text: text.slice(head + 4) };
}
