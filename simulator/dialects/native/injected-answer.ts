// The dialect's own words for answers that faults ask for: total, so that a new kind cannot be forgotten.

import type { AgentState } from '../../core/model/agent.ts';
import type { Engine } from '../../engine/engine.ts';
import { rejectionOf, WANTED } from '../../faults/fabricated.ts';
import type { AnswerInjection, AnswerWord } from '../../faults/fault.ts';
import { problem } from '../../http-api/problem.ts';
import type { HttpRequest, HttpResponse } from '../../net/http-message.ts';
import { misshapen } from '../http-malformed.ts';
import type { NativeRequest } from './decode.ts';
import { WORDS } from './fault-words.ts';
import { refusedInBody } from './replies.ts';

interface Substituted {
  readonly decoded: NativeRequest;
  readonly request: HttpRequest;
  readonly engine: Engine;
}

/** What is answered in place of doing anything; undefined where the request's own answer is only changed. */
export function substitute(
  injection: AnswerInjection,
  { decoded, request, engine }: Substituted,
): HttpResponse | undefined {
  switch (injection.type) {
    case 'word':
      return inWords(injection.word, injection.quotes ? quoted(request) : '');
    case 'refusal-in-body': {
      const { command, agentId, requestId } = decoded;
      return refusedInBody(rejectionOf(engine.acd, command ?? { agentId }, injection.code), requestId);
    }
    case 'foreign':
      return injection.done ? undefined : foreign(decoded);
    default:
      return undefined;
  }
}

/** The answer, of absurd size or depth, malformed inside, or to another request. */
export function changed(injection: AnswerInjection, response: HttpResponse): HttpResponse {
  return injection.type === 'foreign' ? ofAnotherRequest(response) : misshapen(injection, response);
}

const quoted = ({ method, url, headers }: HttpRequest): string =>
  ` The request was ${method} ${url}, Authorization: ${headers.authorization ?? 'none'}.`;

function inWords(word: AnswerWord, quotation: string): HttpResponse {
  const { status, code, detail, headers } = WORDS[word];
  const answer = problem(status, code, detail + quotation);
  return { ...answer, headers: { ...answer.headers, ...headers } };
}

const ANOTHER_REQUEST = 'request-of-somebody-else';

const ofAnotherRequest = (response: HttpResponse): HttpResponse => ({
  ...response,
  body: { ...Object(response.body), requestId: ANOTHER_REQUEST },
});

/** A success of another agent's, asked for by somebody else; to who only looks, somebody else. */
function foreign({ command }: NativeRequest): HttpResponse {
  if (command !== undefined && !('by' in command)) {
    const legs = [{ agentId: 'somebody-else', state: 'Talking', since: 0 }];
    const call = { id: 'call-of-somebody-else', from: '0', dialled: '0', arrival: 1, legs, state: 'Answered' };
    return { status: 200, body: { outcome: 'done', requestId: ANOTHER_REQUEST, call } };
  }
  const state: AgentState = command === undefined ? 'NotReady' : WANTED[command.type];
  const agent = { id: 'somebody-else', name: 'Somebody Else', state, queues: [], extension: '0000' };
  const done = { outcome: 'done', requestId: ANOTHER_REQUEST, agent };
  return { status: 200, body: command === undefined ? agent : done };
}
