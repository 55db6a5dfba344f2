// A complete OpenCTI connector for the native dialect of Signoff's CTI server, with nothing but Node's own modules.
//
//     signoff certify --connector ./connector.ts
//
// From the top down: what a connector is, the four activities, those about calls, what is handed on, and the link to the CTI server. What the server speaks
// stands in its own documents: GET /docs on its main port. Node runs this file as it is from 22.18 on.

import { randomBytes, randomUUID } from 'node:crypto';
import { type IncomingMessage, request } from 'node:http';
import { request as requestOverTls } from 'node:https';
import type { Socket } from 'node:net';
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
  /** By the agent's id: one a user. */
  const subscriptions = new Map<string, Subscription>();

  function end(agentId: string, dn?: string): void {
    const subscription = subscriptions.get(agentId);
    if (subscription === undefined || (dn !== undefined && dn !== subscription.dn)) return;
    subscriptions.delete(agentId);
    subscription.close();
  }

  /** What the framework calls round logins and logouts. Nothing has to be opened for a user but the subscription. */
  const adapter: Readonly<Record<string, Act>> = {
    OpenAdapter: async (cti, page, signal) => void (await cti.read(agentPath(agentIdOf(page)), signal)),
    async SubscribeForEvents(cti, page, signal) {
      const [agentId, dn] = [agentIdOf(page), textOf(page.DN)];
      if (dn === undefined) throw new Failed('DN is missing: no device was subscribed to.');
      if (subscriptions.get(agentId)?.dn === dn) return;
      end(agentId);
      const subscription = new Subscription(cti, { agentId, dn }, (event) => notify?.event(event));
      await subscription.open(signal);
      end(agentId); // two may have been asked for at once
      subscriptions.set(agentId, subscription);
    },
    UnSubscribeForEvents: async (_cti, page) => end(agentIdOf(page), textOf(page.DN)),
    CloseAdapter: async (_cti, page) => end(agentIdOf(page)),
  };

  async function endAll(): Promise<void> {
    for (const agentId of [...subscriptions.keys()]) end(agentId);
  }

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
        activities: Object.keys({ ...ACTIVITIES, ...CALL_ACTIVITIES, ...adapter }),
        capabilities,
      };
    },

    async invoke(activity, given) {
      const act = ACTIVITIES[activity] ?? CALL_ACTIVITIES[activity] ?? adapter[activity];
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

    /** Every other connection is closed after its request, and nothing else is remembered. */
    reset: endAll,
    shutdown: endAll,
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
  events: true,
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

const agentPath = (agentId: string): string => `/v1/agents/${encodeURIComponent(agentId)}`;

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

// Calls ---------------------------------------------------------------------------------------------------------------
//
// Success is that the request was taken: what becomes of a call is told by events. The page is left as it was.

interface OnCall {
  /** The last part of the path; absent: a call is made. */
  readonly verb?: string;
  /** What else the page has to hold. */
  readonly part?: 'Destination' | 'Digits' | 'Party';
  /** How the call stands that is meant where the page names none; absent: it has to. */
  readonly meant?: 'Ringing' | 'Talking';
}

const onCall =
  (row: OnCall): Act =>
  async (server, page, signal) => {
    const { verb, part } = row;
    const agentId = agentIdOf(page);
    const value = part && required(page, part);
    const isNew = verb === undefined || verb === 'consult';
    const body = { agentId, ...(part && { [part.toLowerCase()]: value }), ...(isNew && { data: dataOf(page) }) };
    if (verb === undefined) return server.command('/v1/calls', body, signal);
    const callId = await callMeant(server, page, row, signal);
    const party = part === 'Party' ? { party: await server.partyOf(callId, String(value), signal) } : {};
    return server.command(`${callPath(callId)}/${verb}`, { ...body, ...party }, signal);
  };

/** As it is: a number may begin with `+` and hold `*` and `#`. */
function required(page: Page, part: string): string {
  const value = textOf(page[part]);
  if (value === undefined) throw new Failed(`${part} is missing: nothing was sent to the CTI server.`);
  return value;
}

async function callMeant(server: Server, page: Page, { meant }: OnCall, signal: AbortSignal): Promise<string> {
  if (meant === undefined) return required(page, 'pyCallID');
  const callId = textOf(page.pyCallID) ?? (await server.callOf(agentIdOf(page), meant, signal));
  if (callId === undefined) throw new Failed(`No call is ${meant} at ${textOf(page.DN)}.`);
  return callId;
}

const CONSULT: OnCall = { verb: 'consult', part: 'Destination' };

const CALL_ACTIVITIES: Readonly<Record<string, Act>> = {
  AnswerCall: onCall({ verb: 'answer', meant: 'Ringing' }),
  HoldCall: onCall({ verb: 'hold' }),
  RetrieveCall: onCall({ verb: 'retrieve' }),
  HangUpCall: onCall({ verb: 'hang-up', meant: 'Talking' }),
  MakeCall: onCall({ part: 'Destination' }),
  SendDTMF: onCall({ verb: 'digits', part: 'Digits', meant: 'Talking' }),
  BlindTransfer: onCall({ verb: 'transfer', part: 'Destination' }),
  TransferInitiate: onCall(CONSULT),
  TransferComplete: onCall({ verb: 'complete-transfer' }),
  ConferenceInitiate: onCall(CONSULT),
  ConsultationCall: onCall(CONSULT),
  ConferenceComplete: onCall({ verb: 'conference' }),
  DropParty: onCall({ verb: 'drop', part: 'Party' }),
};

const callPath = (callId: string): string => `/v1/calls/${encodeURIComponent(callId)}`;

/** What goes with a call that is made, by name. */
function dataOf(page: Page): Json | undefined {
  const given = Object.entries(recordOf(recordOf(page.CallOptions)?.pyNamedVariables) ?? {});
  const texts = given.flatMap(([name, value]) => {
    const text = textOf(value);
    return text === undefined ? [] : [[name, text] as const];
  });
  return texts.length === 0 ? undefined : Object.fromEntries(texts);
}

// What is handed on ---------------------------------------------------------------------------------------------------

/** What a state of the agent is called on the desktop, and what happens to a call; of other events nothing is handed on. */
const STATES: Readonly<Record<string, Page>> = {
  LoggedIn: { pyEventName: 'Login' },
  LoggedOut: { pyEventName: 'Logout' },
  Ready: { pyEventName: 'Ready' },
  NotReady: { pyEventName: 'NotReady' },
  AfterCallWork: { pyEventName: 'NotReady', pyWorkMode: 'AFTER_CALL_WORK' },
};
const LEADS_TO: Readonly<Record<string, string>> = { AgentLoggedIn: 'LoggedIn', AgentLoggedOut: 'LoggedOut' };
const CALLS: Readonly<Record<string, string>> = {
  ...{ CallOffered: 'Offering', CallMade: 'Initiated', CallAnswered: 'Established', CallHeld: 'Held' },
  ...{ CallRetrieved: 'Retrieved', CallTransferred: 'Disconnected', CallReturned: 'Abandoned' },
};
const OVER = ['Disconnected', 'Abandoned'];

/** How long to wait before a lost connection is opened anew, in milliseconds: twice as long each time. */
const FIRST_WAIT_MS = 20;
const LONGEST_WAIT_MS = 1_000;

/**
 * Listens to one device, and hands on each change once. A connection that is lost is opened anew behind the last event that was
 * heard; where that is not kept any more, the agent is looked at.
 */
class Subscription {
  readonly dn: string;
  private readonly agentId: string;
  private readonly server: Server;
  private readonly handOn: (page: Page) => void;
  /** The highest number of all; and of the agent, and of each call, the number that was handed on last. */
  private last: number | undefined;
  private readonly reached = new Map<unknown, number>();
  private readonly calls = new Map<string, Json>();
  private state: string | undefined;
  private socket: Socket | undefined;
  private isClosed = false;
  /** One event after the other: a call has to be asked about. */
  private work: Promise<void> = Promise.resolve();

  constructor(server: Server, { agentId, dn }: { agentId: string; dn: string }, handOn: (page: Page) => void) {
    this.server = server;
    this.agentId = agentId;
    this.dn = dn;
    this.handOn = handOn;
  }

  async open(signal: AbortSignal): Promise<void> {
    await this.listen(signal);
    this.state = (await this.server.look(this.agentId, signal))?.state;
  }

  close(): void {
    this.isClosed = true;
    this.socket?.destroy();
  }

  private async listen(signal: AbortSignal): Promise<void> {
    const socket = await this.server.listen(this.dn, this.last, signal);
    const read = textsIn(socket, (text) => {
      this.work = this.work.then(() => this.hear(text)).catch(() => undefined);
    });
    this.socket = socket.on('data', read).on('close', () => void this.listenAgain());
    if (this.isClosed) socket.destroy();
  }

  private async listenAgain(): Promise<void> {
    for (let waitMs = FIRST_WAIT_MS; !this.isClosed; waitMs = Math.min(2 * waitMs, LONGEST_WAIT_MS)) {
      await sleep(waitMs, undefined, { ref: false });
      try {
        await this.listen(AbortSignal.timeout(TIMEOUT_MS));
        if (this.last === undefined) await this.look();
        return;
      } catch {
        // It is tried again.
      }
    }
  }

  private async look(): Promise<void> {
    const agent = await this.server.look(this.agentId, AbortSignal.timeout(TIMEOUT_MS));
    if (agent !== undefined && agent.state !== this.state) this.tellState(agent.state);
  }

  private async hear(text: string): Promise<void> {
    const event = parsed(text);
    if (event.type === 'Error' && event.code === 'EventsGone') {
      this.last = undefined;
      this.reached.clear();
      return this.look();
    }
    const { number, dn, type, callId } = event;
    if (typeof number !== 'number' || dn !== this.dn) return; // torn, or somebody else's
    this.last = Math.max(this.last ?? 0, number);
    const name = callNameOf(event);
    const state = type === 'AgentStateChanged' ? event.to : LEADS_TO[String(type)];
    if (name === undefined && state === undefined) return;
    if (number <= (this.reached.get(callId) ?? 0)) return; // told before
    this.reached.set(callId, number);
    if (name !== undefined) await this.tellCall(name, String(callId));
    else this.tellState(String(state), textOf(event.reasonCode));
  }

  private tellState(state: string, pyReasonCode?: string): void {
    this.state = state;
    const page = STATES[state];
    if (page !== undefined) this.tell({ ...page, pyEventType: 'AgentStateEvent', pyReasonCode });
  }

  private async tellCall(pyEventName: string, pyCallID: string): Promise<void> {
    const call = this.calls.get(pyCallID) ?? (await this.server.call(pyCallID, AbortSignal.timeout(TIMEOUT_MS)));
    if (OVER.includes(pyEventName))
      this.calls.delete(pyCallID); // another one may be called the same
    else this.calls.set(pyCallID, call);
    const pyCallState = pyEventName === 'Offering' ? 'Alerting' : pyEventName;
    this.tell({ pyEventName, pyEventType: 'CallStateEvent', pyCallState, pyCallID, ...numbersOf(call, this.agentId) });
  }

  private tell(page: Page): void {
    if (!this.isClosed) this.handOn({ ...page, AgentID: this.agentId, DN: this.dn });
  }
}

function callNameOf({ type, answered }: Json): string | undefined {
  if (type === 'CallEnded' || type === 'PartyLeft') return answered === true ? 'Disconnected' : 'Abandoned';
  return CALLS[String(type)];
}

/** A call as the agent sees it: what kind it is, whose numbers, and what it carries. */
function numbersOf({ legs = [], parentId, from, dialled, data }: Json, agentId: string): Page {
  const [caller, called] = (legs as readonly Json[]).map((leg) => leg.agentId);
  const isOwn = caller === agentId;
  const isInside = caller !== undefined && (isOwn ? called : caller) !== undefined;
  const kind = isInside ? 'INTERNAL' : isOwn ? 'OUTBOUND' : 'INBOUND';
  const numbers = { pyANI: from, pyDNIS: dialled, pyOtherDN: isOwn ? dialled : from };
  return { pyCallType: parentId === undefined ? kind : 'CONSULT', ...numbers, pyNamedVariables: data };
}

function parsed(text: string): Json {
  try {
    return recordOf(JSON.parse(text)) ?? {};
  } catch {
    return {};
  }
}

/** How long the head of a frame is that says its length in two bytes, or in eight. */
const HEADS: Readonly<Record<number, number>> = { 126: 4, 127: 10 };

function lengthIn(frame: Buffer, headLength: number): number {
  if (headLength === 2) return (frame[1] ?? 0) & 0x7f;
  return headLength === 4 ? frame.readUInt16BE(2) : Number(frame.readBigUInt64BE(2));
}

/** Reads what comes over a WebSocket, cut anywhere: texts are heard, a ping is answered, and an end ends it. */
function textsIn(socket: Socket, hear: (text: string) => void): (bytes: Buffer) => void {
  let rest = Buffer.alloc(0);
  let text = Buffer.alloc(0);

  /** The first frame; undefined where it is not whole yet. */
  function frame(): { first: number; payload: Buffer; end: number } | undefined {
    const [first = 0, second = 0] = rest;
    const start = HEADS[second & 0x7f] ?? 2;
    if (rest.length < start) return undefined;
    const end = start + lengthIn(rest, start);
    if (end > LARGEST_REPLY) socket.destroy();
    return rest.length < end ? undefined : { first, payload: rest.subarray(start, end), end };
  }

  return (bytes) => {
    rest = Buffer.concat([rest, bytes]);
    for (let next = frame(); next !== undefined; next = frame()) {
      const { first, payload, end } = next;
      const opcode = first & 0x0f;
      rest = rest.subarray(end);
      if (opcode === 8) socket.destroy();
      // A client masks what it sends, here with zeros.
      if (opcode === 9) socket.write(Buffer.concat([Buffer.from([0x8a, 0x80 | payload.length, 0, 0, 0, 0]), payload]));
      if (opcode > 1) continue;
      text = Buffer.concat([text, payload]);
      if ((first & 0x80) === 0) continue;
      hear(text.toString('utf8'));
      text = Buffer.alloc(0);
    }
  };
}

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
  /** The objects of a JSON list in it. */
  readonly list: readonly Json[];
}

