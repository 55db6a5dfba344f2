// The probe over AMI: logs in to the Manager Interface without events, and asks action by action until one is refused.

import { connect as overTcp, type Socket } from 'node:net';
import { connect as overTls } from 'node:tls';
import { z } from 'zod';
import type { ProbeAnswer, ProbeLink, ProbeRequest } from './link.ts';

const SERVER = z.looseObject({
  host: z.string(),
  port: z.number(),
  username: z.string().optional(),
  secret: z.string().optional(),
  interface: z.string(),
  ca: z.string().optional(),
});

type Headers = Readonly<Record<string, string>>;

const ask: ProbeLink['ask'] = async (server, request, signal) => {
  const { host, port, username = '', secret = '', interface: device, ca } = SERVER.parse(server);
  const socket = ca === undefined ? overTcp({ host, port }) : overTls({ host, port, ca });
  const giveUp = () => socket.destroy(new Error('AMI gave no answer to the probe.'));
  signal.addEventListener('abort', giveUp, { once: true });
  try {
    const send = await speak(socket);
    const entered = await send({ Action: 'Login', Username: username, Secret: secret, Events: 'off' });
    if (!entered.isDone) throw new Error(`AMI did not let the probe in: ${entered.words}`);
    return await askAll(send, actionsFor(request, device.replaceAll('{AgentID}', request.agentId)));
  } finally {
    signal.removeEventListener('abort', giveUp);
    socket.destroy();
  }
};

export const amiLink: ProbeLink = { namesExtensions: false, ask };

interface Answer {
  readonly isDone: boolean;
  readonly words: string;
}

type Ask = (headers: Headers) => Promise<Answer>;

/** The first that is refused is the answer. */
async function askAll(ask: Ask, actions: readonly Headers[]): Promise<ProbeAnswer> {
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

/** Reads the greeting; then each call sends one action, and answers with what its response says. */
async function speak(socket: Socket): Promise<Ask> {
  socket.setEncoding('utf8');
  const heard = socket[Symbol.asyncIterator]();
  let rest = '';
  async function until(mark: string): Promise<string> {
    let end = rest.indexOf(mark);
    while (end < 0) {
      const { value, done } = await heard.next();
      if (done === true) throw new Error('AMI closed the connection of the probe.');
      rest += String(value);
      end = rest.indexOf(mark);
    }
    const text = rest.slice(0, end);
    rest = rest.slice(end + mark.length);
    return text;
  }
  await until('\r\n');
  return async (headers) => {
    const lines = Object.entries(headers).map(([name, value]) => `${name}: ${value}\r\n`);
    socket.write(`${lines.join('')}\r\n`);
    const response = await until('\r\n\r\n');
    const [, outcome = ''] = /^Response: *(.*)$/m.exec(response) ?? [];
    const [, words = ''] = /^Message: *(.*)$/m.exec(response) ?? [];
    return { isDone: outcome.trim() === 'Success', words: words.trim() };
  };
}
