// A complete OpenCTI connector for the native dialect of Signoff's CTI server, with nothing but Node's own modules.
//
//     signoff certify --connector ./connector.ts
//
// From the top down: what a connector is, the four activities, and the link to the CTI server. What the server speaks
// stands in its own documents: GET /docs on its main port. Node runs this file as it is from 22.18 on.

import { randomUUID } from 'node:crypto';
import { type IncomingMessage, request } from 'node:http';
import { request as requestOverTls } from 'node:https';
import { setTimeout as sleep } from 'node:timers/promises';
import type { ActivityResult, Connector, Notifications, Page } from 'signoff/connector';

/** The longest that one activity may take, looks included, in milliseconds. It is declared, and it is kept. */
const TIMEOUT_MS = 500;
/** A longer reply of the server, in bytes, is none. */
const LARGEST_REPLY = 1024 * 1024;
/** How long to wait before asking again how an accepted request stands, in milliseconds. */
const ASK_AGAIN_MS = 20;

type Json = Readonly<Record<string, unknown>>;

/** Why an activity ends with Fail: one sentence for the agent, without any secret. */
class Failed extends Error {}

// What a connector is -------------------------------------------------------------------------------------------------

/** The connector, made anew for each process. What a method throws becomes a JSON-RPC error: the connector broke. */
export default function connector(): Connector {
  let server: Server | undefined;
  let timeoutMs = TIMEOUT_MS;
  let notify: Notifications | undefined;
  return {
    async initialize({ protocolVersion, dialect, ...given }, notifications) {
      if (protocolVersion !== 1) throw new Error(`Protocol version ${protocolVersion} is not spoken here, only 1 is.`);
      if (dialect !== 'native') throw new Error(`The dialect ${dialect} is not spoken here, only native is.`);
      server = new Server(given.server);
      timeoutMs = Math.min(TIMEOUT_MS, given.timeoutMs);
      notify = notifications;
      const name = 'signoff-example-typescript';
      return {
        protocolVersion: 1,
        name,
        version: '1.0.0',
        timeoutMs,
        activities: Object.keys(ACTIVITIES),
        capabilities,
      };
    },

    async invoke(activity, given) {
      const act = ACTIVITIES[activity];
      if (act === undefined || server === undefined) throw new Error(`This connector has no activity ${activity}.`);
      const page = { ...given };
      const signal = AbortSignal.timeout(timeoutMs);
      try {
        await act(server, page, signal);
        return { page };
      } catch (problem) {
        // Whatever went wrong, the agent must hear of it.
        const message = sentenceOf(problem, signal, timeoutMs);
        if (message === BUG) notify?.log('error', `${activity}: ${String(problem)}`);
        return fail(page, mask(message, [server.token, given.AgentPassword]));
      }
    },

    /** Every connection is closed after its request, and nothing is remembered. */
    async reset() {},
    async shutdown() {},
  };
}

const capabilities = {
  queueLogout: true,
  reasonCodes: true,
  breakReasons: true,
  afterCallWork: true,
  attributes: true,
  credentials: true,
  look: true,
  asyncOutcome: true,
  calls: true,
  events: false,
  concurrent: true,
};

const BUG = 'The connector failed.';

function sentenceOf(problem: unknown, signal: AbortSignal, timeoutMs: number): string {
  if (problem instanceof Failed) return problem.message;
  if (signal.aborted) return `No answer from the CTI server within ${timeoutMs} ms.`;
  const { code } = problem as NodeJS.ErrnoException;
  return typeof code === 'string' ? `The CTI server cannot be reached, or broke off (${code}).` : BUG;
}

/** Status Fail, and its message in both error properties, as Pega's "Handling Errors" asks for. */
function fail(page: Page, message: string): ActivityResult {
  return {
    page: { ...page, pyStatusMessage: message, pyPegaCTIError: message },
    status: { severity: 'Fail', message },
  };
}

const mask = (text: string, secrets: readonly unknown[]): string =>
  secrets.flatMap(formsOf).reduce((left, form) => left.replaceAll(form, '***'), text);

/** As JSON and a URL hold it, and as it is: a server may quote what it was sent. */
function formsOf(secret: unknown): readonly string[] {
  const text = textOf(secret);
  return text === undefined
    ? []
    : [JSON.stringify(text).slice(1, -1), encodeURIComponent(String(Buffer.from(text))), text];
}

// The activities ------------------------------------------------------------------------------------------------------
//
// Each one asks the server once, and believes its OK only where a look at the agent does not speak against it. The page is
// left as it was, but for AgentState.State, which holds the server's own word for what was asked.

type Act = (server: Server, page: Page, signal: AbortSignal) => Promise<void>;

