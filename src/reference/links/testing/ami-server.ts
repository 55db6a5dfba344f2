// A Manager Interface that says what a test scripts, over a real socket, and remembers what it was sent. For tests only.

import type { Socket } from 'node:net';
import type { TestContext } from 'node:test';
import { serveScripted } from './scripted-server.ts';

/** An action as it was sent, its ActionID included. */
export type Sent = Readonly<Record<string, string>>;

/** What is said to an action: bytes, or whatever is done with the connection; undefined: what an Asterisk would say. */
export type Script = (action: Sent, socket: Socket) => string | undefined;

export const SECRET = 's3cr3t-of-the-link';

/** Of whom every server below knows: a member of two queues, who does not wait in the pool. */
export const MEMBER = 'Local/1001@agents';

export interface AmiWorld {
  /** The queues that the agent is in. */
  readonly queues: readonly string[];
  /** How the agent stands in the pool; the next one each time it is looked at, the last for ever. */
  readonly pool: readonly string[];
}

/** Serves until the test is over. */
export async function scripted(t: Pick<TestContext, 'after'>, script: Script, world: Partial<AmiWorld> = {}) {
  const { queues = ['sales', 'support'], pool = ['AGENT_LOGGEDOFF'] } = world;
  const sent: Sent[] = [];
  let looks = 0;
  const says = (action: Sent): string => {
    if (action.Action === 'Login') return reply(action, 'Success', 'Authentication accepted');
    if (action.Action === 'QueueStatus') return queueStatus(action, queues);
    if (action.Action !== 'Agents') return reply(action, 'Success', 'Done');
    looks += 1;
    return agents(action, pool[Math.min(looks, pool.length) - 1] ?? '');
  };
  const { host, port, sockets, close } = await serveScripted(t, {
    ...{ banner: 'Asterisk Call Manager/11.0.0\r\n', end: '\r\n\r\n' },
    says(message, socket) {
      const action = actionOf(message);
      sent.push(action);
      return script(action, socket) ?? says(action);
    },
  });
  return {
    server: { host, port, username: 'kit', secret: SECRET, defaultQueues: ['all'] },
    /** What came, without logins and ids. */
    sent: () => sent.filter(({ Action }) => Action !== 'Login').map(({ ActionID: _its, ...action }) => action),
    logins: () => sent.filter(({ Action }) => Action === 'Login'),
    sockets,
    close,
  };
}

/** When it is closed, in order or not. */
export const closing = (socket: Socket | undefined): Promise<void> =>
  new Promise((resolve) => {
    if (socket === undefined || socket.closed) resolve();
    else socket.once('close', () => resolve());
  });

/** A response with the action's own id. */
export const reply = ({ ActionID }: Sent, response: string, message: string): string =>
  `Response: ${response}\r\nActionID: ${ActionID}\r\nMessage: ${message}\r\n\r\n`;

function queueStatus({ ActionID }: Sent, queues: readonly string[]): string {
  const id = `ActionID: ${ActionID}\r\n`;
  const items = queues.map(
    (queue) =>
      `Event: QueueParams\r\nQueue: ${queue}\r\n${id}\r\n` +
      `Event: QueueMember\r\nQueue: ${queue}\r\nName: 1001\r\nLocation: ${MEMBER}\r\nPaused: 1\r\nInCall: 0\r\n${id}\r\n`,
  );
  return list(id, items, 'QueueStatusComplete');
}

function agents({ ActionID }: Sent, status: string): string {
  const id = `ActionID: ${ActionID}\r\n`;
  return list(id, [`Event: Agents\r\nAgent: 1001\r\nStatus: ${status}\r\n${id}\r\n`], 'AgentsComplete');
}

const list = (id: string, items: readonly string[], complete: string): string =>
  `Response: Success\r\n${id}EventList: start\r\nMessage: will follow\r\n\r\n${items.join('')}` +
  `Event: ${complete}\r\n${id}EventList: Complete\r\nListItems: ${items.length}\r\n\r\n`;

const actionOf = (text: string): Sent =>
  Object.fromEntries(
    text.split('\r\n').map((line) => {
      const colon = line.indexOf(': ');
      return [line.slice(0, colon), line.slice(colon + 2)];
    }),
  );
