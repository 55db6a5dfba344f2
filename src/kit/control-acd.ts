// The AcdUnderTest port over a simulator's control API, in this process or not.

import { KitFailure } from '../contract/failure.ts';
import type { AcdUnderTest, ClockMode, HeldAgent, PolicyChoices, ServerUsage } from './acd-under-test.ts';
import { type JournalEntry, readExchange } from './exchange.ts';

export interface ControlledAcd {
  /** The main port: `http://127.0.0.1:7070`. */
  readonly url: string;
  readonly server: AcdUnderTest['server'];
  readonly profile: string;
  readonly clock: ClockMode;
  stop(): Promise<void>;
}

export function controlledAcd({ url, server, profile, clock, stop }: ControlledAcd): AcdUnderTest {
  const ask = createAsker(url);
  const agentPath = (agentId: string) => `agents/${encodeURIComponent(agentId)}`;
  const callPath = (callId: string) => `/control/calls/${encodeURIComponent(callId)}`;
  return {
    server,
    stop,
    usualClock: clock,
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
    async spoil(fault) {
      return ((await ask('POST', '/control/faults', { ...fault, label: 'conformance suite' })) as { id: string }).id;
    },
    repair: async (faultId) => void (await ask('DELETE', `/control/faults/${encodeURIComponent(faultId)}`)),
    setClock: async (mode) => void (await ask('PUT', '/control/clock', { mode })),
    async mark() {
      return ((await ask('GET', '/control/journal?limit=0')) as { last: number }).last;
    },
    async exchangeSince(mark) {
      const query = `/control/journal?after=${mark}&limit=10000`;
      return readExchange(((await ask('GET', query)) as { entries: readonly JournalEntry[] }).entries);
    },
    usage: () => ask('GET', '/control/usage') as Promise<ServerUsage>,
  };
}

/** A simulator that takes longer than this to answer is taken for dead, in milliseconds. */
const ANSWER_MS = 10_000;

/** Asks the control API and reads the answer. Throws a `KitFailure` with what it said where it says no. */
function createAsker(url: string) {
  return async (method: string, path: string, body?: unknown): Promise<unknown> => {
    const answer = await fetch(new URL(path, url), {
      method,
      signal: AbortSignal.timeout(ANSWER_MS),
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
