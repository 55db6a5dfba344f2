// The probe over AMI: logs in to the Manager Interface without events, and asks action by action until one is refused.

import { lookAt } from './ami-look.ts';
import {
  type AmiServer,
  deviceOf,
  type Headers,
  headerIn,
  inSession,
  isSuccess,
  readAmiServer,
} from './ami-session.ts';
import { amiStandings } from './ami-standings.ts';
import { watch } from './ami-watch.ts';
import type { ProbeAnswer } from './answer.ts';
import { type AskedCommand, COMMAND_TYPES, type ProbeLink, type ProbeRequest } from './link.ts';

/** An action, and the Command that it is. */
interface Asked {
  readonly action: Headers;
  readonly command: Omit<AskedCommand, keyof ProbeAnswer>;
}

const ask: ProbeLink['ask'] = (given, request, wire) => {
  const server = readAmiServer(given);
  return inSession(server, wire, (session) => askAll(session.ask, actionsFor(request, server)));
};

/** What each word stands for as `Message` of an error. */
const WORDS: Readonly<Record<string, RegExp>> = {
  unauthorised: /permission denied/i,
  forbidden: /permission denied/i,
  'not-found': /unknown command/i,
  'timed-out': /timeout/i,
  'too-many': /too many/i,
  'internal-error': /internal error/i,
  unavailable: /unavailable/i,
};

const READ: Headers = { Action: 'QueueStatus' };

export const amiLink: ProbeLink = {
  namesExtensions: false,
  saysAccepted: false,
  standings: amiStandings,
  ask,
  watch,
  look(given, request, order) {
    const server = readAmiServer(given);
    const [first] = actionsFor(request, server);
    return lookAt(server, order.isRead === true ? READ : (first?.action ?? READ), order);
  },
  isWord: ({ says }, word) => says?.outcome === 'refused' && (WORDS[word]?.test(says.words) ?? false),
};

/** The first that is refused is the answer. */
async function askAll(ask: (action: Headers) => Promise<string>, all: readonly Asked[]) {
  const commands: AskedCommand[] = [];
  for (const { action, command } of all) {
    const response = await ask(action);
    const outcome = isSuccess(response) ? 'done' : 'refused';
    commands.push({ ...command, outcome, words: headerIn(response, 'Message') ?? '' });
    if (outcome === 'refused') break;
  }
  const { outcome = 'done', words = '' } = commands.at(-1) ?? {};
  return { outcome, words, commands, requests: 1 + commands.length } as const;
}

/** Every action names its queue. */
function actionsFor(request: ProbeRequest, server: AmiServer): readonly Asked[] {
  const { activity, agentId, queueId, workQueueIds, reasonCode } = request;
  const device = deviceOf(server, agentId);
  const queueIds = queueId === undefined ? workQueueIds : [queueId];
  const reason = activity === 'SetAgentNotReady' ? reasonCode : undefined;
  return queueIds.map((queue) => ({
    action: actionFor(activity, { Queue: queue, Interface: device }, reason),
    command: { type: COMMAND_TYPES[activity], agentId, queueIds: [queue], reasonCode: reason },
  }));
}

function actionFor(activity: ProbeRequest['activity'], about: Headers, reason: string | undefined): Headers {
  if (activity === 'LoginAgent') return { Action: 'QueueAdd', ...about, Paused: 'true' };
  if (activity === 'LogoutAgent') return { Action: 'QueueRemove', ...about };
  const isPaused = String(activity === 'SetAgentNotReady');
  return { Action: 'QueuePause', ...about, Paused: isPaused, ...(reason !== undefined && { Reason: reason }) };
}