const ACTIVITIES: Readonly<Record<string, Act>> = {
  async LoginAgent(server, page, signal) {
    const queue = textOf(page.Queue);
    await changeState(
      server,
      page,
      { state: 'LoggedIn', password: textOf(page.AgentPassword), extension: textOf(page.DN) },
      signal,
    );
    const agent = await server.look(agentIdOf(page), signal);
    if (agent !== undefined && !isIn(agent, queue))
      throw contradiction(agent, `is not logged in to ${queue ?? 'any queue'}`);
  },

  async LogoutAgent(server, page, signal) {
    const queue = textOf(page.Queue);
    const before = await server.look(agentIdOf(page), signal);
    const outcome = await changeState(server, page, { state: 'LoggedOut', reasonCode: reasonOf(page) }, signal);
    if (before !== undefined && !isIn(before, queue))
      throw contradiction(before, `was not logged in to ${queue ?? 'any queue'}`);
    if (outcome === 'deferred') return; // it will be done when the call has ended: there is nothing to see yet
    const after = await server.look(agentIdOf(page), signal);
    if (after !== undefined && isIn(after, queue))
      throw contradiction(after, `is still logged in to ${queue ?? after.queues.join(', ')}`);
  },

  async SetAgentReady(server, page, signal) {
    await changeState(server, page, { state: 'Ready' }, signal);
    await expectState(server, page, signal, ['Ready', 'Busy']); // Busy: a call was offered at once
  },

  async SetAgentNotReady(server, page, signal) {
    const isAfterCall = page.WorkMode === 'AFTER_CALL_WORK';
    const state = isAfterCall ? 'AfterCallWork' : 'NotReady';
    await changeState(server, page, { state, reasonCode: isAfterCall ? undefined : reasonOf(page) }, signal);
    await expectState(server, page, signal, [state]);
  },
};

/** Asks for a state with what every request carries and `wanted`; answers how it ended. Throws `Failed`. */
async function changeState(
  server: Server,
  page: Page,
  wanted: Json,
  signal: AbortSignal,
): Promise<'done' | 'deferred'> {
  const agentId = agentIdOf(page);
  const { State: _ours, ...given } = recordOf(page.AgentState) ?? {};
  page.AgentState = { ...given, State: wanted.state };
  const texts = Object.entries(given).flatMap(([name, value]) => {
    const text = textOf(value);
    return text === undefined ? [] : [[name, text] as const];
  });
  const attributes = texts.length === 0 ? undefined : Object.fromEntries(texts);
  return server.changeState(agentId, { queue: textOf(page.Queue), attributes, ...wanted }, signal);
}

async function expectState(server: Server, page: Page, signal: AbortSignal, states: readonly string[]): Promise<void> {
  const agent = await server.look(agentIdOf(page), signal);
  if (agent !== undefined && !states.includes(agent.state)) throw contradiction(agent, `is ${agent.state}`);
}

const contradiction = ({ id }: Agent, predicate: string): Failed =>
  new Failed(`The ACD said OK, but agent ${id} ${predicate}.`);

function agentIdOf(page: Page): string {
  const agentId = textOf(page.AgentID);
  if (agentId === undefined) throw new Failed('AgentID is missing: nothing was sent to the CTI server.');
  return agentId;
}

/** The chosen reason code, as text: "07" is not "7". */
const reasonOf = (page: Page): string | undefined =>
  textOf(recordOf(recordOf(page.AgentOptions)?.pyOpenCTI)?.pyReasonCode);

const isIn = ({ queues }: Agent, queue: string | undefined): boolean =>
  queue === undefined ? queues.length > 0 : queues.includes(queue);

/** Text as it is, anything else as JSON; undefined where it is blank. */
function textOf(value: unknown): string | undefined {
  if (value === undefined || value === null) return undefined;
  const text = typeof value === 'string' ? value : JSON.stringify(value);
  return text.trim() === '' ? undefined : text;
}

const recordOf = (value: unknown): Json | undefined =>
  typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Json) : undefined;

// The link to the CTI server ------------------------------------------------------------------------------------------

interface Agent {
  readonly id: string;
  readonly state: string;
  readonly queues: readonly string[];
}

interface Reply {
  readonly status: number;
  /** The JSON object in it; {} where it holds none. */
  readonly body: Json;
}

/** The native dialect over HTTP, one connection a request. */
class Server {
  readonly token: string | undefined;
  private readonly url: string;
  /** Over TLS whoever it vouches for is trusted, and nobody else, PEM; without it, whom Node trusts. */
  private readonly ca: string | undefined;

