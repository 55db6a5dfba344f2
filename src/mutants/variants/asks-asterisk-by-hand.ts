// Knows nothing but the Manager Interface, one connection an action, and does not look whether what was said is true. Its
// queues are left one after the other, in whichever case the device was added to them; who is in none asks for the first of
// the site, to hear why not.

import type { Connector } from '../../connector/connector.ts';
import type { ActivityResult, ClipboardPage } from '../../connector/page.ts';
import { isBlank } from '../../reference/untyped.ts';
import { type BareDeclaration, bareConnector, type Performance, type Server } from '../bare.ts';
import { type AmiMessage, askAsterisk, deviceOf } from '../bare-ami.ts';

export const dialects = ['ami'];

const DECLARATION: BareDeclaration = {
  name: 'variant-asks-asterisk-by-hand',
  activities: ['LoginAgent', 'LogoutAgent', 'SetAgentReady', 'SetAgentNotReady'],
  capabilities: { queueLogout: true, breakReasons: true },
};

export default function connector(): Connector {
  return bareConnector(DECLARATION, act);
}

const act: Performance = async (server, page, activity) => {
  if (isBlank(page.AgentID)) return failed(page, 'no agent');
  for (const action of (await ACTIONS[activity]?.(server, page)) ?? []) {
    const answer = await askAsterisk(server, { ...action, Interface: deviceOf(server, page.AgentID) });
    const [response] = answer.filter(({ Response }) => Response !== undefined);
    if (response?.Response !== 'Success') return failed(page, response?.Message ?? 'no answer');
  }
  return { page };
};

type Actions = (server: Server, page: ClipboardPage) => Promise<readonly AmiMessage[]>;

/** Without a queue of its own a pause is one in all of them. */
const pause = ({ Queue }: ClipboardPage, how: AmiMessage): readonly AmiMessage[] => [
  { Action: 'QueuePause', Queue: Queue || undefined, ...how },
];

const reasonOf = ({ AgentOptions }: ClipboardPage): string | undefined =>
  AgentOptions?.pyOpenCTI?.pyReasonCode || undefined;

const ACTIONS: Readonly<Record<string, Actions>> = {
  LoginAgent: async (server, { Queue }) =>
    (Queue ? [Queue] : defaultQueues(server)).map((one) => ({ Action: 'QueueAdd', Queue: one, Paused: '1' })),
  LogoutAgent: async (server, page) =>
    (await queuesToLeave(server, page)).map((Queue) => ({ Action: 'QueueRemove', Queue })),
  SetAgentReady: async (_server, page) => pause(page, { Paused: 'false' }),
  SetAgentNotReady: async (_server, page) => pause(page, { Paused: 'true', Reason: reasonOf(page) }),
};

async function queuesToLeave(server: Server, { AgentID, Queue }: ClipboardPage): Promise<readonly string[]> {
  if (Queue) return [Queue];
  const device = deviceOf(server, AgentID).toLowerCase(); // told of one member, Asterisk would compare with case
  const heard = await askAsterisk(server, { Action: 'QueueStatus' });
  const queues = heard.flatMap(({ Location, Queue }) => (Queue && Location?.toLowerCase() === device ? [Queue] : []));
  return queues.length > 0 ? queues : defaultQueues(server).slice(0, 1);
}

const defaultQueues = (server: Server): readonly string[] => server.defaultQueues as readonly string[];

function failed(page: ClipboardPage, why: string): ActivityResult {
  const message = `Asterisk: ${why}`;
  return {
    page: { ...page, pyStatusMessage: message, pyPegaCTIError: message },
    status: { severity: 'Fail', message },
  };
}
