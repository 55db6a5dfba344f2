// The link over Wazo's agentd: JSON over HTTP, a path for each thing that can be asked of an agent, 204 where it is done and
// `{"error": …}` where it is not. A login is to all of the agent's queues: whoever is to be in one of them leaves the others.
// Written from Wazo's own sources, and from nothing of the simulator's. It must not know pages, activities or statuses.

import type { Answer } from '../answer.ts';
import type { AgentView, CtiLink, LinkKind, StateRequest, WantedState } from '../link.ts';
import { mask } from '../mask.ts';
import { recordOf, textOf } from '../untyped.ts';
import { exchange } from './http.ts';
import { createWazoEvents } from './wazo-events.ts';

type Json = Readonly<Record<string, unknown>>;

const WORDS: Readonly<Record<WantedState, string>> = {
  LoggedIn: 'login',
  LoggedOut: 'logoff',
  Ready: 'unpause',
  NotReady: 'pause',
  AfterCallWork: 'pause',
};

export const wazoAgentd: LinkKind = {
  create: createWazoLink,
  lacks: ['reasonCodes', 'afterCallWork', 'attributes', 'credentials', 'asyncOutcome'],
};

/** The context of every extension, where nobody says another. */
const CONTEXT = 'default';

interface Question {
  readonly method: 'GET' | 'POST' | 'PUT';
  readonly path: string;
  readonly body?: Json | undefined;
}

/** A queue of an agent, and whether the agent is logged in to it. */
interface AgentQueue {
  readonly id: string;
  readonly logged: boolean;
}

interface WazoAgent {
  readonly number: string;
  readonly logged: boolean;
  readonly paused: boolean;
  readonly queues: readonly AgentQueue[];
}

/** A link to the agentd at `server.url`, with `server.token` as `X-Auth-Token` where there is one. */
function createWazoLink(server: Json): CtiLink {
  const where = { base: new URL(String(recordOf(server).url)), ca: textOf(server.ca) };
  const token = textOf(server.token);
  const shown: Record<string, string> = token === undefined ? {} : { 'X-Auth-Token': token };

  async function ask({ method, path, body }: Question, signal: AbortSignal): Promise<Said> {
    const headers = { ...shown, ...(body !== undefined && { 'Content-Type': 'application/json' }) };
    const sent = { method, path: `/1.0/agents${path}`, headers, body: body && JSON.stringify(body), signal };
    const { status, body: text } = await exchange(where, sent);
    return { status, text: mask(text, token) };
  }

  /** One thing that is to be done: 204 with nothing in it, or an error in words. */
  const command = async (question: Question, signal: AbortSignal): Promise<Answer> =>
    answerOf(await ask(question, signal));

  async function look(agentId: string, signal: AbortSignal): Promise<WazoAgent | undefined> {
    return agentOf(await ask({ method: 'GET', path: byNumber(agentId) }, signal), agentId);
  }

  const ofQueue = (agentId: string, queue: string, what: 'login' | 'logoff'): Question => ({
    method: 'PUT',
    path: `/${encodeURIComponent(agentId)}/queues/${encodeURIComponent(queue)}/${what}`,
  });

  async function logIn({ agentId, queue, extension }: StateRequest, signal: AbortSignal): Promise<Answer> {
    const before = queue === undefined ? undefined : await look(agentId, signal);
    if (queue !== undefined && before?.logged === true) return command(ofQueue(agentId, queue, 'login'), signal);
    const body = { extension, context: CONTEXT };
    const answer = await command({ method: 'POST', path: `${byNumber(agentId)}/login`, body }, signal);
    if (queue === undefined || answer.outcome === 'refused') return answer;
    const others = (await look(agentId, signal))?.queues.filter(({ id, logged }) => logged && id !== queue) ?? [];
    for (const { id } of others) {
      const left = await command(ofQueue(agentId, id, 'logoff'), signal);
      if (left.outcome === 'refused') return left;
    }
    return answer;
  }

  const SETTERS: Readonly<Record<WantedState, (request: StateRequest, signal: AbortSignal) => Promise<Answer>>> = {
    LoggedIn: logIn,
    LoggedOut: ({ agentId, queue }, signal) =>
      command(
        queue === undefined
          ? { method: 'POST', path: `${byNumber(agentId)}/logoff` }
          : ofQueue(agentId, queue, 'logoff'),
        signal,
      ),
    Ready: ({ agentId }, signal) => command({ method: 'POST', path: `${byNumber(agentId)}/unpause` }, signal),
    NotReady: ({ agentId, reasonCode: reason }, signal) =>
      command({ method: 'POST', path: `${byNumber(agentId)}/pause`, body: { reason } }, signal),
    AfterCallWork: async () => {
      throw new Error('This CTI server knows no after-call work.');
    },
  };

  return {
    words: WORDS,
    setState: (request, signal) => SETTERS[request.state](request, signal),
    readOutcome: async () => {
      throw new Error('This CTI server settles every request at once.');
    },
    async readAgent(agentId, signal): Promise<AgentView | undefined> {
      const agent = await look(agentId, signal);
      if (agent === undefined) return undefined;
      const queues = agent.queues.filter(({ logged }) => logged).map(({ id }) => id);
      return { id: agentId, state: stateOf(agent), queues };
    },
    events: createWazoEvents({ eventsUrl: textOf(server.eventsUrl), ca: where.ca, headers: shown }),
    close: async () => undefined, // every request has a connection of its own
  };
}

const byNumber = (agentId: string): string => `/by-number/${encodeURIComponent(String(Buffer.from(agentId)))}`;

const stateOf = ({ logged, paused }: WazoAgent): string => {
  if (!logged) return 'LoggedOut';
  return paused ? 'NotReady' : 'Ready';
};

/** An answer: its HTTP status, and its text, free of the token. */
interface Said {
  readonly status: number | undefined;
  readonly text: string;
}

function answerOf({ status, text }: Said): Answer {
  if (status === 204 && text === '') return { outcome: 'done' };
  const { error } = jsonOf(text);
  if (status !== undefined && status >= 400 && typeof error === 'string' && error !== '')
    return { outcome: 'refused', reason: error };
  throw new Error(`The CTI server's answer (HTTP ${status}) is not of its protocol.`);
}

/** Nothing is known of an agent from an error, nor from an answer about somebody else. */
function agentOf({ status, text }: Said, agentId: string): WazoAgent | undefined {
  const { number, logged, paused, queues } = jsonOf(text);
  if (status !== 200 || number !== agentId || !Array.isArray(queues)) return undefined;
  const own = queues.map((queue) => ({ id: String(recordOf(queue).id), logged: recordOf(queue).logged === true }));
  return { number, logged: logged === true, paused: paused === true, queues: own };
}

function jsonOf(text: string): Json {
  try {
    return recordOf(JSON.parse(text));
  } catch {
    return {};
  }
}
