// The call activities: each asks for one deed, of the call that the page names or of the one that stands as it has to. What becomes
// of a call is told by events; success means that the request was taken. It must not know dialects.

import type { CallActivity } from '../connector/activity.ts';
import type { ActivityResult, ClipboardPage } from '../connector/page.ts';
import type { AgentCall, CallDeed, CallLink, CallRequest } from './call-link.ts';
import { type Context, settledAnswer } from './change-state.ts';
import { mask } from './mask.ts';
import { fail } from './page.ts';
import { recordOf, textOf } from './untyped.ts';

interface Row {
  readonly deed: CallDeed;
  /** Which call is meant where the page names none: the one that stands so; absent: the page has to. */
  readonly meant?: AgentCall['standing'];
  /** What else the page has to hold. */
  readonly takes?: 'Destination' | 'Digits' | 'Party';
}

const CONSULTING: Row = { deed: 'Consult', takes: 'Destination' };

const ROWS: Readonly<Record<CallActivity, Row>> = {
  AnswerCall: { deed: 'Answer', meant: 'Ringing' },
  HoldCall: { deed: 'Hold' },
  RetrieveCall: { deed: 'Retrieve' },
  HangUpCall: { deed: 'HangUp', meant: 'Talking' },
  MakeCall: { deed: 'Make', takes: 'Destination' },
  SendDTMF: { deed: 'Dial', meant: 'Talking', takes: 'Digits' },
  BlindTransfer: { deed: 'Transfer', takes: 'Destination' },
  TransferInitiate: CONSULTING,
  TransferComplete: { deed: 'CompleteTransfer' },
  ConferenceInitiate: CONSULTING,
  ConsultationCall: CONSULTING,
  ConferenceComplete: { deed: 'Conference' },
  DropParty: { deed: 'Drop', takes: 'Party' },
};

const ACTIVITIES = Object.keys(ROWS) as CallActivity[];

/** The activities that `link` can carry. */
export const callActivitiesOf = (link: CallLink | undefined): readonly CallActivity[] =>
  ACTIVITIES.filter((activity) => link?.deeds.includes(ROWS[activity].deed) === true);

type CallActivities = Readonly<Record<CallActivity, (page: ClipboardPage) => Promise<ActivityResult>>>;

/** Each takes `timeoutMs` at most, and copies the page. Only what the link carries is to be asked for. */
export function createCalls(context: Context): CallActivities {
  const activity = (row: Row) => async (page: ClipboardPage) => {
    const problem = await attempt(page, row, context).catch(({ message }: Error) => message);
    return problem === undefined ? { page } : fail(page, mask(problem, textOf(page.AgentPassword)));
  };
  return Object.fromEntries(ACTIVITIES.map((name) => [name, activity(ROWS[name])])) as CallActivities;
}

/** What went wrong, in one sentence; undefined if nothing did. */
async function attempt(page: ClipboardPage, row: Row, { link, timeoutMs }: Context): Promise<string | undefined> {
  const { calls } = link;
  const { deed, takes } = row;
  const agentId = textOf(page.AgentID);
  if (agentId === undefined) return 'AgentID is missing: nothing was sent to the CTI server.';
  if (takes !== undefined && textOf(page[takes]) === undefined)
    return `${takes} is missing: nothing was sent to the CTI server.`;
  if (calls === undefined) return 'This CTI server does nothing with calls.';
  const signal = AbortSignal.timeout(timeoutMs);
  const callId = deed === 'Make' ? undefined : (textOf(page.pyCallID) ?? (await callOf(agentId, row, calls, signal)));
  if (callId === undefined && deed !== 'Make') return missing(page, row);
  const request = { deed, agentId, callId, ...partsOf(page, row) };
  const answer = await settledAnswer(await calls.act(request, signal), { link, signal });
  return answer.outcome === 'refused' ? `The ACD refused: ${answer.reason}` : undefined;
}

async function callOf(
  agentId: string,
  { meant }: Row,
  calls: CallLink,
  signal: AbortSignal,
): Promise<string | undefined> {
  if (meant === undefined) return undefined;
  return (await calls.readCalls(agentId, signal)).find(({ standing }) => standing === meant)?.id;
}

const missing = ({ DN }: ClipboardPage, { meant }: Row): string =>
  meant === undefined
    ? 'pyCallID is missing: nothing was sent to the CTI server.'
    : `No call is ${meant === 'Ringing' ? 'ringing' : 'established'} at ${textOf(DN) ?? 'the device'}.`;

/** What goes with the request besides agent and call. */
function partsOf(
  { Destination, Digits, Party, CallOptions }: ClipboardPage,
  { deed, takes }: Row,
): Partial<CallRequest> {
  const data = deed === 'Make' || deed === 'Consult' ? dataOf(CallOptions) : undefined;
  if (takes === 'Digits') return { digits: textOf(Digits) };
  if (takes === 'Party') return { party: textOf(Party) };
  return takes === 'Destination' ? { destination: textOf(Destination), data } : {};
}

/** What is blank is left out; where nothing is left there is none. */
function dataOf(options: ClipboardPage['CallOptions']): CallRequest['data'] {
  const entries = Object.entries(recordOf(options?.pyNamedVariables)).flatMap(([name, value]) => {
    const text = textOf(value);
    return text === undefined ? [] : [[name, text] as const];
  });
  return entries.length === 0 ? undefined : Object.fromEntries(entries);
}
