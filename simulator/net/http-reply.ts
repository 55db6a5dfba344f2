// A response out as HTTP: head and body in one piece, spoiled where somebody wants it. All headers are set here, so that
// what has gone out can be told afterwards without having listened.

import { type ServerResponse, STATUS_CODES } from 'node:http';
import { deliver, type Sending } from './delivery.ts';
import type { HttpDelivery, HttpResponse, WrittenReply } from './http-message.ts';
import { tap } from './tap.ts';

/** Answers whoever asked. */
export function sendReply(res: ServerResponse, delivery: HttpDelivery): void {
  if ('instead' in delivery) return void sendTapped(res, () => delivery.instead);
  const { answer, sending, written } = delivery;
  if (sending !== undefined) return void sendTapped(res, sending, answer);
  const reply = write(res, answer);
  written?.(reply);
}

/** Holds what is written of the answer, if there is one, and has `sending` decide over it. */
function sendTapped(res: ServerResponse, sending: (bytes: Uint8Array) => Sending, answer?: HttpResponse): void {
  const { socket } = res;
  if (socket === null) return void res.once('socket', () => sendTapped(res, sending, answer)); // others are answered first
  const held = tap(socket);
  if (answer !== undefined) write(res, answer);
  void deliver(held, sending(held.bytes())).then(held.release);
}

function write(res: ServerResponse, { status, headers, body, text }: HttpResponse): WrittenReply {
  const parts = text !== undefined && typeof text !== 'string' ? text : undefined;
  const content = typeof text === 'string' ? text : body === undefined ? '' : `${JSON.stringify(body)}\n`;
  const head: string[] = [];
  for (const name in headers) {
    const value = headers[name] as string;
    head.push(name, name === 'Content-Type' ? withCharset(value) : value);
  }
  if (headers?.['Content-Type'] === undefined && body !== undefined) head.push('Content-Type', JSON_TYPE);
  head.push('Date', now(), 'Connection', res.shouldKeepAlive ? 'keep-alive' : 'close');
  if (status !== 204 && parts === undefined) head.push('Content-Length', String(Buffer.byteLength(content)));
  res.sendDate = false;
  res.writeHead(status, head);
  if (parts === undefined) res.end(content);
  else writeParts(res, parts[Symbol.iterator]());
  return { status, head, content };
}

/** Parts are sent in pieces of so many characters. */
const PIECE = 64 * 1024;

/**
 * A piece is made when the one before has left. That is not asked of `drain`, of which an answer no longer hears once
 * Node has stopped reading HTTP on its connection.
 */
function writeParts(res: ServerResponse, parts: Iterator<string>): void {
  let piece = '';
  while (piece.length < PIECE) {
    const { done, value } = parts.next();
    if (done) return void res.end(piece);
    piece += value;
  }
  res.write(piece, (error) => {
    if (!error) writeParts(res, parts);
  });
}

const JSON_TYPE = 'application/json; charset=utf-8';

const withCharset = (type: string): string => (type.includes('charset=') ? type : `${type}; charset=utf-8`);

let second = 0;
let secondText = '';

/** The Date header: made once a second, and remembered. */
function now(): string {
  const current = Math.floor(Date.now() / 1000);
  if (current !== second) [second, secondText] = [current, new Date(current * 1000).toUTCString()];
  return secondText;
}

/** The same as text. */
export function replyText({ status, head, content }: WrittenReply): string {
  let text = `HTTP/1.1 ${status} ${STATUS_CODES[status] ?? ''}\r\n`;
  for (let index = 0; index < head.length; index += 2) text += `${head[index]}: ${head[index + 1]}\r\n`;
  return `${text}\r\n${content}`;
}
