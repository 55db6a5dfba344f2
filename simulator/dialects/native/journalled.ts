// Every request on the connector-facing port and its reply go into the journal, secrets masked, whatever became of them;
// and what the faults spoil of a reply is spoiled here.

import { isUtf8 } from 'node:buffer';
import type { Engine } from '../../core/engine.ts';
import type { Spoiled, Spoiler } from '../../faults/fault.ts';
import { bytesOf, type Sending } from '../../wire/delivery.ts';
import type { Around, Handler, HttpRequest, HttpResponse } from '../../wire/http.ts';
import { problemOf } from '../../wire/problem.ts';
import { ENDLESS } from '../../wire/term.ts';
import { type AboutRequest, askedBy, requestBytes, safeRequestId, wireOf } from './asked.ts';
import { saidIn } from './replies.ts';
import { spoiledAnswer } from './spoiled-answer.ts';

export const DIALECT = 'native';

/** How many bytes of a message the journal keeps. */
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
  function noteReply(reply: Answered, about: AboutRequest, bytes: Buffer): void {
    const { response, understood } = reply;
    journal.append({
      kind: 'reply',
      dialect: DIALECT,
      connection: about.connection,
      understood,
      positive: response.status < 400 && !refusedInBody(response),
      said: saidIn(response),
      wire: { status: response.status, body: response.body },
      bytes: shortened(bytes),
      requestId: about.requestId,
    });
  }

  return async (request, handle) => {
    const about = { requestId: safeRequestId(request, engine.nextRequestId), connection: request.connection };
    const { requestId, connection } = about;
    const bytes = requestBytes(request);
    journal.append({ kind: 'request', dialect: DIALECT, connection, wire: wireOf(request), bytes, requestId });
    const spoiled = faults.onRequest(() => askedBy(request, requestId));
    if (spoiled?.instead !== undefined) return { status: 0, instead: spoiled.instead };
    const reply = await answer(tagged(request, requestId), { engine, authorise, handle, spoiled });
    return {
      ...reply.response,
      headers: { ...reply.response.headers, 'X-Request-Id': requestId },
      sending(written): Sending {
        const sending = spoiled?.sending?.(written) ?? { steps: [{ write: written }], ended: ENDLESS };
        noteReply(reply, about, bytesOf(sending.steps));
        return sending;
      },
    };
  };
}

/** A request without an id of its own gets one here, so that its Command carries the same. */
const tagged = (request: HttpRequest, requestId: string): HttpRequest =>
  request.headers['x-request-id'] === undefined
    ? { ...request, headers: { ...request.headers, 'x-request-id': requestId } }
    : request;

interface Answered {
  readonly response: HttpResponse;
  readonly understood: boolean;
}

interface Answering extends Pick<JournalledOptions, 'engine' | 'authorise'> {
  readonly handle: Handler;
  readonly spoiled: Spoiled | undefined;
}

async function answer(request: HttpRequest, { engine, authorise, handle, spoiled }: Answering): Promise<Answered> {
  try {
    authorise(request.headers.authorization);
    const spoil = spoiled?.answer;
    const response = await (spoil === undefined ? handle(request) : spoiledAnswer(spoil, { request, handle, engine }));
    return { response, understood: true };
  } catch (error) {
    return { response: problemOf(error), understood: false };
  }
}

const refusedInBody = ({ body }: HttpResponse): boolean =>
  typeof body === 'object' && body !== null && 'outcome' in body && body.outcome === 'refused';

/** As text; a character a byte where it is no UTF-8. */
function shortened(bytes: Buffer): string {
  const text = bytes.toString(isUtf8(bytes) ? 'utf8' : 'latin1', 0, BYTES_KEPT);
  return bytes.length <= BYTES_KEPT ? text : `${text}… (${bytes.length} bytes in all)`;
}
