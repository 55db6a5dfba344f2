// How the ACD holds an agent, read by hand in whichever dialect is spoken, on a connection that is closed after it.

import { readAgent, type Server } from './bare.ts';
import { askAsterisk, deviceOf } from './bare-ami.ts';
import { agentOf, askFreeswitch } from './bare-esl.ts';
import { askAgentd } from './bare-wazo.ts';

export interface Held {
  readonly state: string;
  /** The queue logins. */
  readonly queues: readonly string[];
}

/** Rejects where the CTI server cannot be reached, or does not say. */
export const heldBy = (server: Server, agentId: unknown): Promise<Held> =>
  (READERS[String(server.dialect)] ?? heldNatively)(server, agentId);

async function heldNatively(server: Server, agentId: unknown): Promise<Held> {
  const { body } = await readAgent(server, agentId);
  return { state: String(body.state), queues: (body.queues ?? []) as readonly string[] };
}

async function heldByAsterisk(server: Server, agentId: unknown): Promise<Held> {
  const heard = await askAsterisk(server, { Action: 'QueueStatus', Member: deviceOf(server, agentId) });
  const members = heard.filter(({ Event }) => Event === 'QueueMember');
  const queues = members.flatMap(({ Queue }) => Queue ?? []);
  if (members.length === 0) return { state: 'LoggedOut', queues };
  if (members.some(({ InCall }) => InCall === '1')) return { state: 'Busy', queues };
  return { state: members.some(({ Paused }) => Paused === '0') ? 'Ready' : 'NotReady', queues };
}

async function heldByAgentd(server: Server, agentId: unknown): Promise<Held> {
  const { status, body } = await askAgentd(server, agentId, { method: 'GET' });
  const { logged, paused, queues } = JSON.parse(body);
  if (status !== 200) return { state: 'LoggedOut', queues: [] };
  const own = queues.flatMap((queue: { id: unknown; logged: unknown }) =>
    queue.logged === true ? [String(queue.id)] : [],
  );
  if (!logged) return { state: 'LoggedOut', queues: own };
  return { state: paused ? 'NotReady' : 'Ready', queues: own };
}

/** Whoever is not logged out is in each queue that a tier assigns. */
async function heldByFreeswitch(server: Server, agentId: unknown): Promise<Held> {
  const name = agentOf(server, agentId);
  const asked = ['agent get status', 'agent get state'].map((what) => `api callcenter_config ${what} '${name}'\n\n`);
  const tierList = 'api callcenter_config tier list\n\n';
  const [status = '', state = '', tiers = ''] = (await askFreeswitch(server, [...asked, tierList])).map(
    ({ text }) => text,
  );
  if (status === 'Logged Out' || status.startsWith('-')) return { state: 'LoggedOut', queues: [] };
  const queues = tiers.split('\n').flatMap((row) => {
    const [queue = '', agent] = row.split('|');
    return agent === name ? [queue] : [];
  });
  if (state === 'In a queue call' || state === 'Receiving') return { state: 'Busy', queues };
  return { state: status === 'Available' ? 'Ready' : 'NotReady', queues };
}

const READERS: Readonly<Record<string, (server: Server, agentId: unknown) => Promise<Held>>> = {
  native: heldNatively,
  ami: heldByAsterisk,
  esl: heldByFreeswitch,
  'wazo-agentd': heldByAgentd,
};
