// The probe over Wazo's agentd, from its own sources: JSON over HTTP, a path for each thing that can be asked of an agent; 204 with
// nothing in it where that is done, `{"error": …}` where it is refused. A login names no queue, it is to all of the agent's: where
// one queue is meant, the agent is logged off from the others behind it, each a request of its own.

import { z } from 'zod';
import type { ProbeAnswer } from './answer.ts';
import {
  asBytes,
  describeNoObject,
  exchange,
  type HttpAnswer,
  type HttpRequest,
  httpFramer,
  parsed,
  readFrame,
  STATUS_OF_WORD,
} from './http.ts';
import { type AskedCommand, COMMAND_TYPES, type ProbeLink, type ProbeRequest, type Told } from './link.ts';
import { lookThrough, type SeenAnswer } from './look.ts';
import { watchSocket } from './websocket-watch.ts';

const SERVER = z.looseObject({
  url: z.string(),
  eventsUrl: z.string().optional(),
  token: z.string().optional(),
  ca: z.string().optional(),
});

/** The context of every extension. */
const CONTEXT = 'default';

/** One thing that is asked, and the Command that it is. */
interface Step {
  readonly request: HttpRequest;
  readonly command: Omit<AskedCommand, keyof ProbeAnswer>;
}

/** The first that is refused is the answer. */
const ask: ProbeLink['ask'] = async (given, request, { signal }) => {
  const server = SERVER.parse(given);
  const commands: AskedCommand[] = [];
  for (const { request: asked, command } of stepsFor(request, server.token)) {
    const answer = readAnswer(await exchange(server, asked, signal));
    if (answer === undefined) throw new Error('What agentd answered the probe is not of its protocol.');
    commands.push({ ...command, ...answer });
    if (answer.outcome === 'refused') break;
  }
  const { outcome = 'done', words = '' } = commands.at(-1) ?? {};
  return { outcome, words, commands, requests: commands.length };
};

const look: ProbeLink['look'] = (given, request, order) => {
  const server = SERVER.parse(given);
  const { token } = server;
  const { agentId } = request;
  const read = { method: 'GET', path: byNumber(agentId), headers: headersOf(token), body: '' } as const;
  const [first] = stepsFor(request, token);
  const sight = {
    ...asBytes(server, order.isRead === true ? read : (first?.request ?? read)),
    framer: httpFramer(),
    read: (frame: string) => readSeen(readFrame(frame), { agentId, secret: token }),
  };
  return lookThrough(sight, order);
};

/** Whoever listens is told of every agent; nobody can subscribe to one. */
const watch: ProbeLink['watch'] = async (given) => {
  const { eventsUrl = '', token, ca } = SERVER.parse(given);
  return watchSocket({ url: eventsUrl, headers: tokenOf(token), ca, read: readEvent });
};

export const wazoAgentdLink: ProbeLink = {
  namesExtensions: true,
  saysAccepted: false,
  ask,
  watch,
  look,
  isWord: ({ status, says }, word) => says?.outcome === 'refused' && status === STATUS_OF_WORD[word],
};

const tokenOf = (token: string | undefined): Readonly<Record<string, string>> =>
  token === undefined ? {} : { 'X-Auth-Token': token };

const headersOf = (token: string | undefined): Readonly<Record<string, string>> => ({
  ...tokenOf(token),
  'Content-Type': 'application/json',
});

const byNumber = (agentId: string): string => `/1.0/agents/by-number/${encodeURIComponent(agentId)}`;

const WORDS: Readonly<Record<ProbeRequest['activity'], string>> = {
  LoginAgent: 'login',
  LogoutAgent: 'logoff',
  SetAgentReady: 'unpause',
  SetAgentNotReady: 'pause',
};

