// What FreeSWITCH's event socket does with the queue calls of an agent: the call center tells whom each member is served by, and the
// functions of channels take the agent's own. A call is known by the caller's channel, as events tell of it. A transfer is never
// refused there, whatever becomes of the caller, and so it is not asked for. It must not know pages.

import type { Answer } from '../answer.ts';
import type { AgentCall, CallDeed, CallLink } from '../call-link.ts';
import { recordOf, textOf } from '../untyped.ts';
import { wordOf } from './esl-reader.ts';
import { notOfTheProtocol } from './socket.ts';

type Row = Readonly<Record<string, string | undefined>>;

/** How the link asks. */
export interface EslAsking {
  /** What a function of the switch says. */
  api(command: string, signal: AbortSignal): Promise<string>;
  /** The rows of a table of the call center's. */
  rows(command: string, signal: AbortSignal): Promise<readonly Row[]>;
  /** What an agent is called there. */
  nameOf(agentId: string): string;
}

type Deed = Extract<CallDeed, 'Answer' | 'Hold' | 'Retrieve' | 'HangUp' | 'Dial'>;

/** What is asked for each, of the agent's channel. */
const FUNCTIONS: Readonly<Record<Deed, (uuid: string, digits: string) => string>> = {
  Answer: (uuid) => `uuid_phone_event ${uuid} talk`,
  Hold: (uuid) => `uuid_hold ${uuid}`,
  Retrieve: (uuid) => `uuid_hold off ${uuid}`,
  HangUp: (uuid) => `uuid_kill ${uuid}`,
  Dial: (uuid, digits) => `uuid_send_dtmf ${uuid} ${wordOf(digits)}`,
};

export function createEslCalls({ api, rows, nameOf }: EslAsking): CallLink {
  /** The members that the agent serves, or is rung for. */
  async function membersOf(agentId: string, signal: AbortSignal): Promise<readonly Row[]> {
    const own = nameOf(agentId);
    return (await rows('queue list members', signal)).filter(({ serving_agent: agent }) => agent === own);
  }

  /** The channel of the agent's phone: while it rings, by the number that is called, for the table of agents does not have it yet. */
  async function channelOf(agentId: string, signal: AbortSignal): Promise<Channel | undefined> {
    const own = nameOf(agentId);
    const agent = (await rows(`agent list ${wordOf(own)}`, signal)).find(({ name }) => name === own);
    const channels = channelsIn(await api('show channels as json', signal));
    const ringing = channels.find(({ callstate, dest }) => callstate === 'RINGING' && isAt(agent?.contact, dest));
    return ringing ?? channels.find(({ uuid }) => uuid !== undefined && uuid === textOf(agent?.uuid));
  }

  return {
    deeds: Object.keys(FUNCTIONS) as Deed[],
    async act({ deed, agentId, callId = '', digits = '' }, signal) {
      const member = (await membersOf(agentId, signal)).find((row) => row.session_uuid === callId);
      if (member === undefined || (deed === 'Answer') !== (member.state === 'Trying'))
        throw new Error(`The CTI server holds no such call of the agent that could be asked for that: ${callId}.`);
      const { uuid } = (await channelOf(agentId, signal)) ?? {};
      if (uuid === undefined) throw new Error('The CTI server does not tell which channel the agent has.');
      return answerOf(await api(FUNCTIONS[deed as Deed](uuid, digits), signal));
    },
    async readCalls(agentId, signal) {
      const members = await membersOf(agentId, signal);
      if (members.length === 0) return [];
      const { callstate } = (await channelOf(agentId, signal)) ?? {};
      const answered: AgentCall['standing'] = callstate === 'HELD' ? 'Held' : 'Talking';
      return members.flatMap(({ session_uuid: id, state }): readonly AgentCall[] => {
        if (id === undefined || (state !== 'Trying' && state !== 'Answered')) return [];
        return [{ id, standing: state === 'Trying' ? 'Ringing' : answered }];
      });
    },
  };
}

function answerOf(text: string): Answer {
  if (/^\+OK\b/.test(text)) return { outcome: 'done' };
  const [, reason] = /^-ERR (.*\S)\s*$/.exec(text) ?? [];
  if (reason === undefined) throw notOfTheProtocol();
  return { outcome: 'refused', reason };
}

interface Channel {
  readonly uuid: string | undefined;
  readonly callstate: string | undefined;
  /** The number that was called. */
  readonly dest: string | undefined;
}

function channelsIn(text: string): readonly Channel[] {
  try {
    const { rows } = recordOf(JSON.parse(text));
    return (Array.isArray(rows) ? rows : []).map(recordOf).map(({ uuid, callstate, dest }) => ({
      ...{ uuid: textOf(uuid), callstate: textOf(callstate), dest: textOf(dest) },
    }));
  } catch {
    throw notOfTheProtocol();
  }
}

/** Whether a contact, `user/1001@default` say, is called by that number. */
const isAt = (contact = '', number: string | undefined): boolean =>
  number !== undefined && [`/${number}@`, `/${number}/`].some((part) => `${contact}/`.includes(part));
