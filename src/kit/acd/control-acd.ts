// The AcdUnderTest port over a simulator's control API, in this process or not.

import type { AcdUnderTest, AgentAtAcd, CallAtAcd, ClockMode, PolicyChoices, ServerUsage } from './acd-under-test.ts';
import { type ControlAddress, createAsk } from './control-api.ts';
import { orderOf } from './control-faults.ts';
import { type JournalEntry, readExchange } from './exchange.ts';

export interface ControlledAcd extends ControlAddress {
  readonly dialect: string;
  readonly server: AcdUnderTest['server'];
  readonly profile: string;
  /** What is chosen on top of the profile, below what a scenario chooses. */
  readonly choices?: Readonly<Record<string, string>> | undefined;
  readonly clock: ClockMode;
  /** Once it is aborted nothing more is asked: whoever goes on playing leaves nothing behind. */
  readonly abandoned: AbortSignal | undefined;
  stop(): Promise<void>;
}

/** Throws a `KitFailure` where the simulator does not take the profile. */
export async function controlledAcd({
  dialect,
  server,
  profile,
  choices: usual,
  clock,
  abandoned,
  stop,
  ...address
}: ControlledAcd): Promise<AcdUnderTest> {
  const ask = createAsk(address, abandoned);
  const agentPath = (agentId: string) => `agents/${encodeURIComponent(agentId)}`;
  const callPath = (callId: string) => `/control/calls/${encodeURIComponent(callId)}`;
  const page = (query: string, agentId = '') =>
    ask('GET', `/control/journal?${query}&lookAt=${encodeURIComponent(agentId)}`) as Promise<JournalPage>;
  /** What was asked for last, and what came of it: nobody else moves the policy of a run. */
  let policy = { choices: '{}', inForce: await choosePolicy({}) };

  async function place(order: object): Promise<string> {
    const { call } = (await ask('POST', '/control/calls', order)) as { call: { id: string } };
    return call.id;
  }

  function choosePolicy(choices: PolicyChoices): Promise<Required<PolicyChoices>> {
    return ask('PUT', '/control/policy', { profile, ...usual, ...choices }) as Promise<Required<PolicyChoices>>;
  }

  return {
    server,
    policy: { ...policy.inForce },
    stop,
    can: () => true,
    arrange: {
      addToFloor: async (addition) => void (await ask('POST', '/control/seed', addition)),
      async choosePolicy(choices) {
        const wanted = JSON.stringify(choices);
        if (policy.choices !== wanted) policy = { choices: wanted, inForce: await choosePolicy(choices) };
        return policy.inForce;
      },
      command: async (agentId, command) => void (await ask('POST', `/control/${agentPath(agentId)}/commands`, command)),
      placeCall: (queueId, details) => place({ queueId, ...details }),
      callExtension: (dialled, details) => place({ dialled, ...details }),
      dial: (agentId, destination) => place({ agentId, destination }),
      doWithCall: async (callId, deed) => void (await ask('POST', `${callPath(callId)}/commands`, deed)),
      answerCall: async (callId) => void (await ask('POST', `${callPath(callId)}/answer`, {})),
      endCall: async (callId) => void (await ask('DELETE', callPath(callId))),
      postEvents: async (url) => {
        if (server.webhooks === true) await ask('PUT', '/control/webhooks', { dialect, url });
      },
    },
    view: {
      agent: (agentId) => ask('GET', `/v1/${agentPath(agentId)}`) as Promise<AgentAtAcd>,
      call: (callId) => ask('GET', `/v1/calls/${encodeURIComponent(callId)}`) as Promise<CallAtAcd>,
      calls: () => ask('GET', '/control/calls') as Promise<readonly CallAtAcd[]>,
      usage: () => ask('GET', '/control/usage') as Promise<ServerUsage>,
    },
    exchange: {
      async mark(agentId) {
        const { last, agent } = await page('limit=0', agentId);
        return { mark: last, agent };
      },
      async since(mark, agentId) {
        const { entries, agent } = await page(`after=${mark}&limit=10000`, agentId);
        return { exchange: readExchange(entries), agent };
      },
    },
    faults: {
      inject: async (fault) => ((await ask('POST', '/control/faults', orderOf(fault))) as { id: string }).id,
      remove: async (faultId) => void (await ask('DELETE', `/control/faults/${encodeURIComponent(faultId)}`)),
    },
    clock: {
      usual: clock,
      set: async (mode) => void (await ask('PUT', '/control/clock', { mode })),
      now: async () => ((await ask('GET', '/control/clock')) as { now: number }).now,
      advance: async (ms) => void (await ask('POST', '/control/clock/advance', { by: ms })),
    },
  };
}

interface JournalPage {
  readonly last: number;
  readonly entries: readonly JournalEntry[];
  readonly agent?: AgentAtAcd | undefined;
}
