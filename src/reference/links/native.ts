// The link over the simulator's native dialect: JSON over HTTP, one PUT a Command and one GET a look.
// Only what the dialect documents as a success is one. It must not know pages, activities or statuses.

import { randomUUID } from 'node:crypto';
import {
  type AgentView,
  type Answer,
  type CtiLink,
  LinkFailure,
  type Outcome,
  type StateRequest,
  type WantedState,
} from '../link.ts';
import { mask } from '../mask.ts';
import { recordOf, textOf } from '../untyped.ts';
import { Connections } from './connections.ts';
import { exchange, type Reply } from './http.ts';

type Json = Readonly<Record<string, unknown>>;

/** What an answer must be the answer to. */
interface Asked {
  readonly requestId: string;
  readonly agentId: string;
}

const WORDS: Readonly<Record<WantedState, string>> = {
  LoggedIn: 'LoggedIn',
  LoggedOut: 'LoggedOut',
  Ready: 'Ready',
  NotReady: 'NotReady',
  AfterCallWork: 'AfterCallWork',
};

/** A link to `server.url` (http only, no credentials in it), with `server.token` as bearer token where there is one. */
export function createNativeLink(server: Json): CtiLink {
  const base = baseUrl(server);
  const token = textOf(server.token);
  const agent = new Connections();
  const authorization: Record<string, string> = token === undefined ? {} : { Authorization: `Bearer ${token}` };
  return {
    words: WORDS,
    async setState(request, signal) {
      const requestId = randomUUID();
      const path = `${agentPath(request.agentId)}/state`;
      const headers = { ...authorization, 'X-Request-Id': requestId };
      const body = JSON.stringify(commandBody(request));
      const reply = await exchange(base, { method: 'PUT', path, body, headers, agent, signal });
      const answer = answerOf(reply, { requestId, agentId: request.agentId });
      return answer.outcome === 'refused' ? { ...answer, reason: mask(answer.reason, [token]) } : answer;
    },
    async readOutcome(requestId, signal) {
      const path = `/v1/requests/${encodeURIComponent(requestId)}`;
      const reply = await exchange(base, { method: 'GET', path, headers: authorization, agent, signal });
      const outcome = requestOutcomeOf(reply, requestId);
      return outcome.outcome === 'refused' ? { ...outcome, reason: mask(outcome.reason, [token]) } : outcome;
    },
    async readAgent(agentId, signal) {
      const path = agentPath(agentId);
      return agentViewOf(await exchange(base, { method: 'GET', path, headers: authorization, agent, signal }), agentId);
    },
    async close() {
      agent.destroy();
    },
  };
}

/** The sentences do not quote the address: it may hold credentials. */
function baseUrl(server: Json): URL {
  const text = textOf(recordOf(server)?.url);
  if (text === undefined) throw new Error('The server description has no url.');
  if (!URL.canParse(text)) throw new Error('The url of the server description is no URL.');
  const url = new URL(text);
  if (url.protocol !== 'http:') throw new Error(`The native dialect is spoken over http:, not over ${url.protocol}`);
  if (url.username !== '' || url.password !== '')
    throw new Error('The url of the server description holds credentials: the native dialect takes a token instead.');
  return url;
}

function agentPath(agentId: string): string {
  try {
    return `/v1/agents/${encodeURIComponent(agentId)}`;
  } catch {
    throw new LinkFailure('The AgentID is not well-formed Unicode: nothing was sent to the CTI server.');
  }
}

/** JSON leaves out what is undefined. */
function commandBody({ agentId: _inThePath, state, ...rest }: StateRequest): object {
  return { state: WORDS[state], ...rest };
}

const IS_JSON = /^application\/json\s*(;|$)/i;
const IS_PROBLEM = /^application\/(problem\+)?json\s*(;|$)/i;

/** The documented outcomes, each with its HTTP status. */
const OUTCOMES: Readonly<Record<Answer['outcome'], number>> = { done: 200, refused: 200, deferred: 202, accepted: 202 };

function answerOf(reply: Reply, asked: Asked): Answer {
  if (reply.status >= 400) return refusal(jsonOf(reply, IS_PROBLEM), reply.status);
  const body = jsonOf(reply, IS_JSON) ?? {};
  const outcome = outcomeOf(body, reply.status);
  if (outcome === 'refused') return refusal(body, reply.status);
  if (!isAnswerTo(asked, body)) throw new LinkFailure('The CTI server answered another request than this one.');
  return outcome === 'accepted' ? { outcome, requestId: asked.requestId } : { outcome };
}

/** Somebody else's success is none, and neither is that of an earlier request. */
function isAnswerTo(asked: Asked, { outcome, requestId, agent }: Json): boolean {
  return requestId === asked.requestId && (outcome !== 'done' || recordOf(agent)?.id === asked.agentId);
}

/** How the request itself stands, and no other. */
function requestOutcomeOf(reply: Reply, requestId: string): Outcome {
  const body = (reply.status === 200 && jsonOf(reply, IS_JSON)) || {};
  const { outcome } = body;
  if (body.requestId !== requestId) throw notOfTheDialect(reply.status);
  if (outcome === 'pending' || outcome === 'done') return { outcome };
  if (outcome === 'refused') return refusal(body, reply.status) as Outcome;
  throw notOfTheDialect(reply.status);
}

function outcomeOf(body: Json, status: number): Answer['outcome'] {
  const known = (Object.keys(OUTCOMES) as Answer['outcome'][]).find((outcome) => outcome === body.outcome);
  if (known === undefined || OUTCOMES[known] !== status) throw notOfTheDialect(status);
  return known;
}

function refusal(body: Json | undefined, status: number): Answer {
  const reason = textOf(body?.detail) ?? textOf(body?.title) ?? textOf(body?.code);
  if (reason === undefined) throw notOfTheDialect(status);
  return { outcome: 'refused', reason };
}

/** Nothing is known of an agent from an error, nor from an answer about somebody else. */
function agentViewOf(reply: Reply, agentId: string): AgentView | undefined {
  const { id, state, queues } = (reply.status === 200 && jsonOf(reply, IS_JSON)) || {};
  const isView = id === agentId && typeof state === 'string' && isTextList(queues);
  return isView ? { id, state, queues } : undefined;
}

function isTextList(value: unknown): value is string[] {
  return Array.isArray(value) && value.every((item) => typeof item === 'string');
}

function jsonOf(reply: Reply, mediaType: RegExp): Json | undefined {
  if (!mediaType.test(reply.contentType)) return undefined;
  try {
    return recordOf(JSON.parse(reply.body));
  } catch {
    return undefined;
  }
}

function notOfTheDialect(status: number): LinkFailure {
  return new LinkFailure(`The CTI server's answer (HTTP ${status}) is not of its protocol.`);
}
