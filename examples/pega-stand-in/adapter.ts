// The connector's adapter class, ChannelServices-Embed-Adapter-OpenCTI-<name>: its activities, step by step, over the native
// dialect. It knows neither the kit nor who calls an activity.

import { randomUUID } from 'node:crypto';
import {
  type Activity,
  type Clipboard,
  failed,
  type Page,
  pageOf,
  type Status,
  type Step,
  textOf,
} from './clipboard.ts';
import { type CtiServer, connectRest, refusal } from './connect-rest.ts';

/** What listens to devices in the name of this server. */
export interface Listening {
  /** Rejects where the CTI server does not let it. */
  listen(agentId: string, dn: string): Promise<void>;
  end(agentId: string, dn: string | undefined): void;
}

/** By the names that OpenCTI has for them. */
export function activitiesOf(server: CtiServer, events: Listening): Readonly<Record<string, Activity>> {
  const stateActivity = (stateOf: (page: Page) => string, more: (page: Page) => Page): Activity => [
    { method: required('AgentID'), onFail: 'ERR' },
    { method: ({ primary }) => setAgentState(primary, stateOf(primary)) },
    { method: (clipboard) => mapRequest(clipboard, more(clipboard.primary)) },
    { method: (clipboard) => connectRest(clipboard, server, requestOf(clipboard)), onFail: 'ERR' },
    { method: readOutcome, onFail: 'ERR' },
    { method: nothing, exits: true },
    handleError(server),
  ];
  return {
    LoginAgent: stateActivity(
      () => 'LoggedIn',
      ({ AgentPassword, DN }) => ({ password: textOf(AgentPassword), extension: textOf(DN) }),
    ),
    LogoutAgent: stateActivity(() => 'LoggedOut', reasonIn),
    SetAgentReady: stateActivity(
      () => 'Ready',
      () => ({}),
    ),
    SetAgentNotReady: stateActivity(
      (page) => (isAfterCall(page) ? 'AfterCallWork' : 'NotReady'),
      (page) => (isAfterCall(page) ? {} : reasonIn(page)),
    ),
    SubscribeForEvents: [
      { method: required('AgentID'), onFail: 'ERR' },
      { method: required('DN'), onFail: 'ERR' },
      { method: (clipboard) => subscribe(clipboard, events), onFail: 'ERR' },
      { method: nothing, exits: true },
      handleError(server),
    ],
    UnSubscribeForEvents: [
      { method: required('AgentID'), onFail: 'ERR' },
      { method: ({ primary }) => unsubscribe(primary, events), exits: true },
      handleError(server),
    ],
  };
}

const nothing = (): undefined => undefined;

const isAfterCall = ({ WorkMode }: Page): boolean => WorkMode === 'AFTER_CALL_WORK';

/** As text: "07" is not 7. */
const reasonIn = ({ AgentOptions }: Page): Page => ({
  reasonCode: textOf(pageOf(pageOf(AgentOptions).pyOpenCTI).pyReasonCode),
});

const required =
  (name: string): Step['method'] =>
  ({ primary }) =>
    textOf(primary[name]) === undefined ? failed(`${name} is missing: nothing was sent to the CTI server.`) : undefined;

/** Property-Set: the CTI server's own word for the state, on the AgentState page. */
function setAgentState(page: Page, state: string): undefined {
  page.AgentState = { ...pageOf(page.AgentState), State: state };
}

/** The data transform of the request: what goes with every change of state, and `more`; what is blank is left out. */
function mapRequest({ primary, pages }: Clipboard, more: Page): undefined {
  const { State: state, ...given } = pageOf(primary.AgentState);
  const attributes = withoutBlanks(Object.fromEntries(Object.entries(given).map(([name, it]) => [name, textOf(it)])));
  const body = {
    state,
    queue: textOf(primary.Queue),
    ...(Object.keys(attributes).length > 0 && { attributes }),
    ...more,
  };
  pages.request = { id: randomUUID(), body: withoutBlanks(body) };
}

const withoutBlanks = (page: Page): Page =>
  Object.fromEntries(Object.entries(page).filter(([, value]) => value !== undefined));

function requestOf({ primary, pages: { request } }: Clipboard) {
  return {
    method: 'PUT' as const,
    path: `/v1/agents/${encodeURIComponent(String(primary.AgentID))}/state`,
    headers: { 'X-Request-Id': String(request?.id) },
    body: pageOf(request?.body),
  };
}

/** Only the documented answer to this very request is a success: a 200 may carry a refusal. */
function readOutcome({ pages, primary }: Clipboard): Status | undefined {
  const { pyHTTPResponseCode: code, body } = pages.response ?? {};
  const { requestId, outcome, agent, ...rest } = pageOf(body);
  if (outcome === 'refused') return failed(refusal(rest) ?? 'The ACD refused.');
  const isThis = requestId === pages.request?.id;
  const isDone = code === 200 && outcome === 'done' && pageOf(agent).id === primary.AgentID;
  if (isThis && (isDone || (code === 202 && outcome === 'deferred'))) return undefined;
  return failed(`The answer of the CTI server (HTTP ${code}) is not of its protocol.`);
}

async function subscribe({ primary }: Clipboard, events: Listening): Promise<Status | undefined> {
  try {
    await events.listen(String(primary.AgentID), String(primary.DN));
    return undefined;
  } catch {
    return failed('The CTI server does not tell of this device.');
  }
}

function unsubscribe({ AgentID, DN }: Page, events: Listening): undefined {
  events.end(String(AgentID), textOf(DN));
}

/** As "Handling Errors" asks for: the message in both properties, Activity-Set-Status, and the activity is left. */
function handleError({ token }: CtiServer): Step {
  return {
    label: 'ERR',
    exits: true,
    method({ primary, pxThread }) {
      const message = masked(pxThread.pxMethodStatusInfo, [token, textOf(primary.AgentPassword)]);
      primary.pyStatusMessage = message;
      primary.pyPegaCTIError = message;
      return failed(message);
    },
  };
}

/** A server may quote what it was sent: as it was, or as JSON or a URL holds it. */
function masked(message: string, secrets: readonly (string | undefined)[]): string {
  const known = secrets.filter((secret) => secret !== undefined);
  const forms = known.flatMap((it) => [
    JSON.stringify(it).slice(1, -1),
    encodeURIComponent(String(Buffer.from(it))),
    it,
  ]);
  return forms.reduce((left, form) => left.replaceAll(form, '***'), message);
}
