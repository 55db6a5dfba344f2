// The service driver: a connector that listens somewhere else. One JSON-RPC request a POST; its events and its log come
// back as POSTs to the kit. There is no process to end: a life begins with `initialize` and ends with `shutdown`.

import { quote } from './answers.ts';
import { type CallbackAddress, listenForCallbacks } from './callback-listener.ts';
import { NoReply, type PostReply, post } from './http-post.ts';
import { parseMessage } from './json-rpc.ts';
import { openSession } from './open-session.ts';
import { type Call, type Carrier, type CarrierListener, createRpcLine } from './rpc-line.ts';
import type { StartSession } from './session.ts';

export interface ServiceAddress {
  /** http or https. */
  readonly url: string;
  readonly callback?: CallbackAddress | undefined;
}

/** Meets the connector that listens at `url`. */
export function serviceDriver({ url, callback = {} }: ServiceAddress): StartSession {
  const address = new URL(url);
  const label = `The connector at ${withoutCredentials(address)}`;
  return async (initialization, onNotification) => {
    const aborted = new AbortController();
    let heard: CarrierListener | undefined;
    const callbacks = await listenForCallbacks(callback, {
      onText: (text) => heard?.hear(text),
      onBreach: (why) => heard?.breakWith(why),
      onVariant: (line) => heard?.keep(line),
    });
    const kill = () => {
      aborted.abort();
      callbacks.stop();
    };
    const line = createRpcLine((listener): Carrier => {
      heard = listener;
      return {
        send: (text, call) => void ask({ address, text, call, signal: aborted.signal }, listener),
        end: async () => void kill(),
        kill,
        lastWords: () => '',
      };
    }, onNotification);
    const reached = 'Its log is wherever the service writes it.';
    return openSession(line, { ...initialization, callbackUrl: callbacks.url }, { label, reached });
  };
}

interface Asked {
  readonly address: URL;
  readonly text: string;
  readonly call: Call;
  readonly signal: AbortSignal;
}

async function ask({ address, text, call, signal }: Asked, listener: CarrierListener): Promise<void> {
  try {
    const reply = await post(address, text, signal);
    const issue = issueOf(reply, call.method);
    if (issue !== undefined) return listener.breakWith(issue);
    for (const message of messagesIn(reply.body)) listener.hear(message);
    if (listener.isWaitingFor(call.id))
      listener.breakWith(`the connector answered ${call.method} with something else: ${quote(reply.body)}`);
  } catch (error) {
    if (!(error instanceof NoReply)) throw error;
    listener.breakWith(`the connector ${error.message}`);
  }
}

/** Why the reply can hold no answer; the end of a sentence. */
function issueOf({ status, type, location, body }: PostReply, method: string): string | undefined {
  const answered = `the connector answered ${method} with`;
  if (status >= 300 && status < 400)
    return `${answered} a redirect to ${quote(location)} (HTTP ${status}), which is not followed`;
  if (status >= 400) return `${answered} HTTP ${status}: ${quote(body)}`;
  const [first = ''] = messagesIn(body);
  const read = parseMessage(first);
  if (read.kind !== 'rubbish') return undefined;
  const what = type === '' ? 'something' : type;
  return first === ''
    ? `${answered} HTTP ${status} and nothing in it`
    : `${answered} ${what} that ${read.why}: ${quote(body)}`;
}

/** One message, over however many lines; or several, one a line, which is one too many. A byte order mark is no blank. */
function messagesIn(body: string): readonly string[] {
  if (parseMessage(body).kind !== 'rubbish') return [body];
  const lines = body.split('\n').filter((line) => line.trim() !== '');
  return lines.every((line) => parseMessage(line).kind !== 'rubbish')
    ? lines
    : [body.replace(/^[ \t\r\n]+|[ \t\r\n]+$/g, '')];
}

function withoutCredentials(url: URL): string {
  const shown = new URL(url);
  shown.username = '';
  shown.password = '';
  return shown.href;
}
