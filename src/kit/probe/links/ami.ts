// The probe over AMI: asks action by action until one is refused.

import { type AmiSession, type Headers, inSession } from './ami-session.ts';
import { amiStandings } from './ami-standings.ts';
import type { ProbeAnswer, ProbeLink, ProbeRequest } from './link.ts';

export const amiLink: ProbeLink = {
  namesExtensions: false,
  ask: (server, request, wire) =>
    inSession(server, wire, ({ ask, device }) => askAll(ask, actionsFor(request, device(request.agentId)))),
  standings: amiStandings,
};

/** The first that is refused is the answer. */
async function askAll(ask: AmiSession['ask'], actions: readonly Headers[]): Promise<ProbeAnswer> {
  let words = '';
  for (const action of actions) {
    const answer = await ask(action);
    if (!answer.isDone) return { outcome: 'refused', words: answer.words };
    words = answer.words;
  }
  return { outcome: 'done', words };
}

/** Every action names its queue. */
function actionsFor({ activity, queueId, workQueueIds, reasonCode }: ProbeRequest, device: string): readonly Headers[] {
  const queueIds = queueId === undefined ? workQueueIds : [queueId];
  const reason: Headers = reasonCode === undefined ? {} : { Reason: reasonCode };
  return queueIds.map((queue): Headers => {
    const about = { Queue: queue, Interface: device };
    if (activity === 'LoginAgent') return { Action: 'QueueAdd', ...about, Paused: 'true' };
    if (activity === 'LogoutAgent') return { Action: 'QueueRemove', ...about };
    const isPaused = activity === 'SetAgentNotReady';
    return { Action: 'QueuePause', ...about, Paused: String(isPaused), ...(isPaused ? reason : {}) };
  });
}
