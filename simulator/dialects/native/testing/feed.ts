// What the tests of the feed share: a client that gives one message after the other, and a way to be refused.

import assert from 'node:assert/strict';
import { on, once as onceEmitted } from 'node:events';
import { text } from 'node:stream/consumers';
import type { TestContext } from 'node:test';
import { Ajv2020 } from 'ajv/dist/2020.js';
import WebSocket from 'ws';
import { once } from '../../../net/once.ts';
import type { Answer } from '../../../testing/simulator.ts';
import { asyncApi } from '../asyncapi.ts';

/** A message of the feed as it comes over the wire. */
// biome-ignore lint/suspicious/noExplicitAny: JSON from outside, which the tests look into
export type FeedMessage = Record<string, any> & { readonly number: number; readonly type: string };

export type TestFeed = Awaited<ReturnType<typeof openFeed>>;

/** After so many milliseconds a message that is missing is an error, and not a test that never ends. */
const PATIENCE = 60_000;

/** Opens the feed at `url`; its messages are kept until they are asked for. */
export async function openFeed(
  t: Pick<TestContext, 'after'>,
  url: string,
  headers: Record<string, string> = {},
  ca?: string,
) {
  const socket = new WebSocket(url, { headers, ca });
  t.after(() => socket.terminate());
  const messages = on(socket, 'message', { close: ['close'], signal: AbortSignal.timeout(PATIENCE) });
  await onceEmitted(socket, 'open');
  const raw = async (): Promise<FeedMessage> => JSON.parse(String((await messages.next()).value[0]));
  const next = async (): Promise<FeedMessage> => {
    const message = await raw();
    assertToldOf(message);
    return message;
  };
  return {
    socket,
    /** The next message, which need be in no document. */
    raw,
    next,
    /** The messages up to the first of `type`, that one included. */
    async upTo(type: string): Promise<readonly FeedMessage[]> {
      const heard = [await next()];
      while (heard.at(-1)?.type !== type) heard.push(await next());
      return heard;
    },
  };
}

/** The payloads of the AsyncAPI document by type. */
const payloads = once(() => {
  const ajv = new Ajv2020({ allErrors: true });
  const { messages } = asyncApi({ eventsUrl: 'ws://127.0.0.1/v1/events', version: 'test' }).components;
  return new Map(Object.entries(messages).map(([type, { payload }]) => [type, ajv.compile(payload)]));
});

/** That the AsyncAPI document tells of `message`: every message of the feed is held against it. */
export function assertToldOf(message: FeedMessage): void {
  const validate = payloads().get(message.type);
  assert.ok(validate, `the document does not describe ${message.type}`);
  assert.ok(validate(message), `${JSON.stringify(validate.errors)}: ${JSON.stringify(message)}`);
}

/** What is answered where the feed at `url` does not open. */
export async function refusedFeed(url: string, headers: Record<string, string> = {}): Promise<Answer> {
  const socket = new WebSocket(url, { headers });
  const opened = onceEmitted(socket, 'open').then(() => {
    socket.terminate();
    throw new Error(`The feed at ${url} opened.`);
  });
  const [, response] = await Promise.race([onceEmitted(socket, 'unexpected-response'), opened]);
  return { status: response.statusCode ?? 0, headers: response.headers, text: await text(response) };
}
