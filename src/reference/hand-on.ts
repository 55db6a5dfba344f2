// What happened, as the page of an OpenCTI event: a table of what each change is called there. It must not know dialects.

import type { ClipboardPage } from '../connector/page.ts';
import type { CallHappening, Device, ToldState } from './event-link.ts';
import type { Change } from './subscription.ts';

const STATES: Readonly<Record<ToldState, ClipboardPage>> = {
  LoggedIn: { pyEventName: 'Login' },
  LoggedOut: { pyEventName: 'Logout' },
  Ready: { pyEventName: 'Ready' },
  NotReady: { pyEventName: 'NotReady' },
  AfterCallWork: { pyEventName: 'NotReady', pyWorkMode: 'AFTER_CALL_WORK' },
};

const CALLS: Readonly<Record<CallHappening, ClipboardPage>> = {
  Offered: { pyEventName: 'Offering', pyCallState: 'Alerting' },
  Dialled: { pyEventName: 'Initiated', pyCallState: 'Initiated' },
  Answered: { pyEventName: 'Established', pyCallState: 'Established' },
  Held: { pyEventName: 'Held', pyCallState: 'Held' },
  Retrieved: { pyEventName: 'Retrieved', pyCallState: 'Retrieved' },
  Ended: { pyEventName: 'Disconnected', pyCallState: 'Disconnected' },
  Abandoned: { pyEventName: 'Abandoned', pyCallState: 'Abandoned' },
};

/** The page; it says of which device and of whom it is. */
export function pageOf(change: Change, { agentId, number }: Device): ClipboardPage {
  const whose = { AgentID: agentId, DN: number };
  if (change.type === 'state')
    return { ...STATES[change.state], pyEventType: 'AgentStateEvent', pyReasonCode: change.reasonCode, ...whose };
  const { happened, callId, call } = change;
  return {
    ...{ ...CALLS[happened], pyEventType: 'CallStateEvent', pyCallID: callId },
    ...{ pyCallType: call?.kind, pyDNIS: call?.dialled, pyANI: call?.from, pyOtherDN: call?.other },
    ...{ pyNamedVariables: call?.data, ...whose },
  };
}