/** The native dialect over HTTP, one connection a request. */
class Server {
  readonly token: string | undefined;
  private readonly url: string;
  private readonly eventsUrl: string;
  /** Over TLS whoever it vouches for is trusted, and nobody else, PEM; without it, whom Node trusts. */
  private readonly ca: string | undefined;

  constructor({ url, eventsUrl, token, ca }: Json) {
    this.url = String(url).replace(/\/$/, '');
    this.eventsUrl = String(eventsUrl).replace(/^ws/, 'http');
    this.token = textOf(token);
    this.ca = textOf(ca);
    if (!/^https?:/.test(this.url)) throw new Error('The native dialect is spoken over http: or https:.');
  }

  changeState(agentId: string, body: Json, signal: AbortSignal): Promise<'done' | 'deferred'> {
    return this.send('PUT', `${agentPath(agentId)}/state`, { body, signal, agentId });
  }

  async command(path: string, body: Json, signal: AbortSignal): Promise<void> {
    await this.send('POST', path, { body, signal });
  }

  /** The id of the agent's call that stands so; undefined where there is none. */
  async callOf(agentId: string, standing: string, signal: AbortSignal): Promise<string | undefined> {
    const { list } = await this.read('/v1/calls', signal);
    const isMeant = (leg: Json): boolean => leg.agentId === agentId && leg.state === standing;
    return textOf(list.find((call) => legsOf(call).some(isMeant))?.id);
  }

