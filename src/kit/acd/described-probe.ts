// The probe over a switch that nobody of the kit speaks, but that is described in a file: it asks as the file says. What it finds shows
// that the file is consistent with itself, and no more: file and client are one.

import type { SwitchClient } from '../../../simulator/index.ts';
import { exchange } from '../probe/links/http.ts';
import { COMMAND_TYPES } from '../probe/links/link.ts';
import type { AskedCommand, Probe, ProbeRequest } from '../probe/probe.ts';
import { NotExercised, notExercised } from '../scenario/mismatch.ts';
import type { AcdUnderTest } from './acd-under-test.ts';

/** How long an answer may take, in milliseconds of wire time. */
const TIMEOUT_MS = 5000;

/** What each activity is in the file's words: of whatever the ACD chooses, or of one queue. */
const OPERATIONS = {
  LoginAgent: { of: 'login', ofQueue: 'queueLogin' },
  LogoutAgent: { of: 'logout', ofQueue: 'queueLogout' },
  SetAgentReady: { of: 'ready', ofQueue: 'ready' },
  SetAgentNotReady: { of: 'notReady', ofQueue: 'notReady' },
} as const;

export function describedProbe(client: SwitchClient, { server }: Pick<AcdUnderTest, 'server'>): Probe {
  const { url, token, ca } = server as { url: string; token?: string; ca?: string };

  async function askOne(
    request: ProbeRequest,
    queueId: string | undefined,
    signal: AbortSignal,
  ): Promise<AskedCommand> {
    const { agentId, reasonCode, activity, isAfterCallWork } = request;
    const wanted = operationsFor(request, queueId);
    const args = argumentsOf(request, queueId);
    const found = wanted
      .map((operation) => ({ operation, asked: client.ask({ url, token }, operation, args) }))
      .find(({ asked }) => asked !== undefined);
    if (found?.asked === undefined)
      throw new NotExercised(`The file of the switch has no route for ${wanted.join(' or ')}.`);
    const { status, text } = await exchange({ url, ca }, toHttp(found.asked, url), signal);
    const { isDone, words } = client.read(found.operation, status, text);
    return {
      ...{ type: isAfterCallWork ? 'SetAfterCallWork' : COMMAND_TYPES[activity], agentId, reasonCode },
      queueIds: queueId === undefined ? undefined : [queueId],
      ...{ outcome: isDone ? 'done' : 'refused', words: isDone ? '' : words },
    };
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

/** The operations of the file that will do, the likeliest first. */
function operationsFor({ activity, isAfterCallWork }: ProbeRequest, queueId: string | undefined): readonly string[] {
  if (isAfterCallWork) return ['afterCallWork'];
  const { of, ofQueue } = OPERATIONS[activity];
  return queueId === undefined ? [of] : [ofQueue, of];
}

/** What is asked, without what is not. */
function argumentsOf({ agentId, password, extension, reasonCode }: ProbeRequest, queue: string | undefined) {
  const all = { agent: agentId, queue, password, extension, reason: reasonCode };
  return Object.fromEntries(Object.entries(all).filter(([, value]) => value !== undefined));
}

type Example = NonNullable<ReturnType<SwitchClient['ask']>>;

const toHttp = ({ method, url: whole, headers = {}, body, text }: Example, url: string) => ({
  ...{ method: method as 'GET', path: whole.slice(url.length), headers },
  body: text ?? (body === undefined ? '' : JSON.stringify(body)),
});

/** One request without a queue where the switch can be asked so; else one for each. */
function queuesFor(
  client: SwitchClient,
  { activity, queueId, workQueueIds, agentId }: ProbeRequest,
): readonly (string | undefined)[] {
  if (queueId !== undefined) return [queueId];
  const isWhole = client.ask({ url: '', token: undefined }, OPERATIONS[activity].of, { agent: agentId }) !== undefined;
  return isWhole && !client.needsQueue(OPERATIONS[activity].of) ? [undefined] : workQueueIds;
}
