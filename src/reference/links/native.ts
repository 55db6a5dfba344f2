// The link over the simulator's native dialect: JSON over HTTP, one PUT a Command and one GET a look.
// Only what the dialect documents as a success is one. It must not know pages, activities or statuses.

import { randomUUID } from 'node:crypto';
import type { Answer, Outcome } from '../answer.ts';
import type { AgentView, CtiLink, LinkKind, WantedState } from '../link.ts';
import { mask } from '../mask.ts';
import { recordOf, textOf } from '../untyped.ts';
import { exchange, type HttpRequest } from './http.ts';
import { createNativeCalls } from './native-calls.ts';
import { createNativeEvents } from './native-events.ts';
import { agentPath } from './native-paths.ts';

type Json = Readonly<Record<string, unknown>>;

const WORDS: Readonly<Record<WantedState, string>> = {
  LoggedIn: 'LoggedIn',
  LoggedOut: 'LoggedOut',
  Ready: 'Ready',
  NotReady: 'NotReady',
  AfterCallWork: 'AfterCallWork',
};

/** A request without what they have in common. */
type Question = Pick<HttpRequest, 'path' | 'signal'> & Partial<Pick<HttpRequest, 'method' | 'headers' | 'body'>>;

export const native: LinkKind = { create: createNativeLink, lacks: [] };

/**
 * A link to `server.url` (no path in it), with `server.token` as bearer token where there is one; over TLS `server.ca` is
 * whom it trusts.
 */
export function createNativeLink(server: Json): CtiLink {
  const where = { base: new URL(String(recordOf(server).url)), ca: textOf(server.ca) };
  const token = textOf(server.token);
  const authorization: Record<string, string> = token === undefined ? {} : { Authorization: `Bearer ${token}` };

  /** The answer, free of the token. */
  async function ask({ method = 'GET', headers, ...sent }: Question): Promise<Said> {
    const { status, body } = await exchange(where, { ...sent, method, headers: { ...authorization, ...headers } });
    return { status, json: jsonOf(mask(body, token)) };
  }

  /** Sends one Command, once; what is undefined is left out. */
  async function command(method: string, path: string, content: object, signal: AbortSignal): Promise<Answer> {
    const requestId = randomUUID();
    const headers = { 'X-Request-Id': requestId, 'Content-Type': 'application/json' };
    return answerOf(await ask({ method, path, body: JSON.stringify(content), headers, signal }), requestId);
  }

  const read = async (path: string, signal: AbortSignal): Promise<Json> => (await ask({ path, signal })).json;

  return {
    words: WORDS,
    setState: ({ agentId, state, ...rest }, signal) =>
      command('PUT', `${agentPath(agentId)}/state`, { state: WORDS[state], ...rest }, signal),
    async readOutcome(requestId, signal) {
      return requestOutcomeOf(await ask({ path: `/v1/requests/${encodeURIComponent(requestId)}`, signal }), requestId);
    },
    async readAgent(agentId, signal) {
      return agentViewOf(await ask({ path: agentPath(agentId), signal }), agentId);
    },
    events: createNativeEvents({ eventsUrl: textOf(server.eventsUrl), ca: where.ca, authorization }, read),
    calls: createNativeCalls({ read, post: (path, body, signal) => command('POST', path, body, signal) }),
    close: async () => undefined, // every request has a connection of its own
  };
}

/** An answer: its HTTP status, and what was in it; nothing where that was no JSON. */
interface Said {
  readonly status: number | undefined;
  readonly json: Json;
}

function jsonOf(text: string): Json {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    // It holds nothing, then.
  }
  return recordOf(value);
}

/** The documented successes, each with its HTTP status. */
const SUCCESSES = new Map<unknown, number>([
  ['done', 200],
  ['deferred', 202],
  ['accepted', 202],
]);

/** Somebody else's success is none, and neither is that of an earlier request. */
function answerOf({ status, json }: Said, asked: string): Answer {
  const { outcome, requestId } = json;
  if (SUCCESSES.get(outcome) !== status) return refusal({ status, json });
  if (requestId !== asked) throw new Error('The CTI server answered another request than this one.');
  return { outcome, requestId } as Answer;
}

/** How the request itself stands, and no other. */
function requestOutcomeOf(said: Said, asked: string): Outcome {
  const { outcome, requestId } = said.json;
  if (requestId === asked && (outcome === 'pending' || outcome === 'done')) return { outcome };
  return refusal(said);
}

/** What is no success is a refusal if it says why. */
function refusal({ status, json }: Said): Extract<Answer, { outcome: 'refused' }> {
  const { detail } = json;
  if (typeof detail === 'string') return { outcome: 'refused', reason: detail };
  throw new Error(`The CTI server's answer (HTTP ${status}) is not of its protocol.`);
}

/** Nothing is known of an agent from an error, nor from an answer about somebody else. */
function agentViewOf({ json: { id, state, queues } }: Said, agentId: string): AgentView | undefined {
  if (id !== agentId) return undefined;
  return { id, state: String(state), queues: (queues as unknown[]).map(String) };
}