function stepsFor(request: ProbeRequest, token: string | undefined): readonly Step[] {
  const { activity, agentId, queueId, workQueueIds } = request;
  const headers = headersOf(token);
  const logoffFrom = (queue: string): Step => {
    const path = `/1.0/agents/${encodeURIComponent(agentId)}/queues/${encodeURIComponent(queue)}/logoff`;
    return {
      request: { method: 'PUT', path, headers, body: '' },
      command: { type: 'LogOut', agentId, queueIds: [queue] },
    };
  };
  if (activity === 'LogoutAgent' && queueId !== undefined) return [logoffFrom(queueId)];
  const body = bodyOf(request);
  const whole: Step = {
    request: {
      ...{ method: 'POST', path: `${byNumber(agentId)}/${WORDS[activity]}`, headers },
      body: body === undefined ? '' : JSON.stringify(body),
    },
    command: { type: COMMAND_TYPES[activity], agentId, reasonCode: body?.reason },
  };
  if (activity !== 'LoginAgent' || queueId === undefined) return [whole];
  return [whole, ...workQueueIds.filter((queue) => queue !== queueId).map(logoffFrom)];
}

interface Body {
  readonly extension?: string | undefined;
  readonly context?: string | undefined;
  readonly reason?: string | undefined;
}

function bodyOf({ activity, extension, reasonCode: reason }: ProbeRequest): Body | undefined {
  if (activity === 'LoginAgent') return { extension, context: CONTEXT };
  return activity === 'SetAgentNotReady' && reason !== undefined ? { reason } : undefined;
}

const REFUSAL = z.looseObject({ error: z.string() });
const AGENT = z.looseObject({ number: z.string() });

/** Undefined where it is not of the protocol. */
function readAnswer({ status, text }: HttpAnswer): ProbeAnswer | undefined {
  if (status === 204) return { outcome: 'done', words: '' };
  const refusal = REFUSAL.safeParse(parsed(text)).data;
  return refusal && { outcome: 'refused', words: refusal.error };
}

/** Of an answer with nothing in it nobody can tell whose it is; one about an agent says so by his number. */
function readSeen(
  answer: HttpAnswer,
  { agentId, secret }: { readonly agentId: string; readonly secret: string | undefined },
): SeenAnswer {
  const { status, text } = answer;
  const says = readAnswer(answer);
  const body = parsed(text);
  return {
    text,
    status,
    isPositive: status < 400,
    isOurs: (AGENT.safeParse(body).data?.number ?? agentId) === agentId,
    says,
    inside: says === undefined ? describeBody(text, body) : undefined,
    quotesSecret: secret === undefined ? undefined : text.includes(secret),
  };
}

/** A body that is no answer of agentd's, in a word. */
function describeBody(text: string, body: unknown): string {
  const isNone = describeNoObject(text, body);
  if (isNone !== undefined) return isNone;
  const { error, outcome } = body as { readonly error?: unknown; readonly outcome?: unknown };
  if (error === null) return 'nulls';
  if (typeof error === 'number') return 'numbers';
  return outcome === undefined ? 'no-outcome' : 'unknown-outcome';
}

const EVENT = z.looseObject({
  name: z.string(),
  data: z.looseObject({
    agent_id: z.union([z.string(), z.number()]),
    queue_id: z.union([z.string(), z.number()]).optional(),
    status: z.string().optional(),
    paused: z.boolean().optional(),
  }),
});

/** What is told of agents; of the rest, nothing is kept. */
function readEvent(message: string): readonly Told[] {
  const event = EVENT.safeParse(parsed(message)).data;
  if (event === undefined) return [{ type: 'Unreadable', agentId: '', words: message }];
  const { name, data } = event;
  const type = TYPES[name]?.(data);
  if (type === undefined) return [];
  const queueIds = data.queue_id === undefined ? undefined : [String(data.queue_id)];
  return [{ type, agentId: String(data.agent_id), queueIds }];
}

const TYPES: Readonly<Record<string, (data: z.infer<typeof EVENT>['data']) => Told['type']>> = {
  agent_status_update: ({ status }) => (status === 'logged_in' ? 'LoggedIn' : 'LoggedOut'),
  user_agent_queue_logged_in: () => 'JoinedQueue',
  user_agent_queue_logged_off: () => 'LeftQueue',
  agent_paused: ({ paused }) => (paused === false ? 'Unpaused' : 'Paused'),
};
