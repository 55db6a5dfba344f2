// The link over Asterisk's Manager Interface. A queue login is a queue membership, NotReady is a pause; an agent who
// waits in the agent pool is logged off there too. It must not know pages, activities or statuses.

import {
  type AgentView,
  type Answer,
  type CtiLink,
  LinkFailure,
  type StateRequest,
  type WantedState,
} from '../link.ts';
import { recordOf, textOf } from '../untyped.ts';
import { type AmiConnection, type AmiServer, createAmiConnection, type Message } from './ami-connection.ts';

type Json = Readonly<Record<string, unknown>>;

/** How an agent's device and name are made of the agent's id, and where a login goes that names no queue. */
interface Site {
  readonly interface: string;
  readonly memberName: string;
  readonly defaultQueues: readonly string[];
}

const WORDS: Readonly<Record<WantedState, string>> = {
  LoggedIn: 'QueueAdd',
  LoggedOut: 'QueueRemove',
  Ready: 'Unpaused',
  NotReady: 'Paused',
  AfterCallWork: 'Paused',
};

/** A link to the Asterisk that `server` describes. Throws one sentence where it does not describe one. */
export function createAmiLink(server: Json): CtiLink {
  const connection = createAmiConnection(serverOf(server));
  const site = siteOf(server);
  return {
    words: WORDS,
    setState: (request, signal) => SETTERS[request.state]({ connection, site, request, signal }),
    readOutcome: async () => {
      throw new LinkFailure('This CTI server settles every request at once.');
    },
    readAgent: (agentId, signal) => readAgent({ connection, site, agentId, signal }),
    async close() {
      connection.close();
    },
  };
}

interface Asking {
  readonly connection: AmiConnection;
  readonly site: Site;
  readonly request: StateRequest;
  readonly signal: AbortSignal;
}

const SETTERS: Readonly<Record<WantedState, (asking: Asking) => Promise<Answer>>> = {
  LoggedIn: logIn,
  LoggedOut: logOut,
  Ready: (asking) => pause(asking, { Paused: '0' }),
  NotReady: (asking) => pause(asking, { Paused: '1', ...reasonOf(asking.request) }),
  AfterCallWork: async () => {
    throw new LinkFailure('This CTI server knows no after-call work.');
  },
};

const reasonOf = ({ reasonCode }: StateRequest): Message => (reasonCode === undefined ? {} : { Reason: reasonCode });

/** Paused at first: whoever logs in is not ready yet. */
async function logIn(asking: Asking): Promise<Answer> {
  const { site, request } = asking;
  const MemberName = filled(site.memberName, request.agentId);
  for (const Queue of request.queue === undefined ? site.defaultQueues : [request.queue]) {
    const answer = await ask(asking, { Action: 'QueueAdd', Queue, MemberName, Paused: '1' });
    if (answer.outcome === 'refused') return answer;
  }
  return { outcome: 'done' };
}

/** Out of the queue that is named, or of every one there is; whoever is in none hears that from the ACD. */
async function logOut(asking: Asking): Promise<Answer> {
  const { site, request } = asking;
  const own = request.queue === undefined ? await queuesOf(asking) : [request.queue];
  for (const Queue of own.length > 0 ? own : site.defaultQueues.slice(0, 1)) {
    const answer = await ask(asking, { Action: 'QueueRemove', Queue });
    if (answer.outcome === 'refused') return answer;
  }
  return request.queue === undefined ? leavePool(asking) : { outcome: 'done' };
}

const queuesOf = async ({ connection, site, request: { agentId }, signal }: Asking): Promise<readonly string[]> =>
  (await membershipsOf({ connection, site, agentId, signal })).flatMap(({ Queue }) => Queue ?? []);

/** A logoff of nobody is a success there: so it is looked at before and after. */
async function leavePool({ connection, request: { agentId }, signal }: Asking): Promise<Answer> {
  const isWaiting = async (): Promise<boolean> => {
    const { items } = await connection.ask({ Action: 'Agents' }, signal);
    const status = items.find(({ Agent }) => Agent === agentId)?.Status;
    return status !== undefined && status !== 'AGENT_LOGGEDOFF';
  };
  if (!(await isWaiting())) return { outcome: 'done' };
  const { response } = await connection.ask({ Action: 'AgentLogoff', Agent: agentId, Soft: 'true' }, signal);
  if (response.Response !== 'Success') return refusal(response);
  return (await isWaiting()) ? { outcome: 'deferred' } : { outcome: 'done' };
}

function pause(asking: Asking, how: Message): Promise<Answer> {
  const { queue } = asking.request;
  return ask(asking, { Action: 'QueuePause', ...(queue === undefined ? {} : { Queue: queue }), ...how });
}

async function ask({ connection, site, request, signal }: Asking, action: Message): Promise<Answer> {
  const Interface = filled(site.interface, request.agentId);
  const { response } = await connection.ask(clean({ ...action, Interface }), signal);
  if (response.Response === 'Success') return { outcome: 'done' };
  return refusal(response);
}

function refusal({ Response, Message: reason }: Message): Answer {
  if (Response === 'Error' && reason !== undefined && reason !== '') return { outcome: 'refused', reason };
  throw new LinkFailure("The CTI server's answer is not of its protocol.");
}

interface Looking {
  readonly connection: AmiConnection;
  readonly site: Site;
  readonly agentId: string;
  readonly signal: AbortSignal;
}

async function membershipsOf({ connection, site, agentId, signal }: Looking): Promise<readonly Message[]> {
  const device = filled(site.interface, agentId);
  const { response, items } = await connection.ask(clean({ Action: 'QueueStatus', Member: device }), signal);
  if (response.Response !== 'Success') throw new LinkFailure(`The CTI server does not tell: ${response.Message}.`);
  return items.filter(({ Event, Location }) => Event === 'QueueMember' && Location === device);
}

async function readAgent(looking: Looking): Promise<AgentView> {
  const memberships = await membershipsOf(looking);
  return {
    id: looking.agentId,
    state: stateOf(memberships),
    queues: memberships.flatMap(({ Queue }) => Queue ?? []),
  };
}

function stateOf(memberships: readonly Message[]): string {
  if (memberships.length === 0) return 'LoggedOut';
  if (memberships.some(({ InCall }) => InCall === '1')) return 'Busy';
  return memberships.some(({ Paused }) => Paused === '0') ? 'Ready' : 'NotReady';
}

const filled = (template: string, agentId: string): string => template.replaceAll('{AgentID}', () => agentId);

/** A value that could end its line would say more than it should. */
function clean(action: Message): Message {
  if (Object.values(action).every((value) => !/[\r\n\0]/.test(value))) return action;
  throw new LinkFailure('The page holds a line break where the CTI server takes one line: nothing was sent to it.');
}

function serverOf(server: Json): AmiServer {
  const { host, port, username, secret } = recordOf(server) ?? {};
  const [name, user, word] = [textOf(host), textOf(username), textOf(secret)];
  if (name === undefined) throw new Error('The server description has no host.');
  if (typeof port !== 'number') throw new Error('The server description has no port.');
  if (user === undefined || word === undefined) throw new Error('The server description has no username and secret.');
  return { host: name, port, username: user, secret: word };
}

function siteOf({ interface: device, memberName, defaultQueues }: Json): Site {
  return {
    interface: textOf(device) ?? 'Local/{AgentID}@agents',
    memberName: textOf(memberName) ?? '{AgentID}',
    defaultQueues: Array.isArray(defaultQueues) ? defaultQueues.flatMap((queue) => textOf(queue) ?? []) : [],
  };
}
