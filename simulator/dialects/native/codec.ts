// The native dialect on the exchange: an HTTP request in, an answer out.

import type { Engine } from '../../engine/engine.ts';
import { problemOf } from '../../http-api/problem.ts';
import type { Around } from '../../http-api/route-docs.ts';
import { attempt } from '../../net/attempt.ts';
import type { HttpDelivery, HttpRequest, HttpResponse, WrittenReply } from '../../net/http-message.ts';
import type { Delivery, MakeExchange, WireCodec } from '../exchange.ts';
import { LazyRequest, type Ruled, replyEntry } from '../http-entries.ts';
import { type Authorise, DIALECT, decode, type NativeRequest } from './decode.ts';
import { changed, substitute } from './injected-answer.ts';
import { saidIn } from './replies.ts';
import { requestIdOf } from './requests.ts';

interface NativeAnswer {
  readonly response: HttpResponse;
  /** Whether the request was one of the dialect, so that the ACD could be asked. */
  readonly understood: boolean;
}

/** Puts the exchange round every request of the port: nobody is let in without the token, whatever becomes of it is written down. */
export function aroundRequests(engine: Engine, exchange: MakeExchange, authorise: Authorise): Around {
  const exchanged = exchange(nativeCodec(engine, authorise));
  return (request, handle) => {
    const delivery = exchanged(request, (decoded) => {
      try {
        if (decoded.refusal !== undefined) throw decoded.refusal;
        const response = handle(request, decoded);
        return response instanceof Promise ? response.then(understood, notUnderstood) : understood(response);
      } catch (error) {
        return notUnderstood(error);
      }
    });
    return delivery instanceof Promise ? delivery.then(toHttp) : toHttp(delivery);
  };
}

const nativeCodec = (
  engine: Engine,
  authorise: Authorise,
): WireCodec<HttpRequest, NativeRequest, NativeAnswer, WrittenReply> => ({
  identify: (request) => attempt(() => requestIdOf(request)).value,
  decode: (request, requestId) => decode(request, requestId, authorise),
  requestFacts: (request) => new LazyRequest(DIALECT, request),
  substitute(injection, decoded, request) {
    const response = decoded.refusal === undefined ? substitute(injection, { decoded, request, engine }) : undefined;
    return response && understood(response);
  },
  change: (injection, { response, understood }) => ({ response: changed(injection, response), understood }),
  replyFacts: ({ response, understood }, { connection }, sent) =>
    replyEntry(response, { dialect: DIALECT, connection, understood, rule: ruled }, sent),
});

/** Whether a reply says yes, and what it says to a person. */
function ruled(status: number, body: unknown): Ruled {
  return { positive: status < 400 && !isRefusal(body), said: saidIn(body) };
}

const isRefusal = (body: unknown): boolean =>
  typeof body === 'object' && body !== null && 'outcome' in body && body.outcome === 'refused';

const understood = (response: HttpResponse): NativeAnswer => ({ response, understood: true });
const notUnderstood = (error: unknown): NativeAnswer => ({ response: problemOf(error), understood: false });

/** Undefined does not occur: every request is answered. */
function toHttp(delivery: Delivery<NativeAnswer, WrittenReply> | undefined): HttpDelivery {
  if (delivery === undefined) throw new Error('A request of the native dialect was left without an answer.');
  if ('instead' in delivery) return delivery;
  const { answer, requestId, sending, written } = delivery;
  const { status, headers, body, text } = answer.response;
  return { answer: { status, headers: { ...headers, 'X-Request-Id': requestId }, body, text }, sending, written };
}
