// An event socket that says what a test scripts, over a real socket, and remembers what it was sent; what nobody scripts it says
// as a recorded FreeSWITCH did. For tests only.

import type { Socket } from 'node:net';
import type { TestContext } from 'node:test';
import { serveScripted } from './scripted-server.ts';

/** What is said to a command: bytes, or whatever is done with the connection; undefined: what was recorded. */
export type Script = (command: string, socket: Socket) => string | Buffer | undefined;

export const PASSWORD = 's3cr3t-of-the-link';

const BANNER = 'Content-Type: auth/request\n\n';

/** An answer to an api command, as it is framed. */
export const api = (text: string): string =>
  `Content-Type: api/response\nContent-Length: ${Buffer.byteLength(text)}\n\n${text}`;

export const reply = (text: string): string => `Content-Type: command/reply\nReply-Text: ${text}\n\n`;

const TIERS =
  'queue|agent|state|level|position\nsales@default|1002@default|Ready|1|1\nsupport@default|1001@default|Ready|1|1\n+OK\n';

/** What a FreeSWITCH says that has the agent 1001 in the queue support, logged in. */
function recorded(command: string): string {
  if (command === `auth ${PASSWORD}`) return reply('+OK accepted');
  if (command.startsWith('api callcenter_config tier list')) return api(TIERS);
  if (command.includes('agent get status')) return api('Available');
  return command.includes('agent set status') ? api('+OK\n') : reply('-ERR command not found');
}

/** Serves until the test is over. */
export async function scripted(t: Pick<TestContext, 'after'>, script: Script = () => undefined, banner = BANNER) {
  const sent: string[] = [];
  const { host, port, sockets } = await serveScripted(t, {
    ...{ banner, end: '\n\n' },
    says(command, socket) {
      sent.push(command);
      return script(command, socket) ?? recorded(command);
    },
  });
  return {
    server: { host, port, password: PASSWORD },
    /** What came, without logins. */
    sent: () => sent.filter((command) => !command.startsWith('auth ')),
    sockets,
  };
}