  /** Who is meant by a number: a number outside, or the agent in the call at that extension. */
  async partyOf(callId: string, number: string, signal: AbortSignal): Promise<Json> {
    for (const { agentId } of legsOf(await this.call(callId, signal))) {
      const agent = agentId === undefined ? undefined : (await this.read(agentPath(String(agentId)), signal)).body;
      if (agent?.extension === number) return { agentId };
    }
    return { number };
  }

  /** Sends one Command, once; the answer is about that agent, where one is named. Throws `Failed` with what the ACD said where it refused. */
  private async send(
    method: string,
    path: string,
    { body, signal, agentId }: { body: Json; signal: AbortSignal; agentId?: string },
  ): Promise<'done' | 'deferred'> {
    const requestId = randomUUID();
    const reply = await this.exchange(method, path, { signal, body, headers: { 'X-Request-Id': requestId } });
    const answer = `${reply.status} ${reply.body.outcome}`;
    if (reply.status >= 400 || answer === '200 refused') throw refusal(reply);
    if (reply.body.requestId !== requestId) throw new Failed('The CTI server answered another request than this one.');
    if (answer === '200 done' && (agentId === undefined || recordOf(reply.body.agent)?.id === agentId)) return 'done';
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
    const reply = await this.read(agentPath(agentId), signal).catch(() => undefined);
    const { id, state, queues } = reply?.body ?? {};
    const isView = reply?.status === 200 && id === agentId && typeof state === 'string' && Array.isArray(queues);
    return isView ? { id: agentId, state: String(state), queues: (queues as unknown[]).map(String) } : undefined;
  }

