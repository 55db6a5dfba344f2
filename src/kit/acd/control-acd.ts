// The AcdUnderTest port over a simulator's control API, in this process or not.

import type { AcdUnderTest, AgentAtAcd, ClockMode, PolicyChoices, ServerUsage } from './acd-under-test.ts';
import { type ControlAddress, createAsk } from './control-api.ts';
import { type JournalEntry, readExchange } from './exchange.ts';

/** By which the suite's own faults are told from anybody else's. */
export const SUITE_LABEL = 'conformance suite';

export interface ControlledAcd extends ControlAddress {
  readonly server: AcdUnderTest['server'];
  readonly profile: string;
  readonly clock: ClockMode;
  /** Once it is aborted nothing more is asked: whoever goes on playing leaves nothing behind. */
  readonly abandoned: AbortSignal | undefined;
  stop(): Promise<void>;
}

export function controlledAcd({ server, profile, clock, abandoned, stop, ...address }: ControlledAcd): AcdUnderTest {
  const ask = createAsk(address, abandoned);
  const agentPath = (agentId: string) => `agents/${encodeURIComponent(agentId)}`;
  const callPath = (callId: string) => `/control/calls/${encodeURIComponent(callId)}`;
  return {
    server,
    stop,
    usualClock: clock,
    seed: async (addition) => void (await ask('POST', '/control/seed', addition)),
    choosePolicy: (choices) =>
      ask('PUT', '/control/policy', { profile, ...choices }) as Promise<Required<PolicyChoices>>,
    agent: (agentId) => ask('GET', `/v1/${agentPath(agentId)}`) as Promise<AgentAtAcd>,
    command: async (agentId, command) => void (await ask('POST', `/control/${agentPath(agentId)}/commands`, command)),
    async placeCall(queueId) {
      const { call } = (await ask('POST', '/control/calls', { queueId })) as { call: { id: string } };
      return call.id;
    },
    answerCall: async (callId) => void (await ask('POST', `${callPath(callId)}/answer`, {})),
    endCall: async (callId) => void (await ask('DELETE', callPath(callId))),
    async inject(fault) {
      return ((await ask('POST', '/control/faults', { ...fault, label: SUITE_LABEL })) as { id: string }).id;
    },
    removeFault: async (faultId) => void (await ask('DELETE', `/control/faults/${encodeURIComponent(faultId)}`)),
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
