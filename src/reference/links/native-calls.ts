// What the native dialect does with calls: a POST a Command, and a GET of the calls that there are. It must not know pages.

import type { Answer } from '../answer.ts';
import type { AgentCall, CallDeed, CallLink, CallRequest } from '../call-link.ts';
import { recordOf, textOf } from '../untyped.ts';
import { agentPath, callPath } from './native-paths.ts';

type Json = Readonly<Record<string, unknown>>;

/** The last part of the path of what is asked of a call. */
const VERBS: Readonly<Record<Exclude<CallDeed, 'Make'>, string>> = {
  Answer: 'answer',
  Hold: 'hold',
  Retrieve: 'retrieve',
  HangUp: 'hang-up',
  Dial: 'digits',
  Transfer: 'transfer',
  Consult: 'consult',
  CompleteTransfer: 'complete-transfer',
  Conference: 'conference',
  Drop: 'drop',
};

const STANDINGS: readonly string[] = ['Ringing', 'Talking', 'Held'] satisfies AgentCall['standing'][];

/** How the link asks. */
export interface NativeAsking {
  post(path: string, body: object, signal: AbortSignal): Promise<Answer>;
  /** What was in the answer; nothing where that was no JSON. */
  read(path: string, signal: AbortSignal): Promise<Json>;
}

export function createNativeCalls({ post, read }: NativeAsking): CallLink {
  const legsOf = ({ legs }: Json): readonly Json[] => (Array.isArray(legs) ? legs.map(recordOf) : []);

  /** In a call an agent stands by id, and the page names a number. One whom nobody knows is named all the same: the ACD says so. */
  async function partyOf({ callId = '', party }: CallRequest, signal: AbortSignal): Promise<Json | undefined> {
    if (party === undefined) return undefined;
    for (const { number, agentId } of legsOf(await read(callPath(callId), signal))) {
      if (number === party) break;
      const id = textOf(agentId);
      if (id === undefined) continue;
      const { extension } = await read(agentPath(id), signal);
      if (extension === party) return { agentId: id };
    }
    return { number: party };
  }

  return {
    deeds: ['Make', ...(Object.keys(VERBS) as (keyof typeof VERBS)[])],
    async act(request, signal) {
      const { deed, callId = '', agentId, destination, digits, data } = request;
      const body = { agentId, destination, digits, data, party: await partyOf(request, signal) };
      return post(deed === 'Make' ? '/v1/calls' : `${callPath(callId)}/${VERBS[deed]}`, body, signal);
    },
    async readCalls(agentId, signal) {
      const calls = await read('/v1/calls', signal);
      if (!Array.isArray(calls)) throw new Error('The CTI server does not tell which calls there are.');
      return calls.map(recordOf).flatMap((call) => {
        const [id, standing] = [textOf(call.id), legsOf(call).find((leg) => leg.agentId === agentId)?.state];
        return id !== undefined && isStanding(standing) ? [{ id, standing }] : [];
      });
    },
  };
}

const isStanding = (state: unknown): state is AgentCall['standing'] => STANDINGS.includes(String(state));
