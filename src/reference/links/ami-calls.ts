// What Asterisk's Manager Interface does with the calls of an agent: it hangs the agent's channel up. It answers none, holds none, and
// sends nobody on who is talking. A call is known by the caller's channel, as events tell of it. It must not know pages.

import type { AgentCall, CallLink } from '../call-link.ts';
import { answerOf } from './ami-answer.ts';
import type { AmiConnection } from './ami-connection.ts';
import type { Message } from './ami-reader.ts';

/** The cause of a call that ends as calls do. */
const NORMAL = '16';

/** How the link asks, and the member that an agent is. */
export interface AmiAsking extends Pick<AmiConnection, 'ask'> {
  deviceOf(agentId: string): string;
}

/** What Asterisk puts behind a device to call a channel of it; of a pair the half that is bridged. */
const ONE_OF_IT = /^-[0-9a-f]{8}(;1)?$/i;

export function createAmiCalls({ ask, deviceOf }: AmiAsking): CallLink {
  async function channelsOf(agentId: string, signal: AbortSignal): Promise<readonly Message[]> {
    const device = deviceOf(agentId).toLowerCase();
    const { items } = await ask({ Action: 'CoreShowChannels' }, signal);
    if (items === undefined) throw new Error('The CTI server does not tell which channels there are.');
    return items.filter(({ Channel: name = '' }) => {
      const isOwn = name.toLowerCase().startsWith(device);
      return isOwn && ONE_OF_IT.test(name.slice(device.length));
    });
  }

  return {
    deeds: ['HangUp'],
    async act({ agentId, callId = '' }, signal) {
      const channel = (await channelsOf(agentId, signal)).find(({ Linkedid }) => Linkedid === callId)?.Channel;
      if (channel === undefined) throw new Error(`The CTI server holds no such call of the agent: ${callId}.`);
      return answerOf((await ask({ Action: 'Hangup', Channel: channel, Cause: NORMAL }, signal)).response);
    },
    async readCalls(agentId, signal) {
      const channels = await channelsOf(agentId, signal);
      return channels.flatMap(({ Linkedid: id, ChannelStateDesc: state }): readonly AgentCall[] =>
        id === undefined ? [] : [{ id, standing: state === 'Up' ? 'Talking' : 'Ringing' }],
      );
    },
  };
}
