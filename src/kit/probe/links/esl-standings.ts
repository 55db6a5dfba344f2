// Queue logins over FreeSWITCH's event socket. An agent has one status for all queues: whoever is not logged out is in each queue
// to which a tier assigns him. Tiers belong to the switch: they are looked at, and never touched.

import {
  type EslServer,
  type EslSession,
  inEslSession,
  nameOf,
  queueNameOf,
  quoted,
  readEslServer,
} from './esl-session.ts';
import { type QueueLogin, type SeenStanding, ServerUnusable, type Standing, type StandingsLink } from './link.ts';

const OUT = 'Logged Out';

/** States in which an agent has a call. */
const BUSY = ['Receiving', 'In a queue call'];

export const eslStandings: StandingsLink = {
  read: (given, { agentIds, queueIds }, wire) => {
    const server = readEslServer(given);
    return inEslSession(server, wire, async (session) => {
      const seen: SeenStanding[] = [];
      const tiers = await tiersOf({ server, session }, queueIds);
      for (const agentId of agentIds) {
        const name = nameOf(server, agentId);
        const { status, state } = await agentOf({ server, session }, agentId);
        const own = queuesFor(name, tiers);
        const login = status === OUT ? undefined : loginOf(status);
        const isBusy = BUSY.includes(state);
        for (const queueId of queueIds) {
          const isAssigned = own.includes(queueNameOf(server, queueId));
          seen.push({
            agentId,
            queueId,
            login: isAssigned ? login : undefined,
            isBusy,
            isConfigured: false,
            isAssigned,
          });
        }
      }
      return seen;
    });
  },
  put: (given, wanted, wire) => {
    const server = readEslServer(given);
    return inEslSession(server, wire, async (session) => {
      const refused: string[] = [];
      for (const [agentId, status] of statusesIn(wanted)) {
        if ((await agentOf({ server, session }, agentId)).status === status) continue;
        const name = quoted(nameOf(server, agentId));
        const text = await session.api(`callcenter_config agent set status ${name} ${quoted(status)}`);
        if (text !== '+OK\n') refused.push(`${status} for ${agentId}: ${text.trim()}`);
      }
      return refused;
    });
  },
};

/** A session, and with whom. */
interface Talk {
  readonly server: EslServer;
  readonly session: EslSession;
}

const loginOf = (status: string): QueueLogin => ({
  ...{ isPaused: status === 'On Break', reason: '', penalty: 0, memberName: '', stateInterface: '' },
  status,
});

/** The status that each agent is to have: in is whoever is in one of the queues. */
function statusesIn(wanted: readonly Standing[]): ReadonlyMap<string, string> {
  const statuses = new Map<string, string>();
  for (const { agentId, login } of wanted) {
    const status = login && (login.status ?? (login.isPaused ? 'On Break' : 'Available'));
    if (status !== undefined || !statuses.has(agentId)) statuses.set(agentId, status ?? OUT);
  }
  return statuses;
}

interface Tiers {
  readonly rows: readonly Row[];
  /** How the queues are called that may be touched. */
  readonly named: readonly string[];
}

/** Who is assigned where. Throws where there is no such queue. */
async function tiersOf({ server, session }: Talk, queueIds: readonly string[]): Promise<Tiers> {
  const queues = await table(session, 'queue list');
  const named = queueIds.map((queueId) => queueNameOf(server, queueId));
  const missing = named.find((name) => !queues.some((row) => row.name === name));
  if (missing !== undefined) throw new ServerUnusable('queue', `It has no queue ${JSON.stringify(missing)}.`);
  return { rows: await table(session, 'tier list'), named };
}

/** The queues of an agent. Throws where a login would go to one that is not named, or to none. */
function queuesFor(name: string, { rows, named }: Tiers): readonly string[] {
  const own = rows.flatMap(({ queue, agent }) => (agent === name && queue !== undefined ? [queue] : []));
  const stray = own.find((queue) => !named.includes(queue));
  if (stray !== undefined)
    throw new ServerUnusable('queue', `Agent ${name} is assigned to ${stray} as well, and would be logged in there.`);
  if (own.length === 0) throw new ServerUnusable('queue', `Agent ${name} is assigned to none of the queues.`);
  return own;
}

async function agentOf({ server, session }: Talk, agentId: string) {
  const name = nameOf(server, agentId);
  const row = (await table(session, `agent list ${quoted(name)}`)).find((one) => one.name === name);
  if (row === undefined) throw new ServerUnusable('agent', `It has no agent ${JSON.stringify(name)}.`);
  return { status: row.status ?? '', state: row.state ?? '' };
}

type Row = Readonly<Record<string, string | undefined>>;

/** What a list prints, by the names of its columns. Throws where it is none. */
async function table({ api }: EslSession, what: string): Promise<readonly Row[]> {
  const text = await api(`callcenter_config ${what}`);
  if (!text.endsWith('+OK\n'))
    throw new ServerUnusable('refusal', `FreeSWITCH refuses ${what} to the probe: ${text.trim()}`);
  const [head = '', ...rows] = text.split('\n').slice(0, -2);
  const columns = head.split('|');
  return rows.map((row) => {
    const cells = row.split('|');
    return Object.fromEntries(columns.map((column, index) => [column, cells[index]]));
  });
}
