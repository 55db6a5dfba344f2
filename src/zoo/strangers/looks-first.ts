// Looks before every logout, and where there is nothing to log out of it fails in its own words and asks for nothing; and
// looks whether it was done. One connection a request. It answers null where it has no status, and drops what is blank
// from the page.

import type { Connector, Declaration } from '../../contract/connector.ts';
import { type ActivityResult, type ClipboardPage, isBlank } from '../../contract/page.ts';
import { bareConnector, changeState, objectionIn, type Performance, readAgent, type Stage } from '../bare.ts';

const DECLARATION: Pick<Declaration, 'name' | 'activities' | 'capabilities'> = {
  name: 'stranger-looks-first',
  activities: ['LoginAgent', 'LogoutAgent', 'SetAgentReady', 'SetAgentNotReady'],
  capabilities: { queueLogout: true, reasonCodes: true, attributes: true, look: true, credentials: true },
};

export default function connector(): Connector {
  return bareConnector(DECLARATION, act);
}

const WORDS: Readonly<Record<string, string>> = {
  LoginAgent: 'LoggedIn',
  LogoutAgent: 'LoggedOut',
  SetAgentReady: 'Ready',
  SetAgentNotReady: 'NotReady',
};

/** The states in which an activity leaves an agent; `LoggedIn` is none. */
const STATES: Readonly<Record<string, readonly string[]>> = {
  SetAgentReady: ['Ready', 'Busy'],
  SetAgentNotReady: ['NotReady'],
};

const act: Performance = async (page, stage) => {
  if (isBlank(page.AgentID)) return failed(page, 'Nobody is named');
  const before = stage.activity === 'LogoutAgent' ? await look(page, stage) : undefined;
  if (before !== undefined && !isIn(before, page))
    return failed(page, `Nothing to log out of: ${inWords(before, page)}`);
  const { server, signal } = stage;
  const asked = changeState(server, page.AgentID, requestOf(page, stage.activity), signal);
  const objection = (await objectionIn(asked, page.AgentID)) ?? (await doubtOf(page, stage, before));
  return objection === undefined ? { page: withoutBlanks(page), status: null } : failed(page, objection);
};

interface Seen {
  readonly state: string;
  readonly queues: readonly string[];
}

/** The agent as the ACD holds it; undefined where it cannot be told. */
async function look({ AgentID }: ClipboardPage, { server, signal }: Stage): Promise<Seen | undefined> {
  const { status, body } = await readAgent(server, AgentID, signal).catch(() => ({ status: 0, body: {} }));
  return status === 200 ? (body as unknown as Seen) : undefined;
}

const isIn = ({ queues }: Seen, { Queue }: ClipboardPage): boolean =>
  isBlank(Queue) ? queues.length > 0 : queues.some((queue) => queue === Queue);

/** What a look afterwards says against a success. Who was on a call before may be on it for a while. */
async function doubtOf(page: ClipboardPage, stage: Stage, before: Seen | undefined): Promise<string | undefined> {
  const after = before?.state === 'Busy' ? undefined : await look(page, stage);
  if (after === undefined) return undefined;
  const isDone =
    STATES[stage.activity]?.includes(after.state) ?? isIn(after, page) === (stage.activity === 'LoginAgent');
  return isDone ? undefined : `It was not done: ${inWords(after, page)}`;
}

const inWords = ({ state, queues }: Seen, { AgentID }: ClipboardPage): string =>
  `${AgentID} is ${state}, in ${queues.join(', ') || 'no queue'}`;

function requestOf({ Queue, AgentPassword, AgentOptions, AgentState }: ClipboardPage, activity: string): object {
  const carriesReason = activity === 'LogoutAgent' || activity === 'SetAgentNotReady';
  return {
    state: WORDS[activity],
    queue: Queue || undefined,
    password: activity === 'LoginAgent' ? AgentPassword : undefined,
    reasonCode: carriesReason ? AgentOptions?.pyOpenCTI?.pyReasonCode || undefined : undefined,
    attributes: AgentState ?? undefined,
  };
}

function failed(page: ClipboardPage, why: string): ActivityResult {
  const message = `CTI: ${why}`;
  const left = { ...withoutBlanks(page), pyStatusMessage: message, pyPegaCTIError: message };
  return { page: left, status: { severity: 'Fail', message } };
}

const withoutBlanks = (page: ClipboardPage): ClipboardPage =>
  Object.fromEntries(Object.entries(page).filter(([, value]) => !isBlank(value)));
