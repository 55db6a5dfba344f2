// What a connector needs that speaks to an Asterisk by hand: one action a connection, which is logged in for it and closed
// after it, and the messages that came.

import { randomUUID } from 'node:crypto';
import { connect } from 'node:net';
import type { Server } from './bare.ts';

/** A message's headers; of a name that is repeated the last counts. */
export type AmiMessage = Readonly<Record<string, string | undefined>>;

/** Whether nothing more is waited for behind a message; `actionId` is of the action that was sent. */
type IsLast = (message: AmiMessage, actionId: string) => boolean;

const endsOwnAnswer: IsLast = ({ ActionID, Event, EventList }, actionId) =>
  ActionID === actionId && (EventList === 'Complete' || (Event ?? EventList) === undefined);

/**
 * Sends an action, and gives what came behind the login, up to the last that is waited for: without `isLast` the end of
 * the answer that has its ActionID, a list whole. Rejects where the connection ends before.
 */
export function askAsterisk(
  server: Server,
  action: AmiMessage,
  isLast = endsOwnAnswer,
): Promise<readonly AmiMessage[]> {
  const { hello, ...address } = lineTo(server);
  const actionId = randomUUID();
  const socket = connect(address);
  const heard: AmiMessage[] = [];
  return new Promise<readonly AmiMessage[]>((resolve, reject) => {
    const take = (message: AmiMessage): void => {
      if (message.ActionID === 'login') {
        if (message.Response !== 'Success') reject(new Error(`Nobody is let in: ${message.Message}`));
        socket.write(textOf({ ...action, ActionID: actionId }));
        return;
      }
      heard.push(message);
      if (isLast(message, actionId)) resolve(heard);
    };
    const pieces: string[] = [];
    let seam = '';
    socket.setEncoding('utf8').on('data', (bytes: string) => {
      pieces.push(bytes);
      const holdsAnEnd = `${seam}${bytes}`.includes('\r\n\r\n');
      seam = `${seam}${bytes}`.slice(-3);
      if (!holdsAnEnd) return; // a long message is put together once, at its end
      const messages = pieces
        .splice(0)
        .join('')
        .replace(/^Asterisk.*\r\n/, '')
        .split('\r\n\r\n');
      pieces.push(messages.pop() ?? '');
      messages.map(messageOf).forEach(take);
    });
    socket.on('error', reject).on('close', () => reject(new Error('The Asterisk hung up')));
    socket.write(hello);
  }).finally(() => socket.destroy());
}

/** Where the Asterisk is, and what it is told first. */
export function lineTo({ host, port, username, secret }: Server) {
  const login = { Action: 'Login', Username: String(username), Secret: String(secret), Events: 'off' };
  return { host: String(host), port: Number(port), hello: textOf({ ...login, ActionID: 'login' }) };
}

export const textOf = (action: AmiMessage): string =>
  `${Object.entries(action)
    .flatMap(([name, value]) => (value === undefined ? [] : [`${name}: ${value}\r\n`]))
    .join('')}\r\n`;

export const messageOf = (text: string): AmiMessage =>
  Object.fromEntries(
    text.split('\r\n').map((line) => {
      const colon = line.indexOf(': ');
      return [line.slice(0, colon), line.slice(colon + 2)];
    }),
  );

/** Where the site has an agent's phone. */
export const deviceOf = (server: Server, agentId: unknown): string =>
  String(server.interface).replaceAll('{AgentID}', () => String(agentId));
