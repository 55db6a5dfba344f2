// The AcdUnderTest port over a simulator's control API, in this process or not.

import { KitFailure } from '../contract/failure.ts';
import type { AcdUnderTest, Exchange, HeldAgent, PolicyChoices, SentCommand, SentReply } from './acd-under-test.ts';

export interface ControlledAcd {
  /** The main port: `http://127.0.0.1:7070`. */
  readonly url: string;
  readonly server: AcdUnderTest['server'];
  readonly profile: string;
  stop(): Promise<void>;
}

export function controlledAcd({ url, server, profile, stop }: ControlledAcd): AcdUnderTest {
  const ask = createAsker(url);
  const agentPath = (agentId: string) => `agents/${encodeURIComponent(agentId)}`;
  const callPath = (callId: string) => `/control/calls/${encodeURIComponent(callId)}`;
  return {
    server,
    stop,
    seed: async (addition) => void (await ask('POST', '/control/seed', addition)),
    choosePolicy: (choices) =>
      ask('PUT', '/control/policy', { profile, ...choices }) as Promise<Required<PolicyChoices>>,
    agent: (agentId) => ask('GET', `/v1/${agentPath(agentId)}`) as Promise<HeldAgent>,
    command: async (agentId, command) => void (await ask('POST', `/control/${agentPath(agentId)}/commands`, command)),
    async placeCall(queueId) {
      const { call } = (await ask('POST', '/control/calls', { queueId })) as { call: { id: string } };
      return call.id;
    },
    answerCall: async (callId) => void (await ask('POST', `${callPath(callId)}/answer`, {})),
    endCall: async (callId) => void (await ask('DELETE', callPath(callId))),
    async mark() {
      return ((await ask('GET', '/control/journal?limit=0')) as { last: number }).last;
    },
    async exchangeSince(mark) {
      const query = `/control/journal?origin=connector&after=${mark}&limit=10000`;
      return toExchange(((await ask('GET', query)) as { entries: readonly JournalEntry[] }).entries);
    },
  };
}

interface JournalEntry {
  readonly number: number;
  readonly kind: string;
  readonly command?: Omit<SentCommand, 'number' | 'outcome' | 'rejection'>;
  readonly outcome?: SentCommand['outcome'];
  readonly rejection?: { readonly code: string };
  readonly understood?: boolean;
  readonly positive?: boolean;
  readonly said?: string;
}

function toExchange(entries: readonly JournalEntry[]): Exchange {
  const commands: SentCommand[] = [];
  const replies: SentReply[] = [];
  for (const { number, kind, command, outcome, rejection, understood = false, positive = false, said } of entries) {
    if (kind === 'command' && command !== undefined && outcome !== undefined)
      commands.push({ ...command, number, outcome, rejection: rejection?.code });
    if (kind === 'reply') replies.push({ number, understood, positive, said });
  }
  return { commands, replies };
}

/** Asks the control API and reads the answer. Throws a `KitFailure` with what it said where it says no. */
function createAsker(url: string) {
  return async (method: string, path: string, body?: unknown): Promise<unknown> => {
    const answer = await fetch(new URL(path, url), {
      method,
      ...(body === undefined ? {} : { body: JSON.stringify(body), headers: { 'Content-Type': 'application/json' } }),
    }).catch((cause) => {
      throw failure(`The simulator at ${url} does not answer ${method} ${path}`, cause);
    });
    const text = await answer.text();
    if (answer.ok) return text === '' ? undefined : JSON.parse(text);
    throw failure(`The simulator answers ${answer.status} to ${method} ${path}: ${text.slice(0, 500)}`);
  };
}

const failure = (message: string, cause?: unknown): KitFailure =>
  new KitFailure('SimulatorFailed', message, { hint: 'Look at what the simulator itself says.', cause });
