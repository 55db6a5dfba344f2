// What a connector needs that speaks to a FreeSWITCH by hand: one connection a request, which is logged in for it and closed after
// it, and the answer; or the text of one on a line of one's own.

import { connect } from 'node:net';
import { fail } from '../reference/page.ts';
import { isBlank } from '../reference/untyped.ts';
import type { Server } from './bare.ts';
import type { PageHabits } from './wrap.ts';

/** A message: its kind, and what it says: its body, or its Reply-Text where it has none. */
export interface EslMessage {
  readonly type: string;
  readonly text: string;
}

interface Listening {
  readonly onEvent?: (body: string) => void;
  readonly until?: (last: EslMessage) => Promise<unknown>;
}

/** In milliseconds. */
const LIMIT_MS = 700;

/**
 * Sends commands one after the other, each when the one before is answered, and gives the answers; events are given to `onEvent`.
 * Rejects where nobody is let in, or it is not over in time. What `until` makes of the last answer is waited for besides.
 */
export function askFreeswitch(
  server: Server,
  commands: readonly string[],
  { onEvent = () => undefined, until = async () => undefined }: Listening = {},
): Promise<readonly EslMessage[]> {
  const { hello, ...address } = lineTo(server);
  const socket = connect(address);
  const answers: EslMessage[] = [];
  const left = [hello, ...commands];
  let timer: NodeJS.Timeout | undefined;
  return new Promise<readonly EslMessage[]>((resolve, reject) => {
    const takeAnswer = (message: EslMessage): void => {
      answers.push(message);
      const next = left.shift();
      if (next !== undefined) socket.write(next);
      else until(message).then(() => resolve(answers.slice(2)), reject);
    };
    const take = (message: EslMessage): void => {
      if (message.type.startsWith('text/event')) onEvent(message.text);
      else if (message.type === 'text/disconnect-notice') reject(new Error('The FreeSWITCH says goodbye'));
      else takeAnswer(message);
    };
    let pieces: Buffer[] = [];
    let held = 0;
    let wanted = 0;
    socket.on('data', (piece) => {
      pieces.push(piece);
      held += piece.length;
      if (held < wanted) return; // a long message is put together once, at its end
      const { messages, rest, needs } = messagesIn(Buffer.concat(pieces));
      pieces = [rest];
      held = rest.length;
      wanted = needs;
      messages.forEach(take);
    });
    timer = setTimeout(() => reject(new Error('The FreeSWITCH does not answer')), LIMIT_MS);
    socket.on('error', reject).on('close', () => reject(new Error('The FreeSWITCH hung up')));
  }).finally(() => {
    clearTimeout(timer);
    socket.destroy();
  });
}

/** The whole messages that bytes begin with, what is left, and how many bytes have to be there for the next one. */
function messagesIn(bytes: Buffer): {
  readonly messages: readonly EslMessage[];
  readonly rest: Buffer;
  readonly needs: number;
} {
  const messages: EslMessage[] = [];
  let rest = bytes;
  for (;;) {
    const end = rest.indexOf('\n\n');
    if (end < 0) return { messages, rest, needs: 0 };
    const head = rest.subarray(0, end).toString();
    const length = Number(headerIn(head, 'Content-Length') ?? 0);
    if (rest.length < end + 2 + length) return { messages, rest, needs: end + 2 + length };
    const body = rest.subarray(end + 2, end + 2 + length).toString();
    const type = headerIn(head, 'Content-Type') ?? '';
    messages.push({ type, text: length > 0 ? body : (headerIn(head, 'Reply-Text') ?? '') });
    rest = rest.subarray(end + 2 + length);
  }
}

const headerIn = (head: string, name: string): string | undefined =>
  head
    .split('\n')
    .find((line) => line.startsWith(`${name}: `))
    ?.slice(name.length + 2);

/** Where the FreeSWITCH is, and what it is told first. */
export const lineTo = ({ host, port, password }: Server) => ({
  ...{ host: String(host), port: Number(port) },
  hello: `auth ${password}\n\n`,
});

/** Whole messages, and what is left behind them, for a line of one's own. */
export function splitMessages(text: string): readonly string[] {
  const { messages, rest } = messagesIn(Buffer.from(text));
  return [...messages.map((message) => JSON.stringify(message)), rest.toString()];
}

export const messageOf = (split: string): EslMessage => JSON.parse(split);

/** The message that a text is, and nothing else. */
export function wholeMessage(text: string): EslMessage {
  const { messages, rest } = messagesIn(Buffer.from(text));
  const [message, ...more] = messages;
  if (message === undefined || more.length > 0 || rest.length > 0) throw new Error('That is no message');
  return message;
}

/** How the call center calls an agent. */
export const agentOf = (server: Server, agentId: unknown): string =>
  String(server.agent).replaceAll('{AgentID}', () => String(agentId));

/** A request for a status. */
export const statusRequest = (server: Server, agentId: unknown, status: string): string =>
  `api callcenter_config agent set status '${agentOf(server, agentId)}' ${status}\n\n`;

/** What is said against it; undefined where it is done. */
export function refusalIn({ type, text }: EslMessage): string | undefined {
  if (type === 'api/response' && text === '+OK\n') return undefined;
  const [, words] = /^-ERR (.*\S)\n$/.exec(text) ?? [];
  return words ?? 'That is no answer';
}

/** LogoutAgent by hand: `send` is given the request, and gives the message that is taken for its answer. No look at the ACD. */
export const leavingFreeswitch = (server: Server, send: (request: string) => Promise<EslMessage>): PageHabits => ({
  async LogoutAgent(page, logOut) {
    if (isBlank(page.AgentID) || !isBlank(page.Queue)) return logOut(page);
    try {
      const refusal = refusalIn(await send(statusRequest(server, page.AgentID, "'Logged Out'")));
      return refusal === undefined ? { page } : fail(page, `The FreeSWITCH says: ${refusal}`);
    } catch (error) {
      return fail(page, String(error));
    }
  },
});
