// What the tests of webhooks share: somebody who is told by HTTP, and gives out what he was told, one after the other.

import { once } from 'node:events';
import { createServer, type IncomingHttpHeaders, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import type { TestContext } from 'node:test';

export interface Told {
  readonly path: string;
  readonly headers: IncomingHttpHeaders;
  readonly text: string;
}

/** Answers as `answer` does; 204 where nobody says otherwise. */
export async function receive(
  t: TestContext,
  answer = (response: ServerResponse): void => void response.writeHead(204).end(),
) {
  const told: Told[] = [];
  let waiting: (() => void) | undefined;
  const server = createServer(async (request, response) => {
    const body = await text(request).catch(() => '(cut)');
    told.push({ path: request.url ?? '', headers: request.headers, text: body });
    waiting?.();
    answer(response);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  t.after(() => {
    server.closeAllConnections();
    server.close();
  });
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/told`,
    heard: () => told.length,
    /** The next that has not been given out yet. */
    async next(): Promise<Told> {
      while (told.length === 0) await new Promise<void>((go) => (waiting = go));
      return told.shift() as Told;
    },
  };
}
