// What Asterisk's Manager Interface tells, on a connection of its own: of all members and callers of queues, and without numbers.
// What is told of a member is taken for a hint that the agent has to be looked at; of calls it says itself what has happened. It must
// not know pages.

import { StringDecoder } from 'node:string_decoder';
import type { CallHappening, Ear, EventLink, Listening, News } from '../event-link.ts';
import type { AmiServer } from './ami-connection.ts';
import { type Message, textOf } from './ami-reader.ts';
import { connectTo } from './socket.ts';

/** A message that is longer ends the connection, in characters. */
const LARGEST = 1024 * 1024;

/** What is told of a call at a member of a queue. */
const CALLS: Readonly<Record<string, CallHappening>> = {
  AgentCalled: 'Offered',
  AgentConnect: 'Answered',
  AgentComplete: 'Ended',
  AgentRingNoAnswer: 'Abandoned',
};

/** What is told of a member, and may change how the agent is held. */
const OF_MEMBERS = ['QueueMemberAdded', 'QueueMemberRemoved', 'QueueMemberPause', 'QueueMemberStatus'];

/** What else there is of agents and queues, and is of no concern to a desktop. */
const UNTOLD = /^(Queue(Member|Caller)|Agent)\w+$|^(FullyBooted|SuccessfulAuth|ChallengeSent)$/;

/** `deviceOf` makes the member that an agent is. */
export const createAmiEvents = (server: AmiServer, deviceOf: (agentId: string) => string): EventLink => ({
  isOfHints: true,
  listen({ agentId }, ear, signal) {
    const own = deviceOf(agentId).toLowerCase(); // compared without case there
    /** The calls that ring at the agent, by the caller's channel, and the channel that rings. */
    const ringing = new Map<string, string | undefined>();
    return listenTo(server, { ...ear, take: (text) => take(text, { own, ringing, ear }) }, signal);
  },
});

interface Hearing {
  readonly own: string;
  readonly ringing: Map<string, string | undefined>;
  readonly ear: Pick<Ear, 'hear' | 'drop'>;
}

function take(text: string, { own, ringing, ear: { hear, drop } }: Hearing): void {
  const message = messageOf(text);
  const { Response, Event: name = '', Interface: device, Uniqueid = '' } = message;
  if (Response !== undefined) return;
  const isOwn = device?.toLowerCase() === own;
  const news = isOwn ? newsIn(message) : goneElsewhere(message, ringing);
  if (news?.type === 'call' && news.happened === 'Offered') ringing.set(Uniqueid, news.legId);
  else if (news?.type === 'call') ringing.delete(Uniqueid);
  if (news !== undefined) hear(news);
  else if (!UNTOLD.test(name)) drop(text, false);
  else if (device !== undefined && !isOwn) drop(text, true);
}

/** What rang here is over where the caller has gone, or somebody else has answered. */
function goneElsewhere({ Event: name, Uniqueid = '' }: Message, ringing: Hearing['ringing']): News | undefined {
  if (!ringing.has(Uniqueid) || (name !== 'QueueCallerAbandon' && name !== 'AgentConnect')) return undefined;
  return { type: 'call', happened: 'Abandoned', callId: Uniqueid, legId: ringing.get(Uniqueid) };
}

function newsIn({ Event: name = '', Uniqueid, DestUniqueid, CallerIDNum = '', Exten = '' }: Message): News | undefined {
  const happened = CALLS[name];
  if (happened === undefined) return OF_MEMBERS.includes(name) ? { type: 'hint' } : undefined;
  const call = { kind: 'INBOUND', from: CallerIDNum, dialled: Exten, other: CallerIDNum } as const;
  return { type: 'call', happened, callId: Uniqueid ?? '', legId: DestUniqueid, call };
}

/** Whatever of it is of the protocol. */
function messageOf(text: string): Message {
  const message: Record<string, string> = Object.create(null);
  for (const row of text.split(/\r?\n/)) {
    const [, name, value = ''] = /^([\w-]+): ?(.*)$/.exec(row) ?? [];
    if (name !== undefined) message[name] ??= value;
  }
  return message;
}

interface Taking {
  take(text: string): void;
  lost(): void;
}

/** Resolves when it has been let in; rejects where it has not before `signal` aborts. */
function listenTo(server: AmiServer, { take: onMessage, lost }: Taking, signal: AbortSignal): Promise<Listening> {
  const { username, secret } = server;
  const socket = connectTo(server);
  const decoder = new StringDecoder('utf8');
  let rest = '';
  let isIn = false;
  let isClosed = false;

  return new Promise((resolve, reject) => {
    const giveUp = () => socket.destroy();
    if (signal.aborted) giveUp();
    signal.addEventListener('abort', giveUp, { once: true });

    function enter({ Response, Message: said }: Message): void {
      if (Response === undefined) return;
      if (Response !== 'Success') {
        reject(new Error(`The CTI server does not let this link in: ${said}.`));
        giveUp();
        return;
      }
      isIn = true;
      signal.removeEventListener('abort', giveUp);
      resolve({
        close() {
          isClosed = true;
          socket.destroy();
        },
      });
    }

    socket.write(textOf({ Action: 'Login', Username: username, Secret: secret, Events: 'agent', ActionID: 'listen' }));
    socket
      .on('data', (bytes) => {
        rest += decoder.write(bytes);
        const messages = rest.split(/\r?\n\r?\n/);
        rest = messages.pop() ?? '';
        for (const text of messages) {
          if (isClosed) return;
          if (isIn) onMessage(text);
          else enter(messageOf(text));
        }
        if (rest.length > LARGEST) giveUp();
      })
      .on('error', ({ code = 'unknown' }: NodeJS.ErrnoException) =>
        reject(new Error(`The CTI server cannot be listened to (${code}).`)),
      )
      .on('close', () => {
        reject(new Error('The CTI server cannot be listened to in time.'));
        if (isIn && !isClosed) lost();
      });
  });
}
