// The dialect's own words for answers that faults ask for: total, so that a new kind cannot be forgotten.

import type { AgentState } from '../../core/model/agent.ts';
import type { RejectionCode } from '../../core/rejection.ts';
import type { Engine } from '../../engine/engine.ts';
import { rejectionOf, WANTED } from '../../faults/fabricated.ts';
import type { AnswerInjection, AnswerWord } from '../../faults/fault.ts';
import { problem } from '../../http-api/problem.ts';
import type { HttpRequest, HttpResponse } from '../../net/http-message.ts';
import { decode } from './decode.ts';
import { malformed } from './malformed-answer.ts';
import { refusedInBody } from './replies.ts';
import { requestIdOf } from './requests.ts';

/** How each word stands on this wire. */
export const WORDS: Readonly<Record<AnswerWord, { status: number; code: string; detail: string; headers?: object }>> = {
  unauthorised: { status: 401, code: 'Unauthorised', detail: 'The CTI link is not authorised.' },
  forbidden: { status: 403, code: 'Forbidden', detail: 'The CTI link may not do that.' },
  'not-found': { status: 404, code: 'NotFound', detail: 'The server does not know what is asked for.' },
  'timed-out': { status: 504, code: 'TimedOut', detail: 'The switch did not answer in time.' },
  'too-many': { status: 429, code: 'TooManyRequests', detail: 'Too many requests.', headers: { 'Retry-After': '1' } },
  'internal-error': { status: 500, code: 'ServerFailed', detail: 'The server failed.' },
  unavailable: { status: 503, code: 'Unavailable', detail: 'The switch is down.', headers: { 'Retry-After': '1' } },
};

/** What is answered in place of doing anything; undefined where the request's own answer is only changed. */
export function answerInstead(
  answerInjection: AnswerInjection,
  request: HttpRequest,
  engine: Engine,
): HttpResponse | undefined {
  switch (answerInjection.type) {
    case 'word':
      return inWords(answerInjection.word, answerInjection.quotes ? quoted(request) : '');
    case 'refusal-in-body':
      return refusal(answerInjection.code, request, engine);
    case 'foreign':
      return answerInjection.done ? undefined : foreign(request);
    default:
      return undefined;
  }
}

/** The answer, of absurd size or depth, malformed inside, or to another request. */
export function changed(answerInjection: AnswerInjection | undefined, response: HttpResponse): HttpResponse {
  if (answerInjection?.type === 'oversize')
    return withMore(response, 'padding', `"${'x'.repeat(answerInjection.bytes)}"`);
  if (answerInjection?.type === 'malformed') return malformed(answerInjection.shape, response);
  if (answerInjection?.type === 'foreign') return ofAnotherRequest(response);
  if (answerInjection?.type !== 'depth') return response;
  return withMore(response, 'nested', '['.repeat(answerInjection.levels) + ']'.repeat(answerInjection.levels));
}

const quoted = ({ method, url, headers }: HttpRequest): string =>
  ` The request was ${method} ${url}, Authorization: ${headers.authorization ?? 'none'}.`;

function inWords(word: AnswerWord, quotation: string): HttpResponse {
  const { status, code, detail, headers } = WORDS[word];
  const answer = problem(status, code, detail + quotation);
  return { ...answer, headers: { ...answer.headers, ...headers } };
}

function refusal(code: RejectionCode, request: HttpRequest, engine: Engine): HttpResponse {
  const requestId = requestIdOf(request, engine.nextRequestId);
  const { command, agentId } = decode(request, requestId);
  return refusedInBody(rejectionOf(engine.acd, command ?? { agentId }, code), requestId);
}

const ANOTHER_REQUEST = 'request-of-somebody-else';

const ofAnotherRequest = (response: HttpResponse): HttpResponse => ({
  ...response,
  body: { ...Object(response.body), requestId: ANOTHER_REQUEST },
});

/** A success of another agent's, asked for by somebody else; to who only looks, somebody else. */
function foreign(request: HttpRequest): HttpResponse {
  const { command } = decode(request, '');
  const state: AgentState = command !== undefined && 'agentId' in command ? WANTED[command.type] : 'NotReady';
  const agent = { id: 'somebody-else', name: 'Somebody Else', state, queues: [], extension: '0000' };
  const done = { outcome: 'done', requestId: ANOTHER_REQUEST, agent };
  return { status: 200, body: command === undefined ? agent : done };
}

/** The answer with one member more; a list, with one item more. */
function withMore(response: HttpResponse, name: string, value: string): HttpResponse {
  const { body = {} } = response;
  const text = JSON.stringify(body);
  const more = Array.isArray(body) ? value : `"${name}":${value}`;
  return {
    ...response,
    headers: { 'Content-Type': 'application/json', ...response.headers },
    text: `${text.slice(0, -1)}${text.length > 2 ? ',' : ''}${more}${text.slice(-1)}\n`,
  };
}
