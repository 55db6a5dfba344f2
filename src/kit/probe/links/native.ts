// The probe over the native dialect: one HTTP request, and what its answer says.

import { request as overHttp } from 'node:http';
import { request as overHttps } from 'node:https';
import { text } from 'node:stream/consumers';
import { z } from 'zod';
import type { AgentStateActivity } from '../../../connector/activity.ts';
import type { ProbeAnswer } from './answer.ts';
import type { AskedCommand, CommandType, ProbeLink, ProbeRequest } from './link.ts';
import { lookThrough } from './look.ts';
import { httpFramer, readHttpAnswer } from './native-look.ts';
import { watch } from './native-watch.ts';

const SERVER = z.looseObject({ url: z.string(), token: z.string().optional(), ca: z.string().optional() });
const ANSWER = z.looseObject({ outcome: z.string().optional(), detail: z.string().optional() });

const STATES: Readonly<Record<AgentStateActivity, string>> = {
  LoginAgent: 'LoggedIn',
  LogoutAgent: 'LoggedOut',
  SetAgentReady: 'Ready',
  SetAgentNotReady: 'NotReady',
};

const COMMANDS: Readonly<Record<AgentStateActivity, CommandType>> = {
  LoginAgent: 'LogIn',
  LogoutAgent: 'LogOut',
  SetAgentReady: 'SetReady',
  SetAgentNotReady: 'SetNotReady',
};

/** The status of an answer that is the server's own word for a failure. */
const WORDS: Readonly<Record<string, number>> = {
  unauthorised: 401,
  forbidden: 403,
  'not-found': 404,
  'timed-out': 504,
  'too-many': 429,
  'internal-error': 500,
  unavailable: 503,
};

const pathOf = ({ agentId }: ProbeRequest): string => `/v1/agents/${encodeURIComponent(agentId)}`;

const headersOf = (token: string | undefined): Readonly<Record<string, string>> => ({
  ...(token !== undefined && { Authorization: `Bearer ${token}` }),
  'Content-Type': 'application/json',
});

const ask: ProbeLink['ask'] = async (server, request, { signal }) => {
  const { url, token, ca } = SERVER.parse(server);
  const { status, body } = await put(`${url}${pathOf(request)}/state`, headersOf(token), {
    ...{ body: JSON.stringify(bodyOf(request)), ca, signal },
  });
  const answer = readAnswer(status, ANSWER.parse(JSON.parse(body)));
  return { ...answer, commands: [{ ...commandOf(request), ...answer }], requests: 1 };
};

/** What the answer to the probe's one request is told from others by. */
const REQUEST_ID = 'the-probe-looks';

const look: ProbeLink['look'] = (server, request, order) => {
  const { url, token, ca } = SERVER.parse(server);
  const { hostname, port, host } = new URL(url);
  const body = order.isRead === true ? '' : JSON.stringify(bodyOf(request));
  const start = order.isRead === true ? `GET ${pathOf(request)}` : `PUT ${pathOf(request)}/state`;
  const headers = {
    Host: host,
    'X-Request-Id': REQUEST_ID,
    ...headersOf(token),
    'Content-Length': Buffer.byteLength(body),
  };
  const lines = Object.entries(headers).map(([name, value]) => `${name}: ${value}\r\n`);
  const sight = {
    address: { host: hostname.replace(/^\[|\]$/g, ''), port: Number(port), ca },
    request: `${start} HTTP/1.1\r\n${lines.join('')}\r\n${body}`,
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
  isWord: ({ status }, word) => status === WORDS[word],
};

function commandOf(request: ProbeRequest): Omit<AskedCommand, keyof ProbeAnswer> {
  const { activity, agentId, queueId, reasonCode, isAfterCallWork } = request;
  const type = isAfterCallWork ? 'SetAfterCallWork' : COMMANDS[activity];
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

function put(
  url: string,
  headers: Readonly<Record<string, string>>,
  { body, ca, signal }: { body: string; ca: string | undefined; signal: AbortSignal },
): Promise<{ status: number; body: string }> {
  const open = url.startsWith('https:') ? overHttps : overHttp;
  return new Promise((resolve, reject) => {
    const asked = open(url, { method: 'PUT', headers, signal, agent: false, ...(ca !== undefined && { ca }) });
    asked.on('error', reject).on('response', (answer) => {
      text(answer).then((whole) => resolve({ status: answer.statusCode ?? 0, body: whole }), reject);
    });
    asked.end(body);
  });
}
