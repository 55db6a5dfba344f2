// What a scenario takes for granted of the ACD, its faults and the evidence, looked at where it is used: where it does not hold,
// nothing can be said of the connector.

import { setTimeout } from 'node:timers/promises';
import { AGENT_STATE_ACTIVITIES, type AgentStateActivity } from '../../connector/activity.ts';
import type { ClipboardPage } from '../../connector/page.ts';
import type { Fault } from '../acd/acd-under-test.ts';
import { describeAgent, describeCommands, json } from '../acd/wording.ts';
import type { Probe, ProbeRequest } from '../probe/probe.ts';
import { isBlank } from './expectations.ts';
import type { Person } from './fixtures.ts';
import type { Invocation } from './invocation.ts';
import { Untestable } from './mismatch.ts';

/** The ACD refused what the connector asked; where it asked for nothing that was refused, the kit asks in its place. */
export async function checkRefusal(
  { activity, person, before, exchange }: Invocation,
  probe: Probe | undefined,
  workQueueIds: readonly string[],
): Promise<void> {
  if (exchange.commands.some(({ outcome }) => outcome === 'refused') || exchange.laterRefusals.length > 0) return;
  if (probe === undefined || !isOfAgents(activity)) return;
  const { outcome } = await probe.ask(requestOf(activity, before, person, workQueueIds));
  if (outcome === 'refused') return;
  throw new Untestable(
    `The ACD is to refuse this, and does not: asked by the kit, its answer was ${json(outcome)}; the connector had sent ${describeCommands(exchange.commands)}.`,
  );
}

/** What an activity asks of the CTI server that is given `page`. */
export function requestOf(
  activity: AgentStateActivity,
  { Queue, AgentPassword: password, DN: extension, WorkMode, AgentOptions }: ClipboardPage,
  { id: agentId }: Pick<Person, 'id'>,
  workQueueIds: readonly string[],
): ProbeRequest {
  return {
    ...{ activity, agentId, workQueueIds, password: textOf(password), extension: textOf(extension) },
    queueId: textOf(Queue),
    reasonCode: textOf(AgentOptions?.pyOpenCTI?.pyReasonCode),
    isAfterCallWork: activity === 'SetAgentNotReady' && WorkMode === 'AFTER_CALL_WORK',
  };
}

const isOfAgents = (activity: Invocation['activity']): activity is AgentStateActivity =>
  AGENT_STATE_ACTIVITIES.some((name) => name === activity);

const textOf = (value: unknown): string | undefined =>
  typeof value === 'string' && !isBlank(value) ? value : undefined;

/** What is changed at the ACD by an invocation has come by a Command: the evidence must hold it. */
export function checkEvidence({ agentBefore, agentAfter, exchange }: Invocation): void {
  if (agentBefore === undefined || agentAfter === undefined || exchange.commands.length > 0) return;
  const isSame =
    agentBefore.state === agentAfter.state && agentBefore.queues.join('\n') === agentAfter.queues.join('\n');
  if (isSame || exchange.timeline.some(({ who }) => who === 'decision')) return;
  throw new Untestable(
    `The evidence is not whole: ${describeAgent(agentBefore)} before, ${describeAgent(agentAfter)} afterwards, and no Command in between.`,
  );
}

/** How long it is looked at the most whether an answer is held back, in milliseconds of wire time. */
const LOOK_MS = 200;

/** A fault that holds answers back does so: the kit asks about somebody who is not there, and hears nothing yet. */
export async function checkDelay(
  fault: Fault,
  probe: Probe | undefined,
  workQueueIds: readonly string[],
): Promise<void> {
  const { effect } = fault;
  if (probe === undefined || (effect !== 'answer-late' && effect !== 'answer-drips')) return;
  const lookMs = effect === 'answer-late' ? Math.min(LOOK_MS, fault.ms / 2) : LOOK_MS;
  const over = new AbortController();
  const somebody = {
    activity: 'LogoutAgent',
    agentId: 'nobody-of-the-kit',
    workQueueIds,
    isAfterCallWork: false,
  } as const;
  const heard = probe.ask(somebody, over.signal).then(
    () => true,
    () => false,
  );
  const isHeard = await Promise.race([heard, setTimeout(lookMs, false)]);
  over.abort();
  if (isHeard)
    throw new Untestable(`The fault ${effect} holds nothing back: the kit was answered in less than ${lookMs} ms.`);
}

/** What strikes before anything is heard leaves no trace in the evidence. */
const UNSEEN: readonly Fault['effect'][] = ['no-connection', 'untrusted-certificate'];

/** What strikes what is told, whoever brought it about: it is looked at where it is read. */
const OF_EVENTS: readonly Fault['effect'][] = [
  ...(['event-twice', 'event-late', 'event-behind', 'event-torn', 'event-unknown'] as const),
  ...(['event-foreign', 'feed-lost'] as const),
];

/** The faults of events have struck since the scenario began. Throws `Untestable`. */
export function checkEventFaults(faults: readonly Fault[], struck: number): void {
  const idle = faults.find(({ effect }) => OF_EVENTS.includes(effect));
  if (idle !== undefined && struck === 0)
    throw new Untestable(`The fault ${idle.effect} never struck: nothing was told to anybody who listens.`);
}

/** The connector has asked what a fault is to strike, and it never did. */
export function checkFaults(faults: readonly Fault[], since: readonly Invocation[]): void {
  const exchanges = since.map(({ exchange }) => exchange);
  const struck = exchanges.reduce((sum, exchange) => sum + exchange.struck, 0);
  for (const { effect, strikes } of faults) {
    const asked = exchanges.some(({ commands, requests }) => (strikes === 'reads' ? requests : commands.length) > 0);
    if (UNSEEN.includes(effect) || OF_EVENTS.includes(effect) || !asked || struck > 0) continue;
    throw new Untestable(`The fault ${effect} never struck, although the connector asked.`);
  }
}
