// The link over FreeSWITCH's event socket, to mod_callcenter. An agent has one status for all queues: whoever is not logged out is
// in each of those that a tier assigns. It takes every change of a status for good, whatever was before: only a look tells.
// It must not know pages, activities or statuses.

import type { Answer } from '../answer.ts';
import type { AgentView, CtiLink, LinkKind, StateRequest, WantedState } from '../link.ts';
import { mask } from '../mask.ts';
import { recordOf, textOf } from '../untyped.ts';
import { createEslCalls } from './esl-calls.ts';
import { createEslConnection, type EslServer } from './esl-connection.ts';
import { createEslEvents } from './esl-events.ts';
import { wordOf } from './esl-reader.ts';
import { notOfTheProtocol } from './socket.ts';

type Json = Readonly<Record<string, unknown>>;

/** How agents and queues are called there, made of their ids. */
interface Site {
  readonly agent: string;
  readonly queue: string;
}

const WORDS: Readonly<Record<WantedState, string>> = {
  LoggedIn: 'Available',
  LoggedOut: 'Logged Out',
  Ready: 'Available',
  NotReady: 'On Break',
  AfterCallWork: 'On Break',
};

export const esl: LinkKind = {
  create: createEslLink,
  lacks: [
    ...(['queueLogout', 'reasonCodes', 'breakReasons', 'afterCallWork', 'attributes', 'credentials'] as const),
    'asyncOutcome',
  ],
};

/** A link to the FreeSWITCH that `server` describes. Throws one sentence where it does not describe one. */
export function createEslLink(server: Json): CtiLink {
  const described = serverOf(server);
  const connection = createEslConnection(described);
  const site = siteOf(server);

  /** What a function says; nothing that it says or throws holds the link's own secret. */
  async function api(command: string, signal: AbortSignal): Promise<string> {
    try {
      return mask(await connection.api(command, signal), described.password);
    } catch (error) {
      throw new Error(mask((error as Error).message, described.password));
    }
  }

  const ask = (command: string, signal: AbortSignal): Promise<string> => api(`callcenter_config ${command}`, signal);

  const nameOf = (agentId: string): string => site.agent.replaceAll('{AgentID}', () => agentId);

  /** The queues that tiers assign to the agent, as the CTI server calls them. */
  async function tiersOf(agentId: string, signal: AbortSignal): Promise<readonly string[]> {
    const own = nameOf(agentId);
    return rowsOf(await ask('tier list', signal)).flatMap(({ queue, agent }) =>
      queue !== undefined && agent === own ? [queue] : [],
    );
  }

  /** A login is one to all of the agent's queues: it is asked for where these are the one that is meant. */
  async function checkQueue({ state, agentId, queue }: StateRequest, signal: AbortSignal): Promise<void> {
    if (queue === undefined) return;
    if (state === 'LoggedOut')
      throw new Error('This CTI server logs nobody out of one queue alone: nothing was sent to it.');
    if (state !== 'LoggedIn') return;
    const wanted = site.queue.replaceAll('{Queue}', () => queue);
    const tiers = await tiersOf(agentId, signal);
    if (tiers.length === 1 && tiers[0] === wanted) return;
    throw new Error(
      `This CTI server logs agent ${agentId} in to [${tiers}] and to nothing less: it was not asked for ${wanted}.`,
    );
  }

  return {
    words: WORDS,
    async setState(request, signal) {
      if (request.state === 'AfterCallWork') throw new Error('This CTI server knows no after-call work.');
      await checkQueue(request, signal);
      const word = wordOf(WORDS[request.state]);
      return answerOf(await ask(`agent set status ${wordOf(nameOf(request.agentId))} ${word}`, signal));
    },
    readOutcome: async () => {
      throw new Error('This CTI server settles every request at once.');
    },
    async readAgent(agentId, signal): Promise<AgentView | undefined> {
      const status = await ask(`agent get status ${wordOf(nameOf(agentId))}`, signal);
      if (status.startsWith('-') || status.includes('\n') || status === '') return undefined;
      return { id: agentId, state: stateOf(status) };
    },
    events: createEslEvents(described, { nameOf, stateOf }),
    calls: createEslCalls({ api, nameOf, rows: async (command, signal) => rowsOf(await ask(command, signal)) }),
    async close() {
      connection.close();
    },
  };
}

/** Whoever is `available` is offered no call, but `LOGGED OUT` is out. */
function stateOf(status: string): string {
  if (status.toLowerCase() === 'logged out') return 'LoggedOut';
  if (status === 'On Break') return 'NotReady';
  return status === 'Available' || status === 'Available (On Demand)' ? 'Ready' : status;
}

function answerOf(text: string): Answer {
  if (text === '+OK\n') return { outcome: 'done' };
  const [, reason] = /^-ERR (.*\S)\n$/.exec(text) ?? [];
  if (reason === undefined) throw notOfTheProtocol();
  return { outcome: 'refused', reason };
}

/** The rows of a table, by the names of its columns; of a list with nothing in it there are none. Throws where it is no table. */
function rowsOf(text: string): readonly Readonly<Record<string, string | undefined>>[] {
  if (!text.endsWith('+OK\n')) throw notOfTheProtocol();
  const [head = '', ...rows] = text.split('\n').slice(0, -2);
  const columns = head.split('|');
  return rows.map((row) => {
    const cells = row.split('|');
    return Object.fromEntries(columns.map((column, index) => [column, cells[index]]));
  });
}

function serverOf(server: Json): EslServer {
  const { host, port, password, ca } = recordOf(server);
  const [name, word] = [textOf(host), textOf(password)];
  if (name === undefined) throw new Error('The server description has no host.');
  if (typeof port !== 'number') throw new Error('The server description has no port.');
  if (word === undefined) throw new Error('The server description has no password.');
  return { host: name, port, password: word, ca: textOf(ca) };
}

const siteOf = ({ agent, queue }: Json): Site => ({
  agent: textOf(agent) ?? '{AgentID}@default',
  queue: textOf(queue) ?? '{Queue}@default',
});
