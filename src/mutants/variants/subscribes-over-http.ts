// Says over HTTP which devices it wants to hear of, and hears of them all on one connection, which it opens with the first. It
// has no adapter to open or to close, looks at nobody, and hands on what it hears without a word of whom it is about but the
// device. What it is told again it knows by its number.

import { randomUUID } from 'node:crypto';
import WebSocket from 'ws';
import { type Connector, type Initialization, PROTOCOL_VERSION } from '../../connector/connector.ts';
import type { ActivityResult, ClipboardPage } from '../../connector/page.ts';
import { isBlank } from '../../reference/untyped.ts';
import { headersOf, type Server, withoutToken } from '../bare.ts';

export const dialects = ['native'];

const STATES: Readonly<Record<string, string>> = {
  ...{ LoginAgent: 'LoggedIn', LogoutAgent: 'LoggedOut', SetAgentReady: 'Ready', SetAgentNotReady: 'NotReady' },
};

type Told = Readonly<Record<string, unknown>>;

/** How each event is handed on; of the others nothing is. */
const NAMES: Readonly<Record<string, (event: Told) => string | undefined>> = {
  AgentLoggedIn: () => 'Login',
  AgentLoggedOut: () => 'Logout',
  AgentStateChanged: ({ to }) => (to === 'Ready' ? 'Ready' : to === 'Busy' ? undefined : 'NotReady'),
};

const CALLS: Readonly<Record<string, ClipboardPage>> = {
  CallOffered: { pyEventName: 'Offering', pyCallState: 'Alerting' },
  CallAnswered: { pyEventName: 'Established', pyCallState: 'Connected' },
  CallEnded: { pyEventName: 'Disconnected', pyCallState: 'Disconnected' },
};

const AGAIN_MS = 50;

export default function connector(): Connector {
  let server: Server = {};
  let notify: (page: ClipboardPage) => void = () => undefined;
  let socket: WebSocket | undefined;
  let last: number | undefined;
  /** By the id of the call. */
  const numbers = new Map<string, ClipboardPage>();

  async function ask(method: string, path: string, body?: object) {
    const requestId = randomUUID();
    const headers = { ...headersOf(server, requestId), Connection: 'close' };
    const given = { method, headers, body: body && JSON.stringify(body), signal: AbortSignal.timeout(700) };
    const response = await fetch(`${server.url}${path}`, given);
    const text = withoutToken(server, await response.text());
    return { status: response.status, said: text === '' ? {} : JSON.parse(text), requestId };
  }

  function listen(): Promise<void> {
    const url = new URL(String(server.eventsUrl));
    if (last !== undefined) url.searchParams.set('after', String(last));
    const mine = new WebSocket(url, { headers: headersOf(server, ''), handshakeTimeout: 700 });
    socket = mine;
    mine.on('message', (data) => {
      if (socket === mine) hear(String(data));
    });
    mine.on('close', () => {
      if (socket === mine) setTimeout(() => socket === mine && listen().catch(() => undefined), AGAIN_MS).unref();
    });
    return new Promise((resolve, reject) => mine.on('open', resolve).on('error', reject));
  }

  function hear(text: string): void {
    let event: Told = {};
    try {
      event = JSON.parse(text);
    } catch {
      return;
    }
    const { type, dn, number, callId } = event;
    if (typeof number !== 'number' || dn === '0000' || number <= (last ?? 0)) return;
    last = number;
    const name = NAMES[String(type)]?.(event);
    if (name !== undefined) notify({ pyEventName: name, pyEventType: 'AgentStateEvent', DN: String(dn) });
    else if (CALLS[String(type)] !== undefined) void tellCall(String(type), String(callId), String(dn));
  }

  async function tellCall(type: string, callId: string, DN: string): Promise<void> {
    const known = numbers.get(callId) ?? (await ask('GET', `/v1/calls/${encodeURIComponent(callId)}`)).said;
    numbers.set(callId, known);
    const { from: pyANI, dialled: pyDNIS } = known;
    const whose = { pyCallType: 'INBOUND', pyCallID: callId, pyANI, pyDNIS, pyOtherDN: pyANI, DN };
    notify({ ...CALLS[type], ...whose });
    if (type === 'CallEnded') numbers.delete(callId);
  }

  async function change(activity: string, page: ClipboardPage): Promise<string | undefined> {
    const body = {
      state: STATES[activity],
      queue: page.Queue || undefined,
      password: activity === 'LoginAgent' ? page.AgentPassword : undefined,
      extension: (activity === 'LoginAgent' && page.DN) || undefined,
    };
    const path = `/v1/agents/${encodeURIComponent(String(page.AgentID))}/state`;
    const { status, said, requestId } = await ask('PUT', path, body);
    if (status === 200 && said.outcome === 'done' && said.requestId === requestId) return undefined;
    return String(said.detail ?? `HTTP ${status}`);
  }

  const ACTIVITIES: Readonly<Record<string, (page: ClipboardPage) => Promise<string | undefined>>> = {
    async SubscribeForEvents({ DN }) {
      if (socket === undefined || socket.readyState > WebSocket.OPEN) await listen();
      const { status } = await ask('POST', '/v1/subscriptions', { dn: DN });
      return status < 300 ? undefined : `HTTP ${status}`;
    },
    async UnSubscribeForEvents({ DN }) {
      const { status } = await ask('DELETE', `/v1/subscriptions/${encodeURIComponent(String(DN))}`);
      return status < 300 || status === 404 ? undefined : `HTTP ${status}`;
    },
  };

  function close(): void {
    const mine = socket;
    socket = undefined;
    last = undefined;
    mine?.terminate();
  }

  return {
    async initialize(initialization: Initialization, { event }) {
      ({ server } = initialization);
      notify = event;
      return {
        ...{
          protocolVersion: PROTOCOL_VERSION,
          name: 'variant-subscribes-over-http',
          version: '1.0.0',
          timeoutMs: 800,
        },
        activities: [...Object.keys(STATES), ...Object.keys(ACTIVITIES)],
        capabilities: { queueLogout: true, credentials: true, events: true },
      };
    },
    async invoke(activity, page): Promise<ActivityResult> {
      if (isBlank(page.AgentID)) return failed(page, 'nobody is named');
      const work = ACTIVITIES[activity]?.(page) ?? change(activity, page);
      const problem = await work.catch((error: Error) => error.message);
      return problem === undefined ? { page } : failed(page, problem);
    },
    reset: async () => close(),
    shutdown: async () => close(),
  };
}

function failed(page: ClipboardPage, why: string): ActivityResult {
  const message = `The switch: ${why}`;
  return {
    page: { ...page, pyStatusMessage: message, pyPegaCTIError: message },
    status: { severity: 'Fail', message },
  };
}
