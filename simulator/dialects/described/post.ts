// One message posted to one URL: how it ended is known soon, and whatever the other side does. No redirect is followed, and of an
// answer nothing counts but its status.

import { type ClientRequest, request as overHttp, type RequestOptions } from 'node:http';
import { request as overHttps } from 'node:https';

export interface Message {
  readonly text: string;
  readonly headers: Readonly<Record<string, string>>;
}

/** How long somebody may take to answer, in milliseconds of wire time. */
const TIMEOUT_MS = 5000;

interface Posting {
  /** Why it was not heard; undefined: it was. */
  readonly ended: Promise<string | undefined>;
  cut(): void;
}

export function createPoster() {
  const open = new Set<ClientRequest>();
  return {
    post(url: string, { text, headers }: Message): Posting {
      let cut = (): void => undefined;
      const ended = new Promise<string | undefined>((settle) => {
        const options: RequestOptions = {
          ...{ method: 'POST', agent: false },
          headers: { ...headers, 'Content-Length': String(Buffer.byteLength(text)) },
        };
        try {
          const request = url.startsWith('https:') ? overHttps(url, options) : overHttp(url, options);
          open.add(request);
          const late = setTimeout(() => request.destroy(new Error(`no answer within ${TIMEOUT_MS} ms`)), TIMEOUT_MS);
          cut = () => request.destroy(new Error('it was cut'));
          request.on('response', (response) => {
            const { statusCode = 0 } = response;
            response.resume().on('error', () => undefined);
            settle(statusCode >= 200 && statusCode < 300 ? undefined : `it was answered with ${statusCode}`);
          });
          request.on('error', ({ message }) => settle(message));
          request.on('close', () => {
            clearTimeout(late);
            open.delete(request);
            settle('the connection was closed');
          });
          request.end(text);
        } catch (error) {
          settle((error as Error).message);
        }
      });
      return { ended, cut: () => cut() };
    },
    /** Ends whatever is under way. */
    stop(): void {
      for (const request of open) request.destroy();
    },
  };
}
