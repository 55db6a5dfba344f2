// The probe over a switch that nobody of the kit speaks, but that is described in a file: it asks as the file says. What it finds shows
// that the file is consistent with itself, and no more: file and client are one.

import type { SwitchClient } from '../../../simulator/index.ts';
import { exchange } from '../probe/links/http.ts';
import type { AskedCommand, Probe, ProbeRequest } from '../probe/probe.ts';
import { NotExercised } from '../scenario/mismatch.ts';
import type { AcdUnderTest } from './acd-under-test.ts';

/** How long an answer may take, in milliseconds of wire time. */
const TIMEOUT_MS = 5000;

/** What each activity is in the file's words: of whatever the ACD chooses, or of one queue; and which Command it is. */
const OPERATIONS = {
  LoginAgent: { of: 'login', ofQueue: 'queueLogin', type: 'LogIn' },
  LogoutAgent: { of: 'logout', ofQueue: 'queueLogout', type: 'LogOut' },
  SetAgentReady: { of: 'ready', ofQueue: 'ready', type: 'SetReady' },
  SetAgentNotReady: { of: 'notReady', ofQueue: 'notReady', type: 'SetNotReady' },
} as const;

export function describedProbe(client: SwitchClient, { server }: Pick<AcdUnderTest, 'server'>): Probe {
  const { url, token, ca } = server as { url: string; token?: string; ca?: string };

  async function askOne(request: ProbeRequest, queueId: string | undefined, signal: AbortSignal) {
    const { agentId, password, extension, reasonCode, activity, isAfterCallWork } = request;
    const { of, ofQueue, type } = OPERATIONS[activity];
    const args = { agent: agentId, queue: queueId, password, extension, reason: reasonCode };
    const given = Object.fromEntries(Object.entries(args).filter(([, value]) => value !== undefined));
    const wanted = isAfterCallWork ? ['afterCallWork'] : queueId === undefined ? [of] : [ofQueue, of];
    const operation = wanted.find((one) => client.ask({ url, token }, one, given) !== undefined);
    const asked = operation === undefined ? undefined : client.ask({ url, token }, operation, given);
    if (operation === undefined || asked === undefined)
      throw new NotExercised(`The file of the switch has no route for ${wanted.join(' or ')}.`);
    const { method, url: whole, headers = {}, body } = asked;
    const sent = {
      method: method as 'GET',
      path: whole.slice(url.length),
      headers,
      body: body === undefined ? '' : JSON.stringify(body),
    };
    const { status, text } = await exchange({ url, ca }, sent, signal);
    const { isDone, words } = client.read(operation, status, text);
    const command: AskedCommand = {
      ...{ type: isAfterCallWork ? 'SetAfterCallWork' : type, agentId, reasonCode },
      queueIds: queueId === undefined ? undefined : [queueId],
      ...{ outcome: isDone ? 'done' : 'refused', words: isDone ? '' : words },
    };
    return command;
  }

  return {
    async ask(request, signal = AbortSignal.timeout(TIMEOUT_MS)) {
      const commands: AskedCommand[] = [];
      for (const queueId of queuesFor(client, request)) {
        const command = await askOne(request, queueId, signal);
        commands.push(command);
        if (command.outcome === 'refused') break;
      }
      const { outcome, words } = commands.at(-1) as AskedCommand;
      return { outcome, words, commands, requests: commands.length };
    },
    watch: notExercised('A client that is made from a file does not listen.'),
    look: notExercised('A client that is made from a file does not look at bytes.'),
    saysAccepted: false,
    isWord: () => false,
  };
}

/** One request without a queue where the switch can be asked so; else one for each. */
function queuesFor(
  client: SwitchClient,
  { activity, queueId, workQueueIds, agentId }: ProbeRequest,
): readonly (string | undefined)[] {
  if (queueId !== undefined) return [queueId];
  const isWhole = client.ask({ url: '', token: undefined }, OPERATIONS[activity].of, { agent: agentId }) !== undefined;
  return isWhole && !client.needsQueue(OPERATIONS[activity].of) ? [undefined] : workQueueIds;
}

const notExercised = (why: string) => async (): Promise<never> => {
  throw new NotExercised(why);
};
