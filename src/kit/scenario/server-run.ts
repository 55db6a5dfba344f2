// A server run: one scenario about the CTI server being played. What the kit's own probe asks it over the dialect's wire, what it
// answers, and what is seen of that at the ACD. No connector takes part.

import { setTimeout } from 'node:timers/promises';
import type { AgentStateActivity } from '../../connector/activity.ts';
import type { ClipboardPage } from '../../connector/page.ts';
import type { AgentAtAcd, Exchange } from '../acd/acd-under-test.ts';
import type { ServerRig } from '../acd/rig.ts';
import type { Probe, ProbeAnswer, ProbeRequest } from '../probe/probe.ts';
import { createArrangement } from './arrangement.ts';
import type { DrawOrder } from './draw.ts';
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
  readonly answer: ProbeAnswer;
  readonly exchange: Exchange;
  /** The agent at the ACD; undefined where the ACD knows no such agent. */
  readonly before: AgentAtAcd | undefined;
  readonly after: AgentAtAcd | undefined;
}

export type ServerRun = Awaited<ReturnType<typeof startServerRun>>;

/** How long it waits before it looks again whether something has been accepted for later, in milliseconds. */
const LOOK_AGAIN_MS = 2;

/**
 * Opens the scenario called `id` on the rig, under the policy that the server declares. Where that settles later what it
 * accepts, the clock is moved until it has, unless the scenario `isAboutLater` itself.
 */
export async function startServerRun({ acd, probe: someProbe }: ServerRig, about: DrawOrder, isAboutLater = false) {
  const probe = speaking(someProbe);
  const isSettled = acd.policy.outcome === 'later' && !isAboutLater;
  const fixtures = createFixtures(acd, about);
  const arrangement = await createArrangement(acd, fixtures);
  const asked: Asked[] = [];

  /** What stands on a page is asked for, as an activity would. */
  async function ask(activity: AgentStateActivity, person: Person, properties?: ClipboardPage): Promise<Asked> {
    const page = preparePage(person, activity, {
      ...{ policy: arrangement.policy(), properties: { AgentState: {}, ...properties } },
      ...{ seed: about.seed, turn: asked.length + 1 },
    });
    const request = requestOf(activity, page, person, workQueueIdsOf(person));
    const lookAt = fixtures.isOnFloor(person) ? person.id : undefined;
    const { mark, agent: before } = await acd.exchange.mark(lookAt);
    const answer = await (isSettled ? settle(mark, probe.ask(request)) : probe.ask(request));
    const { exchange, agent: after } = await acd.exchange.since(mark, lookAt);
    const one = { mark, person, request, answer, exchange, before, after };
    asked.push(one);
    return one;
  }

  /** What is answered, and where that is no more than that it is accepted, what becomes of it; a protocol may answer no sooner. */
  async function settle(mark: number, answering: Promise<ProbeAnswer>): Promise<ProbeAnswer> {
    const answered = answering.then(
      () => true,
      () => true,
    );
    for (let isOver = false; ; isOver = await Promise.race([answered, setTimeout(LOOK_AGAIN_MS, false)])) {
      const { commands, settled } = (await acd.exchange.since(mark)).exchange;
      if (commands.filter(({ outcome }) => outcome === 'accepted').length > settled.length)
        await acd.clock.advance(Number(acd.policy.outcomeDelayMs));
      if (isOver) break;
    }
    const [answer, { exchange }] = [await answering, await acd.exchange.since(mark)];
    const latest = exchange.settled.at(-1);
    if (answer.outcome !== 'accepted' || latest === undefined) return answer;
    return { outcome: latest.outcome, words: latest.said ?? '' };
  }

  function workQueueIdsOf(person: Person): readonly string[] {
    const queueIds = fixtures.queuesOf(person);
    return queueIds.length > 0 ? queueIds : fixtures.queueIds();
  }

  return {
    acd,
    probe,
    fixtures,
    ...arrangement,
    ask,
    /** What was asked in this scenario, oldest first. */
    asked: asked as readonly Asked[],
    last(): Asked {
      const latest = asked.at(-1);
      if (latest === undefined) throw new Error('Nothing has been asked in this scenario.');
      return latest;
    },
    /** Brings somebody into a starting state. Throws `Untestable` where the server takes him there not. */
    async reachState(person: Person, activity: AgentStateActivity, properties?: ClipboardPage): Promise<void> {
      const { answer } = await ask(activity, person, properties);
      if (answer.outcome === 'refused')
        throw new Untestable(`${activity} did not bring ${person.name} to where it starts: ${answer.words}`);
    },
  };
}

function speaking(probe: Probe | undefined): Probe {
  if (probe !== undefined) return probe;
  throw new Untestable('Nobody of the kit speaks the dialect.');
}
