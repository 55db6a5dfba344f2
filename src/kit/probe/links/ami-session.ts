// One session at the Manager Interface, raw: logs in without events, sends action by action, and reads what is answered.

import { connect as overTcp, type Socket } from 'node:net';
import { connect as overTls } from 'node:tls';
import { z } from 'zod';
import { type ProbedServer, ServerUnusable, type Wire } from './link.ts';

const SERVER = z.looseObject({
  host: z.string(),
  port: z.number(),
  username: z.string().optional(),
  secret: z.string().optional(),
  interface: z.string(),
  ca: z.string().optional(),
});

export type Headers = Readonly<Record<string, string>>;

interface Answer {
  readonly isDone: boolean;
  readonly words: string;
}

export interface AmiSession {
  /** How the device of an agent is called. */
  device(agentId: string): string;
  ask(action: Headers): Promise<Answer>;
  /** The items of a list. Throws `ServerUnusable` where it is refused. */
  list(action: Headers): Promise<readonly Headers[]>;
}

/** How a server says that it speaks AMI. */
const GREETING = 'Asterisk Call Manager/';

/** As much of one message, in characters, and as many items of one list are read. */
const LONGEST = 64 * 1024;
const MANY = 10_000;

/** Works in a session, and closes it. Throws `ServerUnusable`. */
export async function inSession<T>(
  server: ProbedServer,
  { signal, hear = () => undefined }: Wire,
  work: (session: AmiSession) => Promise<T>,
): Promise<T> {
  const { host, port, username = '', secret = '', interface: device, ca } = SERVER.parse(server);
  const socket = ca === undefined ? overTcp({ host, port }) : overTls({ host, port, ca });
  const giveUp = () => socket.destroy(new ServerUnusable('silent', 'AMI gave no answer to the probe.'));
  signal.addEventListener('abort', giveUp, { once: true });
  if (signal.aborted) giveUp();
  try {
    const { ask, list } = await greet(socket, hear);
    const entered = await ask({ Action: 'Login', Username: username, Secret: secret, Events: 'off' });
    if (!entered.isDone) throw new ServerUnusable('account', `AMI did not let the probe in: ${entered.words}`);
    return await work({ device: (agentId) => device.replaceAll('{AgentID}', agentId), ask, list });
  } finally {
    signal.removeEventListener('abort', giveUp);
    socket.destroy();
  }
}

/** Nothing is said, least of all a secret, before the server has said that it speaks AMI. */
async function greet(socket: Socket, hear: NonNullable<Wire['hear']>): Promise<Pick<AmiSession, 'ask' | 'list'>> {
  const until = readerOf(socket);
  const greeting = await until('\n');
  if (!greeting.startsWith(GREETING))
    throw new ServerUnusable(
      'protocol',
      `It does not speak AMI: it begins with ${JSON.stringify(greeting.slice(0, 40))}.`,
    );
  let count = 0;

  function send(action: Headers): string {
    count += 1;
    const id = `kit-${count}`;
    const lines = Object.entries({ ...action, ActionID: id });
    hear(
      'connector',
      lines.map(([name, value]) => `${name}: ${name === 'Secret' ? '***' : value}`),
    );
    socket.write(`${lines.map(([name, value]) => `${name}: ${value}\r\n`).join('')}\r\n`);
    return id;
  }

  /** The next message that is about the action; what is told besides is passed over. */
  async function next(id: string): Promise<Headers> {
    for (;;) {
      const lines = (await until('\r\n\r\n')).split('\r\n');
      const message = headersIn(lines);
      if ((message.ActionID ?? (message.Event === undefined ? id : '')) !== id) continue;
      hear('server', lines);
      return message;
    }
  }

  const answerIn = ({ Response = '', Message = '' }: Headers): Answer => ({
    isDone: Response === 'Success',
    words: Message,
  });

  return {
    ask: async (action) => answerIn(await next(send(action))),
    async list(action) {
      const id = send(action);
      const { isDone, words } = answerIn(await next(id));
      if (!isDone) throw new ServerUnusable('refusal', `AMI refuses ${action.Action} to the probe: ${words}`);
      const items: Headers[] = [];
      for (let item = await next(id); !isLast(item); item = await next(id)) {
        items.push(item);
        if (items.length > MANY)
          throw new ServerUnusable('protocol', `AMI does not end its answer to ${action.Action}.`);
      }
      return items;
    },
  };
}

const isLast = ({ EventList = '' }: Headers): boolean => EventList.toLowerCase() === 'complete';

/** Reads up to a mark; what follows waits for the next time. */
function readerOf(socket: Socket): (mark: string) => Promise<string> {
  socket.setEncoding('utf8');
  const heard = socket[Symbol.asyncIterator]();
  let rest = '';
  return async (mark) => {
    let end = rest.indexOf(mark);
    while (end < 0) {
      if (rest.length > LONGEST) throw new ServerUnusable('protocol', 'It does not speak AMI: a message has no end.');
      const { value, done } = await heard.next().catch((cause) => {
        throw cause instanceof ServerUnusable ? cause : new ServerUnusable('absent', notThere(cause), cause);
      });
      if (done === true) throw new ServerUnusable('silent', 'AMI closed the connection of the probe.');
      rest += String(value);
      end = rest.indexOf(mark);
    }
    const text = rest.slice(0, end);
    rest = rest.slice(end + mark.length);
    return text;
  };
}

const notThere = ({ code, message }: NodeJS.ErrnoException): string => `AMI cannot be reached: ${code ?? message}.`;

/** Of a name that is repeated the first counts. */
function headersIn(lines: readonly string[]): Headers {
  const pairs = lines.flatMap((line) => {
    const [, name, value] = /^([^:]+): *(.*?) *$/.exec(line) ?? [];
    return name === undefined || value === undefined ? [] : [[name, value] as const];
  });
  return Object.fromEntries(pairs.toReversed());
}