  constructor({ url, token, ca }: Json) {
    this.url = String(url).replace(/\/$/, '');
    this.token = textOf(token);
    this.ca = textOf(ca);
    if (!/^https?:/.test(this.url)) throw new Error('The native dialect is spoken over http: or https:.');
  }

  /** Sends one Command, once. Throws `Failed` with what the ACD said where it refused. */
  async changeState(agentId: string, body: Json, signal: AbortSignal): Promise<'done' | 'deferred'> {
    const requestId = randomUUID();
    const path = `/v1/agents/${encodeURIComponent(agentId)}/state`;
    const reply = await this.exchange('PUT', path, { signal, body, headers: { 'X-Request-Id': requestId } });
    const answer = `${reply.status} ${reply.body.outcome}`;
    if (reply.status >= 400 || answer === '200 refused') throw refusal(reply);
    if (reply.body.requestId !== requestId) throw new Failed('The CTI server answered another request than this one.');
    if (answer === '200 done' && recordOf(reply.body.agent)?.id === agentId) return 'done';
    if (answer === '202 deferred') return 'deferred';
    if (answer === '202 accepted') return this.waitFor(requestId, signal);
    throw strange(reply);
  }

  /** How a request ends that was only accepted. */
  private async waitFor(requestId: string, signal: AbortSignal): Promise<'done'> {
    const late = () => new Failed('The ACD accepted the request, and has not settled it in time.');
    while (!signal.aborted) {
      const reply = await this.exchange('GET', `/v1/requests/${requestId}`, { signal }).catch((error) => {
        throw signal.aborted ? late() : error;
      });
      const { outcome } = reply.body;
      if (reply.status !== 200 || reply.body.requestId !== requestId) throw strange(reply);
      if (outcome === 'refused') throw refusal(reply);
      if (outcome === 'done') return 'done';
      if (outcome !== 'pending') throw strange(reply);
      await sleep(ASK_AGAIN_MS, undefined, { signal }).catch(() => undefined);
    }
    throw late();
  }

  /** The agent as the ACD holds it now; undefined where nobody says, for whatever reason: a look never decides alone. */
  async look(agentId: string, signal: AbortSignal): Promise<Agent | undefined> {
    const path = `/v1/agents/${encodeURIComponent(agentId)}`;
    const reply = await this.exchange('GET', path, { signal }).catch(() => undefined);
    const { id, state, queues } = reply?.body ?? {};
    const isView = reply?.status === 200 && id === agentId && typeof state === 'string' && Array.isArray(queues);
    return isView ? { id: agentId, state: String(state), queues: (queues as unknown[]).map(String) } : undefined;
  }

  /** Throws where there is no whole reply before `signal` aborts; no redirect is followed and nothing is sent twice. */
  private async exchange(
    method: string,
    path: string,
    { signal, body, headers = {} }: { signal: AbortSignal; body?: Json; headers?: Record<string, string> },
  ): Promise<Reply> {
    const sent: Record<string, string> = { Accept: 'application/json', ...headers };
    if (this.token !== undefined) sent.Authorization = `Bearer ${this.token}`;
    if (body !== undefined) sent['Content-Type'] = 'application/json';
    const response = await new Promise<IncomingMessage>((resolve, reject) => {
      const ask = this.url.startsWith('https:') ? requestOverTls : request;
      const outgoing = ask(this.url + path, { method, headers: sent, agent: false, signal, ca: this.ca });
      // It stays on: a connection can close without an error or an answer.
      outgoing.on('error', reject).on('close', () => reject(Object.assign(new Error(), { code: 'ECONNRESET' })));
      outgoing.on('response', resolve).end(body && JSON.stringify(body));
    });
    return { status: response.statusCode ?? 0, body: jsonOf(response, await textIn(response)) };
  }
}

async function textIn(response: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of response as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size > LARGEST_REPLY) throw new Failed('The CTI server answered with more than 1 MiB.');
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString('utf8');
}

function jsonOf({ headers }: IncomingMessage, text: string): Json {
  if (!/^application\/(problem\+)?json\s*(;|$)/i.test(headers['content-type'] ?? '')) return {};
  try {
    return recordOf(JSON.parse(text)) ?? {};
  } catch {
    return {};
  }
}

function refusal({ status, body }: Reply): Failed {
  const said = textOf(body.detail) ?? textOf(body.title) ?? textOf(body.code);
  return new Failed(
    said === undefined ? `The CTI server failed (HTTP ${status}).` : `The ACD refused: ${said.slice(0, 1000)}`,
  );
}

const strange = ({ status }: Reply): Failed =>
  new Failed(`The answer of the CTI server (HTTP ${status}) is not of its protocol.`);