  read(path: string, signal: AbortSignal): Promise<Reply> {
    return this.exchange('GET', path, { signal });
  }

  /** A call as it is now; {} where nobody says. */
  async call(callId: string, signal: AbortSignal): Promise<Json> {
    const reply = await this.read(callPath(callId), signal).catch(() => undefined);
    return reply?.status === 200 && reply.body.id === callId ? reply.body : {};
  }

  /** Listens to a device over a WebSocket, behind the event with the number `after`. */
  listen(dn: string, after: number | undefined, signal: AbortSignal): Promise<Socket> {
    const url = new URL(this.eventsUrl);
    url.searchParams.set('dn', dn);
    if (after !== undefined) url.searchParams.set('after', String(after));
    const headers = {
      ...{ Connection: 'Upgrade', Upgrade: 'websocket', 'Sec-WebSocket-Version': '13' },
      'Sec-WebSocket-Key': randomBytes(16).toString('base64'),
      ...(this.token !== undefined && { Authorization: `Bearer ${this.token}` }),
    };
    return new Promise((resolve, reject) => {
      const ask = url.protocol === 'https:' ? requestOverTls : request;
      const outgoing = ask(url, { headers, agent: false, ca: this.ca });
      const giveUp = () => outgoing.destroy(Object.assign(new Error(), { code: 'ETIMEDOUT' }));
      signal.addEventListener('abort', giveUp, { once: true });
      outgoing.on('response', () => reject(new Failed('The CTI server does not let this connector listen.')));
      outgoing.on('error', reject).on('upgrade', (_response, socket, head) => {
        signal.removeEventListener('abort', giveUp);
        socket.on('error', () => socket.destroy());
        if (head.length > 0) socket.unshift(head);
        resolve(socket as Socket);
      });
      outgoing.end();
    });
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
    return { status: response.statusCode ?? 0, ...jsonOf(response, await textIn(response)) };
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

const legsOf = ({ legs }: Json): readonly Json[] => listOf(legs);

const listOf = (value: unknown): readonly Json[] =>
  Array.isArray(value) ? value.map((one: unknown) => recordOf(one) ?? {}) : [];

function jsonOf({ headers }: IncomingMessage, text: string): Pick<Reply, 'body' | 'list'> {
  if (!/^application\/(problem\+)?json\s*(;|$)/i.test(headers['content-type'] ?? '')) return { body: {}, list: [] };
  try {
    const value: unknown = JSON.parse(text);
    return { body: recordOf(value) ?? {}, list: listOf(value) };
  } catch {
    return { body: {}, list: [] };
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
