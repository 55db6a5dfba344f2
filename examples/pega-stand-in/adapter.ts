// The connector's adapter class, ChannelServices-Embed-Adapter-OpenCTI-<name>: its activities, step by step, over the native
// dialect. It knows neither the kit nor who calls an activity.

import { type Activity, type Clipboard, failed, type Page, pageOf, type Status, textOf } from './clipboard.ts';
import type { CtiServer } from './connect-rest.ts';
import { handleError, nothing, requestPage, required, sending, withoutBlanks } from './sending.ts';

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
    ...sending(server),
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

const isAfterCall = ({ WorkMode }: Page): boolean => WorkMode === 'AFTER_CALL_WORK';

/** As text: "07" is not 7. */
const reasonIn = ({ AgentOptions }: Page): Page => ({
  reasonCode: textOf(pageOf(pageOf(AgentOptions).pyOpenCTI).pyReasonCode),
});

/** Property-Set: the CTI server's own word for the state, on the AgentState page. */
function setAgentState(page: Page, state: string): undefined {
  page.AgentState = { ...pageOf(page.AgentState), State: state };
}

/** The data transform of the request: what goes with every change of state, and `more`. */
function mapRequest({ primary, pages }: Clipboard, more: Page): undefined {
  const { State: state, ...given } = pageOf(primary.AgentState);
  const attributes = withoutBlanks(Object.fromEntries(Object.entries(given).map(([name, it]) => [name, textOf(it)])));
  const agentId = String(primary.AgentID);
  const path = `/v1/agents/${encodeURIComponent(agentId)}/state`;
  pages.request = requestPage('PUT', path, { state, queue: textOf(primary.Queue), attributes, ...more }, agentId);
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
