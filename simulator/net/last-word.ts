// The end of a connection to which there is nothing more to say. Whoever is told something must be able to read it, and
// must not be able to keep the connection by not closing it, or by sending on.

import { STATUS_CODES } from 'node:http';
import type { Duplex } from 'node:stream';
import type { HttpResponse } from './http-message.ts';

/** How long the other side has to close its end once the last word has been said, in milliseconds of wire time. */
export const LINGER_MS = 2000;

/** Refuses what is, or was to be, an HTTP request outside of Node's own answers, and closes. */
export function endWithProblem(socket: Duplex, { status, headers = {}, body }: HttpResponse): void {
  const text = JSON.stringify(body);
  const lines = [`HTTP/1.1 ${status} ${STATUS_CODES[status]}`, 'Connection: close'];
  for (const [name, value] of Object.entries({ ...headers, 'Content-Length': Buffer.byteLength(text) }))
    lines.push(`${name}: ${value}`);
  end(socket, `${lines.join('\r\n')}\r\n\r\n${text}`);
}

/**
 * Sends `text` and closes. What still comes is read and forgotten: a connection that is closed with bytes unread is
 * reset, and the other side may lose what it was told.
 */
export function end(socket: Duplex, text = ''): void {
  const limit = setTimeout(() => socket.destroy(), LINGER_MS);
  socket.once('close', () => clearTimeout(limit));
  socket.end(text);
  socket.resume();
}
