// Requests and answers over whatever carries them: ids, time limits, the log, and the first breach of the protocol, which
// ends it for good. It must not know whether a process or a service is at the other end.

import type { ClipboardPage } from '../connector/page.ts';
import { lastLines, quote } from './answers.ts';
import { formatMessage, parseMessage, type RpcMessage, type RpcResponse } from './json-rpc.ts';
import { createMail, MOST_EVENTS } from './mail.ts';
import { ConnectorBroke, type HearNotification } from './session.ts';

/** What brings messages to a connector. */
export interface Carrier {
  /** Sends the text of a request; what comes of it is heard later. */
  send(text: string, call: Call): void;
  /** Ends what is left of it, politely where there is a choice. Resolves when nothing is left: why it had to be forced. */
  end(): Promise<string | undefined>;
  /** Ends it at once. */
  kill(): void;
  /** The last of what the connector said beside the protocol; '' where it said nothing. */
  lastWords(): string;
}

export interface Call {
  readonly id: number;
  readonly method: string;
}

/** What a carrier tells. */
export interface CarrierListener {
  /** A text that the connector sent as a message of the protocol. */
  hear(text: string): void;
  /** A piece of its log. */
  keep(text: string): void;
  /** Something that a connector must not do; `why` is the end of a sentence. */
  breakWith(why: string): void;
  isWaitingFor(id: number): boolean;
}

/** How much of what a connector logs is kept between two looks at it, in lines. */
const LOG_LINES = 1_000;
const LOG_LINE_LENGTH = 10_000;

export type RpcLine = ReturnType<typeof createRpcLine>;

export function createRpcLine(open: (listener: CarrierListener) => Carrier, onNotification?: HearNotification) {
  const pending = new Map<number | string, { resolve(answer: RpcResponse): void; reject(error: Error): void }>();
  const log: string[] = [];
  const mail = createMail();
  let broken: ConnectorBroke | undefined;
  let ending = false;
  let late = 0;
  let lastId = 0;
  /** The id of `shutdown`: nothing is to come behind its answer. */
  let lastWish: number | undefined;

  const carrier = open({
    hear,
    keep,
    breakWith: (why) => void (ending || breakWith(why)),
    isWaitingFor: (id) => pending.has(id),
  });

  function breakWith(why: string): ConnectorBroke {
    const words = carrier.lastWords();
    broken ??= new ConnectorBroke(words === '' ? why : `${why}; its last words on stderr: ${lastLines(words)}`);
    for (const { reject } of pending.values()) reject(broken);
    pending.clear();
    carrier.kill();
    mail.wake();
    return broken;
  }

  function hear(text: string): void {
    if (broken !== undefined) return;
    const message = parseMessage(text);
    if (ending) {
      if (isEvent(message)) late += 1;
      return;
    }
    if (message.kind === 'rubbish') breakWith(`the connector wrote a line that ${message.why}: ${quote(text)}`);
    else if (message.kind === 'request') note(message, text);
    else settle(message, text);
  }

  function note(message: Extract<RpcMessage, { kind: 'request' }>, text: string): void {
    onNotification?.(message);
    if (isEvent(message)) receive(message, text);
    else if (message.method === 'log') keep(JSON.stringify(message.params) ?? '');
  }

  /** Whoever logs without end loses what is oldest. */
  function keep(text: string): void {
    log.push(text.slice(0, LOG_LINE_LENGTH));
    if (log.length > LOG_LINES) log.shift();
  }

  function receive({ params }: Extract<RpcMessage, { kind: 'request' }>, text: string): void {
    const page = pageIn(params);
    if (page === undefined) breakWith(`the connector handed on an event that is no page: ${quote(text)}`);
    else if (!mail.put({ at: Date.now(), page }, text.length))
      breakWith(
        `the connector handed on more than ${MOST_EVENTS} events in one scenario, the last of them ${quote(text)}`,
      );
  }

  function settle(answer: RpcResponse, text: string): void {
    const waiting = pending.get(answer.id);
    if (waiting === undefined)
      return void breakWith(`the connector answered what was not asked, or asked once: ${quote(text)}`);
    pending.delete(answer.id);
    if (answer.id === lastWish) ending = true;
    waiting.resolve(answer);
  }

  /** Rejects with `ConnectorBroke` where there is no answer within `limitMs`. */
  function request(method: string, params: unknown, limitMs: number): Promise<RpcResponse> {
    if (broken !== undefined) return Promise.reject(broken);
    lastId += 1;
    const id = lastId;
    if (method === 'shutdown') lastWish = id;
    return new Promise((resolve, reject) => {
      const timer = setTimeout(() => breakWith(`the connector did not answer ${method} within ${limitMs} ms`), limitMs);
      const settled =
        <T>(then: (value: T) => void) =>
        (value: T) => {
          clearTimeout(timer);
          then(value);
        };
      pending.set(id, { resolve: settled(resolve), reject: settled(reject) });
      carrier.send(formatMessage({ id, method, params }), { id, method });
    });
  }

  return {
    carrier,
    log,
    mail,
    request,
    breakWith,
    /** From now on nothing that the connector does is a breach. */
    expectEnd: () => {
      ending = true;
    },
    get broken() {
      return broken;
    },
    /** How many events came after its end was expected. */
    get late() {
      return late;
    },
  };
}

const isEvent = (message: RpcMessage): boolean => message.kind === 'request' && message.method === 'event';

/** The page of an event; undefined where there is none. */
function pageIn(params: unknown): ClipboardPage | undefined {
  const { page } = (params ?? {}) as { readonly page?: unknown };
  return typeof page === 'object' && page !== null && !Array.isArray(page) ? (page as ClipboardPage) : undefined;
}
