// The probe over the native dialect: one HTTP request, and what its answer says.

import { z } from 'zod';
import type { AgentStateActivity } from '../../../connector/activity.ts';
import type { ProbeAnswer } from './answer.ts';
import { asBytes, exchange, type HttpRequest, httpFramer, STATUS_OF_WORD } from './http.ts';
import { type AskedCommand, COMMAND_TYPES, type ProbeLink, type ProbeRequest } from './link.ts';
import { lookThrough } from './look.ts';
import { readHttpAnswer } from './native-look.ts';
import { watch } from './native-watch.ts';

const SERVER = z.looseObject({ url: z.string(), token: z.string().optional(), ca: z.string().optional() });
const ANSWER = z.looseObject({ outcome: z.string().optional(), detail: z.string().optional() });

const STATES: Readonly<Record<AgentStateActivity, string>> = {
  LoginAgent: 'LoggedIn',
  LogoutAgent: 'LoggedOut',
  SetAgentReady: 'Ready',
  SetAgentNotReady: 'NotReady',
};

const pathOf = ({ agentId }: ProbeRequest): string => `/v1/agents/${encodeURIComponent(agentId)}`;

const headersOf = (token: string | undefined): Readonly<Record<string, string>> => ({
  ...(token !== undefined && { Authorization: `Bearer ${token}` }),
  'Content-Type': 'application/json',
});

const toHttp = (request: ProbeRequest, token: string | undefined): HttpRequest => ({
  ...{ method: 'PUT', path: `${pathOf(request)}/state`, headers: headersOf(token) },
  body: JSON.stringify(bodyOf(request)),
});

const ask: ProbeLink['ask'] = async (given, request, { signal }) => {
  const server = SERVER.parse(given);
  const { status, text } = await exchange(server, toHttp(request, server.token), signal);
  const answer = readAnswer(status, ANSWER.parse(JSON.parse(text)));
  return { ...answer, commands: [{ ...commandOf(request), ...answer }], requests: 1 };
};

/** What the answer to the probe's one request is told from others by. */
const REQUEST_ID = 'the-probe-looks';

const look: ProbeLink['look'] = (given, request, order) => {
  const server = SERVER.parse(given);
  const { token } = server;
  const asked: HttpRequest = order.isRead
    ? { method: 'GET', path: pathOf(request), headers: headersOf(token), body: '' }
    : toHttp(request, token);
  const headers = { 'X-Request-Id': REQUEST_ID, ...asked.headers };
  const sight = {
    ...asBytes(server, { ...asked, headers }),
    framer: httpFramer(),
    read: (frame: string) => readHttpAnswer(frame, { requestId: REQUEST_ID, secret: token }),
  };
  return lookThrough(sight, order);
};

export const nativeLink: ProbeLink = {
  namesExtensions: true,
  saysAccepted: true,
  ask,
  watch,
  look,
  isWord: ({ status }, word) => status === STATUS_OF_WORD[word],
};

function commandOf(request: ProbeRequest): Omit<AskedCommand, keyof ProbeAnswer> {
  const { activity, agentId, queueId, reasonCode, isAfterCallWork } = request;
  const type = isAfterCallWork ? 'SetAfterCallWork' : COMMAND_TYPES[activity];
  return { type, agentId, queueIds: queueId === undefined ? undefined : [queueId], reasonCode };
}

function bodyOf({ activity, queueId, reasonCode, password, extension, isAfterCallWork }: ProbeRequest): object {
  const state = isAfterCallWork ? 'AfterCallWork' : STATES[activity];
  return { state, queue: queueId, reasonCode, ...(activity === 'LoginAgent' && { password, extension }) };
}

function readAnswer(status: number, { outcome, detail = '' }: z.infer<typeof ANSWER>): ProbeAnswer {
  if (status >= 400 || outcome === 'refused') return { outcome: 'refused', words: detail };
  return { outcome: status === 202 ? 'accepted' : 'done', words: detail };
}
