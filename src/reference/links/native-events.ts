// What the native dialect tells: numbered events of one device over a WebSocket, and a table of what each of them means. Who
// listens anew resumes behind the last number. It must not know pages.

import type { CallHappening, CallView, Device, EventLink, News, ToldState } from '../event-link.ts';
import { recordOf, textOf } from '../untyped.ts';
import { callPath } from './native-paths.ts';
import { listenOn } from './web-socket.ts';

type Json = Readonly<Record<string, unknown>>;

/** The states of an agent, but for a call. */
const STATES: Readonly<Record<string, ToldState>> = {
  Ready: 'Ready',
  NotReady: 'NotReady',
  AfterCallWork: 'AfterCallWork',
};

const call =
  (happened: CallHappening) =>
  (event: Json): News | undefined => {
    const callId = textOf(event.callId);
    return callId === undefined ? undefined : { type: 'call', happened, callId };
  };

const ended = (event: Json): News | undefined => call(event.answered === true ? 'Ended' : 'Abandoned')(event);

/** What there is besides, and is of no concern to a desktop. */
const UNTOLD = [
  ...[
    'QueueLoggedIn',
    'QueueLoggedOut',
    'MembershipsPaused',
    'MembershipsUnpaused',
    'PenaltyChanged',
    'LogoutDeferred',
  ],
  ...['CallConferenced', 'DtmfSent', 'RequestCompleted', 'RequestRefused'],
];

/** What each event means. */
const EVENTS: Readonly<Record<string, (event: Json) => News | 'nothing' | undefined>> = {
  AgentLoggedIn: () => ({ type: 'state', state: 'LoggedIn' }),
  AgentLoggedOut: ({ reasonCode }) => ({ type: 'state', state: 'LoggedOut', reasonCode: textOf(reasonCode) }),
  AgentStateChanged: ({ to, reasonCode }) => {
    const state = STATES[String(to)];
    return state === undefined ? 'nothing' : { type: 'state', state, reasonCode: textOf(reasonCode) };
  },
  CallOffered: call('Offered'),
  CallMade: call('Dialled'),
  CallAnswered: call('Answered'),
  CallHeld: call('Held'),
  CallRetrieved: call('Retrieved'),
  CallReturned: call('Abandoned'),
  CallTransferred: call('Ended'),
  PartyLeft: ended,
  CallEnded: ended,
};

export interface NativeEventServer {
  readonly eventsUrl: string | undefined;
  readonly ca: string | undefined;
  readonly authorization: Readonly<Record<string, string>>;
}

/** `read` asks for a path and answers what was in the answer; undefined where the server has no events. */
export function createNativeEvents(
  { eventsUrl, ca, authorization }: NativeEventServer,
  read: (path: string, signal: AbortSignal) => Promise<Json>,
): EventLink | undefined {
  if (eventsUrl === undefined) return undefined;
  return {
    listen(device, { after, hear, drop, lost }, signal) {
      const url = new URL(eventsUrl);
      url.searchParams.set('dn', device.number);
      if (after !== undefined) url.searchParams.set('after', String(after));
      const take = (text: string) => {
        const news = newsIn(text, device);
        if (news === undefined || news === 'of another') drop(text, news !== undefined);
        else if (news !== 'nothing') hear(news);
      };
      return listenOn({ url, ca, headers: authorization }, { hear: take, lost }, signal);
    },
    async readCall(callId, device, signal) {
      return callIn(await read(callPath(callId), signal), callId, device);
    },
  };
}

/** Undefined where the message is torn, or of no known kind. */
function newsIn(text: string, { number: dn }: Device): News | 'nothing' | 'of another' | undefined {
  const event = jsonOf(text);
  const { type, number } = event;
  if (type === 'Error') return event.code === 'EventsGone' ? { type: 'gone' } : 'nothing';
  if (typeof event.dn !== 'string' || typeof number !== 'number') return undefined;
  if (event.dn !== dn) return 'of another';
  if (UNTOLD.includes(String(type))) return 'nothing';
  const news = Object.hasOwn(EVENTS, String(type)) ? EVENTS[String(type)]?.(event) : undefined;
  return news === undefined || news === 'nothing' ? news : { ...news, number };
}

function jsonOf(text: string): Json {
  try {
    return recordOf(JSON.parse(text));
  } catch {
    return {};
  }
}

/** As the agent sees it: a consultation is one for both, and an agent who calls an agent stays inside. */
function callIn(
  { id, from, dialled, legs, parentId, data }: Json,
  callId: string,
  device: Device,
): CallView | undefined {
  if (id !== callId || !Array.isArray(legs)) return undefined;
  const [caller, called] = legs.map((leg) => textOf(recordOf(leg).agentId));
  const isOwn = caller === device.agentId;
  const isInside = caller !== undefined && (isOwn ? called : caller) !== undefined;
  const numbers = { from: String(from), dialled: String(dialled) };
  return {
    kind: textOf(parentId) !== undefined ? 'CONSULT' : isInside ? 'INTERNAL' : isOwn ? 'OUTBOUND' : 'INBOUND',
    ...numbers,
    other: isOwn ? numbers.dialled : numbers.from,
    data: data === undefined ? undefined : (recordOf(data) as CallView['data']),
  };
}
