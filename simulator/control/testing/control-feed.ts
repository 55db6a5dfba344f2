// What the tests of the control feed share: a client that gives one message after the other, each held against its schema.

import assert from 'node:assert/strict';
import { on, once } from 'node:events';
import type { TestContext } from 'node:test';
import WebSocket from 'ws';
import { feedMessage } from '../feed.ts';

/** A message of the feed as it comes over the wire. */
// biome-ignore lint/suspicious/noExplicitAny: JSON from outside, which the tests look into
export type ControlMessage = Record<string, any> & { readonly kind: string };

/** After so many milliseconds a message that is missing is an error, and not a test that never ends. */
const PATIENCE = 60_000;

/** Opens the control feed of the main port at `mainUrl`; its messages are kept until they are asked for. */
export async function openControlFeed(t: Pick<TestContext, 'after'>, mainUrl: string, query = '') {
  const socket = new WebSocket(`${mainUrl.replace('http', 'ws')}/control/feed${query}`);
  t.after(() => socket.terminate());
  const messages = on(socket, 'message', { close: ['close'], signal: AbortSignal.timeout(PATIENCE) });
  await once(socket, 'open');
  const next = async (): Promise<ControlMessage> => {
    const message = JSON.parse(String((await messages.next()).value[0]));
    assert.ok(feedMessage.safeParse(message).success, `no message of the feed: ${JSON.stringify(message)}`);
    return message;
  };
  return {
    socket,
    next,
    /** The messages up to the first that `is` it, that one included. */
    async upTo(is: (message: ControlMessage) => boolean): Promise<readonly ControlMessage[]> {
      const heard = [await next()];
      while (!is(heard.at(-1) as ControlMessage)) heard.push(await next());
      return heard;
    },
  };
}
