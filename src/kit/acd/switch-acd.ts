// The AcdUnderTest port over a switch in use, of which there is nothing but its wire: named agents are looked at and moved in
// named queues, and nobody else. Whatever cannot be arranged or seen that way is not exercised.

import type { TimelineEntry } from '../../report-model/transcript.ts';
import type { SeenStanding } from '../probe/probe.ts';
import { type Named, type Probe, probeFor, ServerUnusable, standingsOf, timeoutOr } from '../probe/probe.ts';
import { NotExercised, notExercised, Untestable } from '../scenario/mismatch.ts';
import type { AcdUnderTest, AgentAtAcd, Exchange } from './acd-under-test.ts';
import { type SwitchAddress, spoken } from './switch-address.ts';

export interface SwitchOrder extends Named {
  readonly address: SwitchAddress;
  /** What the switch is held to. */
  readonly policy: AcdUnderTest['policy'];
}

/** A message of the wire, and whether it was the rig that looked. */
interface Heard {
  readonly at: number;
  readonly who: 'connector' | 'server';
  readonly lines: readonly string[];
  readonly isLook: boolean;
}

export interface SwitchRig {
  readonly acd: AcdUnderTest;
  readonly probe: Probe;
  /** Nothing is asked any more; whoever asks is told why. */
  abandon(why: Error): void;
  stop(): Promise<void>;
}

export function switchRig({ address, agentIds, queueIds, policy }: SwitchOrder): SwitchRig {
  const { dialect, server } = address;
  const heard: Heard[] = [];
  const listening = (isLook: boolean) => (who: Heard['who'], lines: readonly string[]) =>
    void heard.push({ at: Date.now(), who, lines, isLook });
  const standings = spoken(standingsOf(dialect, server, listening(true)));
  const probe = spoken(probeFor(dialect, server, listening(false)));
  const over = new AbortController();
  /** Where queues are assigned, that is the switch's own, and left as it is: the queues of each agent. */
  let assigned: ReadonlyMap<string, readonly string[]> = new Map();
  /** Why nothing can be asked any more: a switch that is gone is not waited for again and again. */
  let gone: Error | undefined;

  async function unlessGone<T>(work: (signal: AbortSignal) => Promise<T> | undefined): Promise<T> {
    if (gone !== undefined) throw gone;
    try {
      return (await work(timeoutOr(over.signal))) as T;
    } catch (error) {
      if (error instanceof ServerUnusable) gone ??= error;
      throw gone ?? error;
    }
  }

  const see = (named: Named) => unlessGone((signal) => standings.read(named, signal));
  const isNamed = (agentId: string) => agentIds.includes(agentId);

  async function look(agentId: string): Promise<AgentAtAcd> {
    if (!isNamed(agentId)) throw new NotExercised(`Nobody is looked at who is not named, such as ${agentId}.`);
    return agentIn(await see({ agentIds: [agentId], queueIds }));
  }

  /** A login of somebody who is not named would leave somebody behind; so would one to another queue. */
  function refuseStrangers({ activity, agentId, queueId, workQueueIds }: Parameters<Probe['ask']>[0]): void {
    const logsIn = policy.stateChangeWhileLoggedOut === 'logsIn' && activity !== 'LogoutAgent';
    if (activity !== 'LoginAgent' && !logsIn) return;
    const strange = [...(isNamed(agentId) ? [] : [agentId])];
    strange.push(...(queueId === undefined ? workQueueIds : [queueId]).filter((one) => !queueIds.includes(one)));
    if (strange.length > 0) throw new NotExercised(`Nothing is logged in that is not named: ${strange.join(', ')}.`);
  }

  async function clear(): Promise<void> {
    const before = await see({ agentIds, queueIds });
    assigned = assignmentsIn(before);
    const busy = before.find(({ isBusy }) => isBusy);
    if (busy !== undefined) throw new Untestable(`Agent ${busy.agentId} has a call now, and is left alone.`);
    const inside = before.filter(({ login }) => login !== undefined);
    if (inside.length === 0) return;
    const out = inside.map(({ agentId, queueId }) => ({ agentId, queueId }));
    const [refused] = await unlessGone((signal) => standings.put(out, signal));
    if (refused !== undefined) throw new Untestable(`The agents cannot be logged out to begin with: ${refused}`);
  }

  const acd: AcdUnderTest = {
    server,
    policy,
    stop: async () => undefined,
    can: () => false,
    floor: {
      ...{ agentIds, queueIds, clear },
      assignedTo: policy.queues === 'assigned' ? (agentId) => assigned.get(agentId) : undefined,
    },
    arrange: {
      async addToFloor({ agents = [], queues = [], reasonCodes = [] }) {
        const strange = [
          ...agents.filter(({ id }) => !isNamed(id)),
          ...queues.filter(({ id }) => !queueIds.includes(id)),
        ].map(({ id }) => id);
        if (strange.length > 0)
          throw new NotExercised(`A switch in use is given nobody and no queue: ${strange.join(', ')}.`);
        if (reasonCodes.length > 0 && policy.unknownReason !== 'accept')
          throw new NotExercised('The reasons that a switch in use lists are its own.');
      },
      async choosePolicy(choices) {
        const other = Object.entries(choices).find(([choice, value]) => String(policy[choice]) !== String(value));
        if (other !== undefined)
          throw new NotExercised(`The policy of a switch in use is its own: no ${other.join(' ')}.`);
        return policy as Awaited<ReturnType<AcdUnderTest['arrange']['choosePolicy']>>;
      },
      command: notExercised('At a switch in use nobody acts but the probe.'),
      placeCall: notExercised('No call is placed at a switch in use.'),
      callExtension: notExercised('No call is placed at a switch in use.'),
      dial: notExercised('No call is placed at a switch in use.'),
      doWithCall: notExercised('Nobody does anything with a call at a switch in use.'),
      answerCall: notExercised('No call is answered at a switch in use.'),
      endCall: notExercised('No call is ended at a switch in use.'),
    },
    view: {
      agent: look,
      call: notExercised('No call is looked at at a switch in use.'),
      calls: notExercised('No call is looked at at a switch in use.'),
      usage: notExercised('What a switch holds for a connector is not to be seen.'),
    },
    exchange: {
      async mark(agentId) {
        const agent = agentId === undefined ? undefined : await look(agentId);
        return { mark: heard.length, agent };
      },
      async since(mark, agentId) {
        const agent = agentId === undefined ? undefined : await look(agentId);
        return { agent, exchange: exchangeOf(heard.slice(mark)) };
      },
    },
    faults: {
      inject: notExercised('A switch in use is given no fault.'),
      remove: notExercised('A switch in use is given no fault.'),
    },
    clock: {
      usual: 'real',
      set: notExercised(OWN_CLOCK),
      now: notExercised(OWN_CLOCK),
      advance: notExercised(OWN_CLOCK),
    },
  };

  return {
    acd,
    probe: {
      ask: async (request) => {
        refuseStrangers(request);
        return unlessGone((signal) => probe.ask(request, signal));
      },
      watch: (device) => unlessGone(() => probe.watch(device)),
      look: notExercised('A switch in use is given no fault, and the bytes of its answers are not looked at.'),
      saysAccepted: probe.saysAccepted,
      isWord: probe.isWord,
    },
    abandon(why) {
      gone ??= why;
      over.abort();
    },
    stop: acd.stop,
  };
}

