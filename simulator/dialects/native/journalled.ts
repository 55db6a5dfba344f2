// Every request on the connector-facing port and its reply go into the journal, secrets masked, whatever became of them;
// and what the faults spoil of a reply is spoiled here.

import { isUtf8 } from 'node:buffer';
import type { Engine } from '../../engine/engine.ts';
import type { Journal } from '../../engine/journal.ts';
import type { FaultInjector, Injection } from '../../faults/fault.ts';
import { problemOf } from '../../http-api/problem.ts';
import type { Around, Handler } from '../../http-api/route-docs.ts';
import { bytesOf, type Sending } from '../../net/delivery.ts';
import type { HttpRequest, HttpResponse } from '../../net/http-message.ts';
import { replyText } from '../../net/http-reply.ts';
import { decode, identify } from './decode.ts';
import { answerInstead, changed } from './injected-answer.ts';
import { LazyReply, LazyRequest } from './lazy-entries.ts';

export interface JournalledOptions {
  readonly engine: Engine;
  readonly faults: FaultInjector;
  /** Throws where the link's own token is missing or wrong. */
  readonly authorise: (authorization: string | undefined) => void;
}

/** Lets in who is authorised, and writes down what was asked and answered. */
export function journalled({ engine, faults, authorise }: JournalledOptions): Around {
  const { journal } = engine;

  return (request, handle) => {
    const requestId = identify(request, engine.nextRequestId);
    const about = { journal, requestId, connection: request.connection };
    journal.append(new LazyRequest(request), requestId);
    const injection = faults.onRequest(() => decode(request, requestId));
    if (injection?.instead !== undefined) return { status: 0, instead: injection.instead };
    const reply = answer(request, { engine, authorise, handle, injection });
    return reply instanceof Promise
      ? reply.then((settled) => finished(settled, about, injection))
      : finished(reply, about, injection);
  };
}

interface About {
  readonly journal: Journal;
  readonly requestId: string;
  readonly connection: number;
}

interface Answered {
  readonly response: HttpResponse;
  readonly understood: boolean;
}

interface Answering extends Pick<JournalledOptions, 'engine' | 'authorise'> {
  readonly handle: Handler;
  readonly injection: Injection | undefined;
}

function answer(
  request: HttpRequest,
  { engine, authorise, handle, injection }: Answering,
): Answered | Promise<Answered> {
  const answerInjection = injection?.answer;
  try {
    authorise(request.headers.authorization);
    const response = (answerInjection && answerInstead(answerInjection, request, engine)) ?? handle(request);
    if (!(response instanceof Promise)) return answered(answerInjection, response);
    return response.then(
      (settled) => answered(answerInjection, settled),
      (error) => refused(answerInjection, error),
    );
  } catch (error) {
    return refused(answerInjection, error);
  }
}

const answered = (answerInjection: Injection['answer'], response: HttpResponse): Answered => ({
  response: changed(answerInjection, response),
  understood: true,
});

const refused = (answerInjection: Injection['answer'], error: unknown): Answered => ({
  response: changed(answerInjection, problemOf(error)),
  understood: false,
});

/** The reply is written down as it goes out. */
function finished({ response, understood }: Answered, asked: About, injection: Injection | undefined): HttpResponse {
  const { journal, requestId, connection } = asked;
  const { status, body, text } = response;
  const headers = { ...response.headers, 'X-Request-Id': requestId };
  const about = { connection, understood, body };
  if (injection === undefined && text === undefined)
    return {
      status,
      headers,
      body,
      note: (written) => void journal.append(new LazyReply(written, about), requestId),
    };
  const note = (bytes: string) => {
    const meant = { status, head: [], content: body === undefined ? '' : JSON.stringify(body) };
    journal.append(new LazyReply(meant, about, bytes), requestId);
  };
  const sending = injection?.sending;
  if (sending === undefined) return { status, headers, body, text, note: (written) => note(replyText(written)) };
  return {
    status,
    headers,
    body,
    text,
    sending(reply): Sending {
      const sent = sending(reply);
      note(textOf(bytesOf(sent.steps)));
      return sent;
    },
  };
}

/** As text; a character a byte where it is no UTF-8. */
const textOf = (bytes: Buffer): string => bytes.toString(isUtf8(bytes) ? 'utf8' : 'latin1');
