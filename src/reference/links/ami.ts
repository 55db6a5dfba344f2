// The link over Asterisk's Manager Interface. A queue login is a queue membership, NotReady is a pause; an agent who
// waits in the agent pool is logged off there too. It must not know pages, activities or statuses.

import type { Answer } from '../answer.ts';
import type { AgentView, CtiLink, LinkKind, StateRequest, WantedState } from '../link.ts';
import { mask } from '../mask.ts';
import { recordOf, textOf } from '../untyped.ts';
import { answerOf } from './ami-answer.ts';
import { createAmiCalls } from './ami-calls.ts';
import { type AmiConnection, type AmiServer, createAmiConnection } from './ami-connection.ts';
import { createAmiEvents } from './ami-events.ts';
import type { Message } from './ami-reader.ts';

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

export const ami: LinkKind = {
  create: createAmiLink,
  lacks: ['reasonCodes', 'afterCallWork', 'attributes', 'credentials', 'asyncOutcome', 'calls'],
};

/** A link to the Asterisk that `server` describes. Throws one sentence where it does not describe one. */
export function createAmiLink(server: Json): CtiLink {
  const described = serverOf(server);
  const connection = createAmiConnection(described);
  const site = siteOf(server);
  const deviceOf = (agentId: string): string => filled(site.interface, agentId);
  return {
    words: WORDS,
    async setState(request, signal) {
      const answer = await free(SETTERS[request.state]({ connection, site, request, signal }), described);
      return answer.outcome === 'refused' ? { ...answer, reason: mask(answer.reason, described.secret) } : answer;
    },
    readOutcome: async () => {
      throw new Error('This CTI server settles every request at once.');
    },
    readAgent: (agentId, signal) => free(readAgent({ connection, site, agentId, signal }), described),
    events: createAmiEvents(described, deviceOf),
    calls: createAmiCalls({
      deviceOf,
      async ask(action, signal) {
        const { response, items } = await free(connection.ask(action, signal), described);
        const { Message: reason } = response;
        return { items, response: { ...response, ...(reason && { Message: mask(reason, described.secret) }) } };
      },
    }),
    async close() {
      connection.close();
    },
  };
}

/** `work`, or its failure free of the link's own secret. */
async function free<T>(work: Promise<T>, { secret }: AmiServer): Promise<T> {
  try {
    return await work;
  } catch (error) {
    throw new Error(mask((error as Error).message, secret));
  }
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
  Ready: (asking) => pause(asking, { Paused: '0', ...reasonOf(asking.request) }),
  NotReady: (asking) => pause(asking, { Paused: '1', ...reasonOf(asking.request) }),
  AfterCallWork: async () => {
    throw new Error('This CTI server knows no after-call work.');
  },
};

const reasonOf = ({ reasonCode }: StateRequest): Message => (reasonCode === undefined ? {} : { Reason: reasonCode });

/** Paused at first: whoever logs in is not ready yet. */
async function logIn(asking: Asking): Promise<Answer> {
  const { site, request } = asking;
  const MemberName = filled(site.memberName, request.agentId);
  const queues = request.queue === undefined ? site.defaultQueues : [request.queue];
  if (queues.length === 0) throw new Error('No queue is named, and this CTI server has none for that.');
  for (const Queue of queues) {
    const answer = await ask(asking, { Action: 'QueueAdd', Queue, MemberName, Paused: '1' });
    if (answer.outcome === 'refused') return answer;
  }
  return { outcome: 'done' };
}

/** Out of the queue that is named, or of every one there is, and of the pool. */
async function logOut(asking: Asking): Promise<Answer> {
  const { queue } = asking.request;
  if (queue !== undefined) return ask(asking, { Action: 'QueueRemove', Queue: queue });
  const queues = await queuesOf(asking);
  const isWaiting = await waitsInPool(asking);
  if (queues.length === 0 && !isWaiting) return leaveNothing(asking);
  for (const Queue of queues) {
    const answer = await ask(asking, { Action: 'QueueRemove', Queue });
    if (answer.outcome === 'refused') return answer;
  }
  return isWaiting ? leavePool(asking) : { outcome: 'done' };
}

/** Whoever is logged in nowhere hears that from the ACD. */
async function leaveNothing(asking: Asking): Promise<Answer> {
  const { site, request } = asking;
  const [Queue] = site.defaultQueues;
  if (Queue === undefined) throw new Error(`Agent ${request.agentId} is in no queue of this CTI server.`);
  return ask(asking, { Action: 'QueueRemove', Queue });
}

const queuesOf = async ({ connection, site, request: { agentId }, signal }: Asking): Promise<readonly string[]> =>
  (await membershipsOf({ connection, site, agentId, signal })).flatMap(({ Queue }) => Queue ?? []);

async function waitsInPool({ connection, request: { agentId }, signal }: Asking): Promise<boolean> {
  const { response, items } = await connection.ask({ Action: 'Agents' }, signal);
  if (response.Message?.startsWith('Invalid/unknown command')) return false; // there is no pool
  if (items === undefined) throw new Error(`The CTI server does not tell: ${response.Message}.`);
  const status = items.find(({ Agent }) => Agent === agentId)?.Status;
  return status !== undefined && status !== 'AGENT_LOGGEDOFF';
}

/** A logoff of nobody is a success there, and so is one that waits for the end of a call: it is looked at again. */
async function leavePool(asking: Asking): Promise<Answer> {
  const { connection, request, signal } = asking;
  const { response } = await connection.ask({ Action: 'AgentLogoff', Agent: request.agentId, Soft: 'true' }, signal);
  const answer = answerOf(response);
  if (answer.outcome === 'refused') return answer;
  return (await waitsInPool(asking)) ? { outcome: 'deferred' } : { outcome: 'done' };
}

function pause(asking: Asking, how: Message): Promise<Answer> {
  const { queue } = asking.request;
  return ask(asking, { Action: 'QueuePause', ...(queue === undefined ? {} : { Queue: queue }), ...how });
}

async function ask({ connection, site, request, signal }: Asking, action: Message): Promise<Answer> {
  const Interface = filled(site.interface, request.agentId);
  const { response } = await connection.ask({ ...action, Interface }, signal);
  return answerOf(response);
}

interface Looking {
  readonly connection: AmiConnection;
  readonly site: Site;
  readonly agentId: string;
  readonly signal: AbortSignal;
}

async function membershipsOf({ connection, site, agentId, signal }: Looking): Promise<readonly Message[]> {
  const device = filled(site.interface, agentId);
  const { response, items } = await connection.ask({ Action: 'QueueStatus', Member: device }, signal);
  if (items === undefined) throw new Error(`The CTI server does not tell: ${response.Message}.`);
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

function serverOf(server: Json): AmiServer {
  const { host, port, username, secret, ca } = recordOf(server);
  const [name, user, word] = [textOf(host), textOf(username), textOf(secret)];
  if (name === undefined) throw new Error('The server description has no host.');
  if (typeof port !== 'number') throw new Error('The server description has no port.');
  if (user === undefined || word === undefined) throw new Error('The server description has no username and secret.');
  return { host: name, port, username: user, secret: word, ca: textOf(ca) };
}

function siteOf({ interface: device, memberName, defaultQueues }: Json): Site {
  return {
    interface: textOf(device) ?? 'Local/{AgentID}@agents',
    memberName: textOf(memberName) ?? '{AgentID}',
    defaultQueues: Array.isArray(defaultQueues) ? defaultQueues.flatMap((queue) => textOf(queue) ?? []) : [],
  };
}