const OWN_CLOCK = 'The clock of a switch in use is its own.';

/** Of a switch that assigns nothing there are none. */
function assignmentsIn(seen: readonly SeenStanding[]): ReadonlyMap<string, readonly string[]> {
  const assigned = new Map<string, readonly string[]>();
  for (const { agentId, queueId, isAssigned } of seen) {
    const others = assigned.get(agentId) ?? [];
    if (isAssigned !== undefined) assigned.set(agentId, isAssigned ? [...others, queueId] : others);
  }
  return assigned;
}

/** The agent as far as the named queues show it. */
function agentIn(seen: readonly SeenStanding[]): AgentAtAcd {
  const logins = seen.flatMap(({ queueId, login, isBusy }) =>
    login === undefined ? [] : [{ ...login, queueId, isBusy }],
  );
  const queues = logins.map(({ queueId }) => queueId);
  const reasonCode = logins.find(({ reason }) => reason !== '')?.reason;
  if (logins.length === 0) return { state: 'LoggedOut', queues };
  if (logins.some(({ isBusy }) => isBusy)) return { state: 'Busy', queues, reasonCode };
  return { state: logins.every(({ isPaused }) => isPaused) ? 'NotReady' : 'Ready', queues, reasonCode };
}

const NO_JOURNAL = 'A switch in use shows no journal: what its ACD made of a request is not to be seen.';

/** What was asked and answered, and nothing of what the ACD made of it: whoever looks for that cannot be told. */
function exchangeOf(messages: readonly Heard[]): Exchange {
  const start = messages[0]?.at ?? 0;
  const unseen = (): never => {
    throw new NotExercised(NO_JOURNAL);
  };
  return {
    startedAt: start,
    requests: messages.filter(({ who, isLook }) => who === 'connector' && !isLook).length,
    struck: 0,
    failures: [],
    timeline: messages.map(
      ({ at, who, lines }): TimelineEntry => ({ at: at - start, who, text: lines.join(' | '), lines }),
    ),
    get commands() {
      return unseen();
    },
    get replies() {
      return unseen();
    },
    get laterRefusals() {
      return unseen();
    },
    get settled() {
      return unseen();
    },
    get changes() {
      return unseen();
    },
  };
}
