// The activities of the adapter class that are about calls, over the native dialect. Success is that the request was taken; what
// becomes of a call is told by events.

import { type Activity, type Clipboard, failed, type Page, pageOf, type Status, textOf } from './clipboard.ts';
import { type CtiServer, connectRest } from './connect-rest.ts';
import { requestPage, required, sending, withoutBlanks } from './sending.ts';

/** What is asked for, by the last part of its path; without one a call is made. */
interface Row {
  readonly verb?: string;
  /** What else has to stand on the page. */
  readonly part?: 'Destination' | 'Digits' | 'Party';
  /** How the call stands that is meant where the page names none. */
  readonly meant?: 'Ringing' | 'Talking';
}

const CONSULT: Row = { verb: 'consult', part: 'Destination' };
const ROWS: Readonly<Record<string, Row>> = {
  AnswerCall: { verb: 'answer', meant: 'Ringing' },
  HoldCall: { verb: 'hold' },
  RetrieveCall: { verb: 'retrieve' },
  HangUpCall: { verb: 'hang-up', meant: 'Talking' },
  MakeCall: { part: 'Destination' },
  SendDTMF: { verb: 'digits', part: 'Digits', meant: 'Talking' },
  BlindTransfer: { verb: 'transfer', part: 'Destination' },
  TransferInitiate: CONSULT,
  TransferComplete: { verb: 'complete-transfer' },
  ConferenceInitiate: CONSULT,
  ConsultationCall: CONSULT,
  ConferenceComplete: { verb: 'conference' },
  DropParty: { verb: 'drop', part: 'Party' },
};

/** By the names that OpenCTI has for them. */
export function callActivitiesOf(server: CtiServer): Readonly<Record<string, Activity>> {
  return Object.fromEntries(Object.entries(ROWS).map(([name, row]) => [name, activityOf(row, server)]));
}

function activityOf(row: Row, server: CtiServer): Activity {
  const { verb, part } = row;
  return [
    { method: required('AgentID'), onFail: 'ERR' },
    ...(part === undefined ? [] : [{ method: required(part), onFail: 'ERR' }]),
    ...(verb === undefined
      ? []
      : [{ method: (clipboard: Clipboard) => findCall(clipboard, server, row), onFail: 'ERR' }]),
    ...(part === 'Party' ? [{ method: (clipboard: Clipboard) => findParty(clipboard, server), onFail: 'ERR' }] : []),
    { method: (clipboard) => mapRequest(clipboard, row) },
    ...sending(server),
  ];
}

/** The call that the page names; else the agent's that stands as it is meant. */
async function findCall(clipboard: Clipboard, server: CtiServer, { meant }: Row): Promise<Status | undefined> {
  const { primary, pages } = clipboard;
  pages.call = { id: textOf(primary.pyCallID) };
  if (pages.call.id !== undefined) return undefined;
  if (meant === undefined) return failed('pyCallID is missing: nothing was sent to the CTI server.');
  const status = await connectRest(clipboard, server, { method: 'GET', path: '/v1/calls' });
  if (status !== undefined) return status;
  const isMeant = ({ agentId, state }: Page) => agentId === primary.AgentID && state === meant;
  pages.call = listIn(pageOf(pages.response?.body)).find(({ legs }) => listIn({ items: legs }).some(isMeant)) ?? {};
  return pages.call.id === undefined ? failed(`No call is ${meant} at ${textOf(primary.DN)}.`) : undefined;
}

/** Who is meant by a number: the agent at that extension, or a number outside. */
async function findParty(clipboard: Clipboard, server: CtiServer): Promise<Status | undefined> {
  const { primary, pages } = clipboard;
  const status = await connectRest(clipboard, server, { method: 'GET', path: '/v1/agents' });
  if (status !== undefined) return status;
  const number = textOf(primary.Party);
  const agent = listIn(pageOf(pages.response?.body)).find(({ extension }) => extension === number);
  pages.party = agent === undefined ? { number } : { agentId: agent.id };
  return undefined;
}

/** The data transform of the request: what is dialled goes as it is. */
function mapRequest({ primary, pages }: Clipboard, row: Row): undefined {
  const { verb } = row;
  const body: Page = {
    agentId: textOf(primary.AgentID),
    destination: row.part === 'Destination' ? textOf(primary.Destination) : undefined,
    digits: row.part === 'Digits' ? textOf(primary.Digits) : undefined,
    party: row.part === 'Party' ? pages.party : undefined,
    data: verb === undefined || row === CONSULT ? dataIn(primary) : undefined,
  };
  const path = verb === undefined ? '/v1/calls' : `/v1/calls/${encodeURIComponent(String(pages.call?.id))}/${verb}`;
  pages.request = requestPage('POST', path, body);
}

/** What goes with a call, by name. */
function dataIn({ CallOptions }: Page): Page {
  const given = Object.entries(pageOf(pageOf(CallOptions).pyNamedVariables));
  return withoutBlanks(Object.fromEntries(given.map(([name, value]) => [name, textOf(value)])));
}

const listIn = ({ items }: Page): readonly Page[] => (Array.isArray(items) ? items.map(pageOf) : []);
