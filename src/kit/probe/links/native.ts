// The probe over the native dialect: one HTTP request, and what its answer says.

import { request as overHttp } from 'node:http';
import { request as overHttps } from 'node:https';
import { text } from 'node:stream/consumers';
import { z } from 'zod';
import type { AgentStateActivity } from '../../../connector/activity.ts';
import type { ProbeAnswer, ProbeLink, ProbeRequest } from './link.ts';

const SERVER = z.looseObject({ url: z.string(), token: z.string().optional(), ca: z.string().optional() });
const ANSWER = z.looseObject({ outcome: z.string().optional(), detail: z.string().optional() });

const STATES: Readonly<Record<AgentStateActivity, string>> = {
  LoginAgent: 'LoggedIn',
  LogoutAgent: 'LoggedOut',
  SetAgentReady: 'Ready',
  SetAgentNotReady: 'NotReady',
};

const ask: ProbeLink['ask'] = async (server, request, { signal }) => {
  const { url, token, ca } = SERVER.parse(server);
  const { status, body } = await put(
    `${url}/v1/agents/${encodeURIComponent(request.agentId)}/state`,
    { ...(token !== undefined && { Authorization: `Bearer ${token}` }), 'Content-Type': 'application/json' },
    { body: JSON.stringify(bodyOf(request)), ca, signal },
  );
  return readAnswer(status, ANSWER.parse(JSON.parse(body)));
};

export const nativeLink: ProbeLink = { namesExtensions: true, ask };

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
