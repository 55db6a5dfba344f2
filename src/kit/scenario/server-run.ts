// A server run: one scenario about the CTI server being played. What the kit's own probe asks it over the dialect's wire, what it
// answers, and what is seen of that at the ACD. No connector takes part.

import { setTimeout } from 'node:timers/promises';
import type { AgentStateActivity } from '../../connector/activity.ts';
import type { ClipboardPage } from '../../connector/page.ts';
import type { FileFailure } from '../../report-model/description.ts';
import type { AgentAtAcd, Exchange } from '../acd/acd-under-test.ts';
import type { ServerRig } from '../acd/rig.ts';
import type { Probe, ProbedAnswer, ProbeRequest, Told, Watch } from '../probe/probe.ts';
import { createArrangement } from './arrangement.ts';
import type { DrawOrder } from './draw.ts';
import { isStruck, lookOrderOf, type Sighting } from './fault-sightings.ts';
import { createFixtures, type Person } from './fixtures.ts';
import { preparePage } from './framework-page.ts';
import { requestOf } from './instruments.ts';
import { Untestable } from './mismatch.ts';

/** What was asked, and all that was seen of it. */
export interface Asked {
  /** Where the journal stood before. */
  readonly mark: number;
  readonly person: Person;
  readonly request: ProbeRequest;
  readonly answer: ProbedAnswer;
  /** What became of it: the answer, or what that was settled as where the policy has outcomes come later. */
  readonly outcome: Pick<ProbedAnswer, 'outcome' | 'words'>;
  readonly exchange: Exchange;
  /** The agent at the ACD; undefined where the ACD knows no such agent. */
  readonly before: AgentAtAcd | undefined;
  readonly after: AgentAtAcd | undefined;
}

export type ServerRun = Awaited<ReturnType<typeof startServerRun>>;

/** How long it waits before it looks again whether something has been accepted for later, in milliseconds. */
const LOOK_AGAIN_MS = 2;

