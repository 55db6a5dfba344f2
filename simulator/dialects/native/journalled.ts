// Every request on the connector-facing port and its reply go into the journal, secrets masked, whatever became of them;
// and what the faults spoil of a reply is spoiled here.

import { isUtf8 } from 'node:buffer';
import type { Engine } from '../../core/engine.ts';
import type { Spoiled, Spoiler } from '../../faults/fault.ts';
import { bytesOf, type Sending } from '../../wire/delivery.ts';
import type { Around, Handler, HttpRequest, HttpResponse } from '../../wire/http.ts';
import type { LazyText } from '../../wire/http-reply.ts';
import { problemOf } from '../../wire/problem.ts';
import { type AboutRequest, askedBy, identify, requestBytes, wireOf } from './asked.ts';
import { saidIn } from './replies.ts';
import { answerInstead, stretched } from './spoiled-answer.ts';

export const DIALECT = 'native';

/** How many characters of a message the journal tells. */
const BYTES_KEPT = 4096;

export interface JournalledOptions {
  readonly engine: Engine;
  readonly faults: Spoiler;
  /** Throws where the link's own token is missing or wrong. */
  readonly authorise: (authorization: string | undefined) => void;
}

/** Lets in who is authorised, and writes down what was asked and answered. */
export function journalled({ engine, faults, authorise }: JournalledOptions): Around {
  const { journal } = engine;

  /** The reply is written down as it goes out. */
  function noteReply({ response, understood }: Answered, about: AboutRequest, bytes: string | LazyText): void {
    journal.append({
      kind: 'reply',
      dialect: DIALECT,
      connection: about.connection,
      understood,
      positive: response.status < 400 && !refusedInBody(response),
      said: saidIn(response),
      wire: { status: response.status, body: response.body },
      bytes,
      requestId: about.requestId,
    });
  }

  function finished(reply: Answered, about: AboutRequest, sending: Spoiled['sending']): HttpResponse {
    const { response } = reply;
    const headers = { ...response.headers, 'X-Request-Id': about.requestId };
    if (sending === undefined)
      return {
        ...response,
        headers,
        note: (bytes) => noteReply(reply, about, { toJSON: () => shortened(bytes.toJSON()) }),
      };
    return {
      ...response,
      headers,
      sending(written): Sending {
        const spoiled = sending(written);
        noteReply(reply, about, shortened(textOf(bytesOf(spoiled.steps))));
        return spoiled;
      },
    };
  }

  return (request, handle) => {
    const about = { requestId: identify(request, engine.nextRequestId), connection: request.connection };
    const { requestId, connection } = about;
    const bytes = requestBytes(request);
    journal.append({ kind: 'request', dialect: DIALECT, connection, wire: wireOf(request), bytes, requestId });
    const spoiled = faults.onRequest(() => askedBy(request, requestId));
    if (spoiled?.instead !== undefined) return { status: 0, instead: spoiled.instead };
    const reply = answer(request, { engine, authorise, handle, spoiled });
    return reply instanceof Promise
      ? reply.then((settled) => finished(settled, about, spoiled?.sending))
      : finished(reply, about, spoiled?.sending);
  };
}

interface Answered {
  readonly response: HttpResponse;
  readonly understood: boolean;
}

interface Answering extends Pick<JournalledOptions, 'engine' | 'authorise'> {
  readonly handle: Handler;
  readonly spoiled: Spoiled | undefined;
}

function answer(request: HttpRequest, { engine, authorise, handle, spoiled }: Answering): Answered | Promise<Answered> {
  const spoil = spoiled?.answer;
  const refused = (error: unknown): Answered => ({ response: stretched(spoil, problemOf(error)), understood: false });
  const understood = (response: HttpResponse): Answered => ({ response: stretched(spoil, response), understood: true });
  try {
    authorise(request.headers.authorization);
    const response = (spoil && answerInstead(spoil, request, engine)) ?? handle(request);
    return response instanceof Promise ? response.then(understood, refused) : understood(response);
  } catch (error) {
    return refused(error);
  }
}

const refusedInBody = ({ body }: HttpResponse): boolean =>
  typeof body === 'object' && body !== null && 'outcome' in body && body.outcome === 'refused';

function shortened(text: string): string {
  return text.length <= BYTES_KEPT ? text : `${text.slice(0, BYTES_KEPT)}… (${text.length} characters in all)`;
}

/** As text; a character a byte where it is no UTF-8. */
const textOf = (bytes: Buffer): string => bytes.toString(isUtf8(bytes) ? 'utf8' : 'latin1');
