// A response out as HTTP: head and body in one piece, spoiled where somebody wants it. All headers are set here, so that
// what has gone out can be told afterwards without having listened.

import { type IncomingMessage, type ServerResponse, STATUS_CODES } from 'node:http';
import { Readable } from 'node:stream';
import { deliver, type Sending } from './delivery.ts';
import type { HttpResponse } from './http.ts';
import { tap } from './tap.ts';

/** Text that is made when it is asked for. */
export interface LazyText {
  toJSON(): string;
}

/** Sends `response` to whoever sent `req`. */
export function sendReply(req: IncomingMessage, res: ServerResponse, response: HttpResponse): void {
  const { sending, instead, note } = response;
  if (sending === undefined && instead === undefined) {
    const written = write(req, res, response);
    note?.(written);
    return;
  }
  const { socket } = res;
  if (socket === null) return void res.once('socket', () => sendReply(req, res, response)); // others are answered first
  const held = tap(socket);
  if (instead === undefined) write(req, res, response);
  const delivered = deliver(held, instead ?? (sending as (reply: Buffer) => Sending)(held.bytes()));
  void delivered.then(held.release);
}

function write(req: IncomingMessage, res: ServerResponse, { status, headers, body, text }: HttpResponse): LazyText {
  const parts = text !== undefined && typeof text !== 'string' ? text : undefined;
  const content = typeof text === 'string' ? text : body === undefined ? '' : `${JSON.stringify(body)}\n`;
  const head: string[] = [];
  let isTyped = false;
  for (const name in headers) {
    const value = headers[name] as string;
    const isType = name.toLowerCase() === 'content-type';
    head.push(name, isType ? withCharset(value) : value);
    isTyped ||= isType;
  }
  if (!isTyped && body !== undefined) head.push('Content-Type', 'application/json; charset=utf-8');
  head.push('Date', now(), 'Connection', keepsOn(req) ? 'keep-alive' : 'close');
  if (status !== 204 && parts === undefined) head.push('Content-Length', String(Buffer.byteLength(content)));
  res.sendDate = false;
  res.writeHead(status, head);
  if (parts === undefined) res.end(content);
  else Readable.from(parts).pipe(res);
  return { toJSON: () => `${headText(status, head)}${content}` };
}

const withCharset = (type: string): string => (type.includes('charset=') ? type : `${type}; charset=utf-8`);

/** HTTP/1.1 goes on unless it is told not to, HTTP/1.0 ends unless it is told to go on. */
function keepsOn({ httpVersionMinor, headers }: IncomingMessage): boolean {
  const wishes = headers.connection?.toLowerCase() ?? '';
  return httpVersionMinor === 0 ? /\bkeep-alive\b/.test(wishes) : !/\bclose\b/.test(wishes);
}

let second = 0;
let secondText = '';

/** The Date header: made once a second. */
function now(): string {
  const current = Math.floor(Date.now() / 1000);
  if (current !== second) [second, secondText] = [current, new Date(current * 1000).toUTCString()];
  return secondText;
}

function headText(status: number, head: readonly string[]): string {
  let text = `HTTP/1.1 ${status} ${STATUS_CODES[status] ?? ''}\r\n`;
  for (let index = 0; index < head.length; index += 2) text += `${head[index]}: ${head[index + 1]}\r\n`;
  return `${text}\r\n`;
}