/** Opens the scenario called `id` on the rig, under the policy that the server declares. */
export async function startServerRun({ acd, probe: someProbe }: ServerRig, about: DrawOrder) {
  const probe = speaking(someProbe);
  const fixtures = createFixtures(acd, about);
  await acd.floor?.clear();
  const arrangement = await createArrangement(acd, fixtures);
  const asked: Asked[] = [];
  const fileFailures: FileFailure[] = [];
  /** Who listens, by the id of whom it is about. */
  const watches = new Map<string, Watch>();
  let sighting: Sighting | undefined;
  let stoppedAt: number | undefined;
  let turn = 0;

  /** What stands on a page is asked for, as an activity would. */
  async function ask(activity: AgentStateActivity, person: Person, properties?: ClipboardPage): Promise<Asked> {
    const request = prepare(activity, person, properties);
    const lookAt = fixtures.isOnFloor(person) ? person.id : undefined;
    const { mark, agent: before } = await acd.exchange.mark(lookAt);
    const answering = probe.ask(request);
    if (acd.policy.outcome === 'later') await settle(mark, answering);
    const answer = await answering.catch(async (error) => {
      fileFailures.push(...(await acd.exchange.since(mark)).exchange.failures);
      throw error;
    });
    const { exchange, agent: after } = await acd.exchange.since(mark, lookAt);
    fileFailures.push(...exchange.failures);
    const settled = answer.outcome === 'accepted' ? exchange.settled.at(-1) : undefined;
    const outcome = settled === undefined ? answer : { outcome: settled.outcome, words: settled.said ?? '' };
    const one = { mark, person, request, answer, outcome, exchange, before, after };
    asked.push(one);
    return one;
  }

  function prepare(activity: AgentStateActivity, person: Person, properties?: ClipboardPage): ProbeRequest {
    turn += 1;
    const page = preparePage(person, activity, {
      ...{ policy: arrangement.policy(), properties: { AgentState: {}, ...properties } },
      ...{ seed: about.seed, turn },
    });
    return requestOf(activity, page, person, workQueueIdsOf(person));
  }

  /** The fault that is to strike now. */
  function fault() {
    const latest = arrangement.activeFaults().at(-1);
    if (latest === undefined) throw new Error('No fault has been ordered in this scenario.');
    return latest;
  }

  /** Moves the clock until whatever was accepted for later is settled; a protocol may answer no sooner. */
  async function settle(mark: number, answering: Promise<unknown>): Promise<void> {
    const answered = answering.then(
      () => true,
      () => true,
    );
    for (let isOver = false; ; isOver = await Promise.race([answered, setTimeout(LOOK_AGAIN_MS, false)])) {
      const { commands, settled } = (await acd.exchange.since(mark)).exchange;
      if (commands.filter(({ outcome }) => outcome === 'accepted').length > settled.length)
        await acd.clock.advance(Number(acd.policy.outcomeDelayMs));
      if (isOver) return;
    }
  }

  function workQueueIdsOf(person: Person): readonly string[] {
    const queueIds = fixtures.queuesOf(person);
    return queueIds.length > 0 ? queueIds : fixtures.queueIds();
  }

  /** What comes of one request. Where nothing has arrived, it may not have been heard yet either: that is waited for. */
  async function lookOnce(person: Person): Promise<Sighting> {
    const { mark } = await acd.exchange.mark();
    const look = await probe.look(prepare('SetAgentReady', person), lookOrderOf(fault()));
    let seen = await acd.exchange.since(mark, person.id);
    for (
      let waits = 0;
      waits < MOST_WAITS && look.end === 'open' && look.bytes === 0 && seen.exchange.struck === 0;
      waits += 1
    ) {
      await setTimeout(WAIT_MS);
      seen = await acd.exchange.since(mark, person.id);
    }
    fileFailures.push(...seen.exchange.failures);
    return { look, isDone: seen.agent?.state === 'Ready', struck: seen.exchange.struck, protocol: probe };
  }

  /** On a busy machine something may be late that was in time: the same fault, for the same request. */
  async function orderAgain(person: Person): Promise<void> {
    const again = fault();
    await arrangement.removeFaults();
    const { state } = await acd.view.agent(person.id);
    if (state === 'Ready') await ask('SetAgentNotReady', person);
    await arrangement.inject(again);
  }

  return {
    acd,
    probe,
    fixtures,
    /** Where the file that describes the switch failed it. */
    fileFailures: () => fileFailures,
    ...arrangement,
    ask,
    /** From now on a client listens to each of those who have been named. */
    async listen(): Promise<void> {
      for (const { id: agentId, extension } of fixtures.people())
        if (!watches.has(agentId)) watches.set(agentId, await probe.watch({ agentId, extension }));
    },
    /** From now on a client listens that has subscribed to nobody. */
    async listenToNobody(): Promise<void> {
      watches.set(NOBODY, await probe.watch());
    },
    /** What the client was told until now that listens to somebody, or to nobody. */
    async told(id: string = NOBODY): Promise<readonly Told[]> {
      const watch = watches.get(id);
      if (watch === undefined) throw new Error(`No client listens to ${id || 'nobody'} in this scenario.`);
      return watch.told();
    },
    isHeard: (id: string): boolean => watches.has(id),
    fault,
    /** Asks to make somebody Ready who is not, under the latest fault, and looks at every byte that comes. */
    async look(person: Person): Promise<void> {
      for (let looks = 1; ; looks += 1) {
        sighting = await lookOnce(person);
        if (isStruck(fault(), sighting) || sighting.struck === 0 || looks === MOST_LOOKS) return;
        await orderAgain(person);
      }
    },
    /** The ACD's time stands still from now on, and is read. */
    async stopClock(): Promise<void> {
      await arrangement.stopClock();
      stoppedAt = await acd.clock.now();
    },
    /** What the ACD's clock said when it was stopped, in milliseconds. */
    stoppedAt: (): number | undefined => stoppedAt,
    /** Looks at the ACD for as long as a clock that goes by itself could not stand still. */
    async passRealTime(): Promise<void> {
      for (const end = Date.now() + A_WHILE_MS; Date.now() < end; ) await acd.clock.now();
    },
    sighting(): Sighting {
      if (sighting === undefined) throw new Error('Nobody has looked in this scenario.');
      return sighting;
    },
    /** Ends what would go on otherwise. */
    async close(): Promise<void> {
      for (const watch of watches.values()) watch.close();
      await arrangement.close();
    },
    /** What was asked in this scenario, oldest first. */
    asked: asked as readonly Asked[],
    last(): Asked {
      const latest = asked.at(-1);
      if (latest === undefined) throw new Error('Nothing has been asked in this scenario.');
      return latest;
    },
    /** Brings somebody into a starting state. Throws `Untestable` where the server takes him there not. */
    async reachState(person: Person, activity: AgentStateActivity, properties?: ClipboardPage): Promise<void> {
      const { outcome } = await ask(activity, person, properties);
      if (outcome.outcome === 'refused')
        throw new Untestable(`${activity} did not bring ${person.name} to where it starts: ${outcome.words}`);
    },
  };
}

/** Under which the client stands that has subscribed to nobody. */
const NOBODY = '';

/** How often a fault that has struck is looked at, until it is seen to be what it says. */
const MOST_LOOKS = 3;

/** How often it is waited until a request has been heard, and for how long each time, in milliseconds. */
const MOST_WAITS = 50;
const WAIT_MS = 20;

/** In milliseconds of wire time. */
const A_WHILE_MS = 20;

function speaking(probe: Probe | undefined): Probe {
  if (probe !== undefined) return probe;
  throw new Untestable('Nobody of the kit speaks the dialect.');
}
