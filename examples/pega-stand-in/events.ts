// The service for events and HandleEvent: each event of the CTI server passes the steps that Pega documents, and a desktop
// hears of it. Where a step fails, or has nothing to go on, this event is over: nobody is told.

import type { Listening } from './adapter.ts';
import { type Page, pageOf, textOf } from './clipboard.ts';
import { authorizationOf, type CtiServer, mapped, send } from './connect-rest.ts';
import { type EventSource, openEventSource } from './event-source.ts';

/** SetEventType: the server's word, and the desktop's. */
const STATES: Readonly<Record<string, Page>> = {
  LoggedIn: { pyEventName: 'Login' },
  LoggedOut: { pyEventName: 'Logout' },
  Ready: { pyEventName: 'Ready' },
  NotReady: { pyEventName: 'NotReady' },
  AfterCallWork: { pyEventName: 'NotReady', pyWorkMode: 'AFTER_CALL_WORK' },
};
const CALLS: Readonly<Record<string, string>> = {
  ...{ CallOffered: 'Offering', CallMade: 'Initiated', CallAnswered: 'Established', CallHeld: 'Held' },
  ...{ CallRetrieved: 'Retrieved', CallTransferred: 'Disconnected', CallReturned: 'Abandoned' },
};

/** Who is at a device, and what the desktop was told last: of the agent, and of each call, by the event's number. */
interface Presence {
  readonly agentId: string;
  readonly dn: string;
  readonly source: EventSource;
  readonly reached: Map<unknown, number>;
  readonly calls: Map<string, Page>;
  state: string | undefined;
}

export interface EventService extends Listening {
  /** One message of the CTI server as it was posted, and the device whose it is. */
  handleEvent(dn: string, text: string): Promise<void>;
  /** Resolves when nothing is told any more. */
  endAll(): Promise<unknown>;
}

export function eventService(
  server: CtiServer,
  {
    postTo,
    toDesktop,
  }: { postTo: (dn: string, text: string) => Promise<void>; toDesktop: (page: Page) => Promise<unknown> },
): EventService {
  const present = new Map<string, Presence>();
  let telling: Promise<unknown> = Promise.resolve();

  /** One behind the other; what cannot be told is lost, and so is what is of a desktop that has gone meanwhile. */
  function tell(one: Presence, page: Page): void {
    const whose = { AgentID: one.agentId, DN: one.dn };
    const post = () => (present.get(one.dn) === one ? toDesktop({ ...page, ...whose }) : undefined);
    telling = telling.then(post).catch(() => undefined);
  }

  async function listen(agentId: string, dn: string): Promise<void> {
    const before = present.get(dn);
    if (before?.agentId === agentId) return;
    if (before !== undefined) end(before.agentId, dn);
    const source = await openEventSource(server, dn, (text) => postTo(dn, text));
    const state = await stateOf(agentId);
    present.set(dn, { agentId, dn, source, state, reached: new Map(), calls: new Map() });
  }

  function end(agentId: string, dn: string | undefined): void {
    for (const one of present.values()) {
      if (one.agentId !== agentId || (dn !== undefined && one.dn !== dn)) continue;
      one.source.close();
      present.delete(one.dn);
    }
  }

  const read = async (path: string): Promise<Page> => {
    const url = server.url.replace(/\/$/, '') + path;
    const { status, body } = await send(url, { method: 'GET', headers: authorizationOf(server), ca: server.ca });
    return status === 200 ? body : {};
  };
  const stateOf = async (agentId: string): Promise<string | undefined> =>
    textOf((await read(`/v1/agents/${encodeURIComponent(agentId)}`)).state);

  function tellState(one: Presence, state: string | undefined, pyReasonCode?: string): void {
    if (state === undefined || STATES[state] === undefined) return;
    tell(one, { ...STATES[state], pyEventType: 'AgentStateEvent', pyReasonCode });
  }

  async function tellCall(one: Presence, pyEventName: string, pyCallID: string): Promise<void> {
    const call = one.calls.get(pyCallID) ?? (await read(`/v1/calls/${encodeURIComponent(pyCallID)}`));
    one.calls.set(pyCallID, call);
    if (/Disconnected|Abandoned/.test(pyEventName)) one.calls.delete(pyCallID); // another may be called the same
    const pyCallState = pyEventName === 'Offering' ? 'Alerting' : pyEventName;
    const page = { pyEventName, pyEventType: 'CallStateEvent', pyCallState, pyCallID };
    tell(one, { ...page, ...passCallData(call, one.agentId) });
  }

  async function lookAgain(one: Presence): Promise<void> {
    one.reached.clear();
    const state = await stateOf(one.agentId);
    if (state !== one.state) tellState(one, state);
    one.state = state;
  }

  return {
    listen,
    end,
    endAll() {
      for (const { agentId } of [...present.values()]) end(agentId, undefined);
      return telling;
    },

    async handleEvent(dn, text) {
      const event = mapped(text);
      const one = present.get(dn); // RetrieveDevicePresence
      if (one === undefined) return;
      if (event.type === 'Error' && event.code === 'EventsGone') return lookAgain(one);
      const { number, callId, reasonCode } = event;
      if (event.dn !== dn || typeof number !== 'number') return; // torn, or somebody else's
      const name = callNameOf(event); // SetEventType
      const state = stateNameOf(event);
      const isKnown = name !== undefined || state !== undefined;
      if (!isKnown || number <= (one.reached.get(callId) ?? 0)) return; // FilterEvent: of no use, told before, or late
      one.reached.set(callId, number);
      if (name !== undefined) return tellCall(one, name, String(callId));
      one.state = state;
      tellState(one, state, textOf(reasonCode));
    },
  };
}

function callNameOf({ type, answered }: Page): string | undefined {
  if (type === 'CallEnded' || type === 'PartyLeft') return answered === true ? 'Disconnected' : 'Abandoned';
  return CALLS[String(type)];
}

function stateNameOf({ type, to }: Page): string | undefined {
  if (type === 'AgentStateChanged') return textOf(to);
  return type === 'AgentLoggedIn' ? 'LoggedIn' : type === 'AgentLoggedOut' ? 'LoggedOut' : undefined;
}

/** ConvertEvent: a call as the agent sees it, under the names that the desktop has for it. */
function passCallData({ legs = [], parentId, from, dialled, data }: Page, agentId: string): Page {
  const [caller, called] = (legs as readonly Page[]).map((leg) => leg.agentId);
  const isOwn = caller === agentId;
  const isInside = caller !== undefined && (isOwn ? called : caller) !== undefined;
  const kind = isInside ? 'INTERNAL' : isOwn ? 'OUTBOUND' : 'INBOUND';
  const numbers = { pyANI: from, pyDNIS: dialled, pyOtherDN: isOwn ? dialled : from };
  return { pyCallType: parentId === undefined ? kind : 'CONSULT', ...numbers, pyNamedVariables: pageOf(data) };
}
