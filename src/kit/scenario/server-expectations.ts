// What can be expected of a CTI server that was asked, and of the ACD behind it. Each one throws a `MismatchFound` where it does
// not hold.

import type { AgentAtAcd } from '../acd/acd-under-test.ts';
import { describeAgent, json } from '../acd/wording.ts';
import { isBlank } from './expectations.ts';
import { expect } from './mismatch.ts';
import type { Asked, ServerRun } from './server-run.ts';

/** Accepted is the first word of the answer; done is what comes of it in the end. */
export function expectOutcome({ answer, outcome: inTheEnd }: Asked, outcome: 'done' | 'accepted'): void {
  const { words, outcome: found } = outcome === 'accepted' ? answer : inTheEnd;
  expect(found === outcome, `the answer ${outcome}`, `the answer ${found}${words === '' ? '' : `: ${words}`}`);
}

export function expectRefusedInWords({ outcome: { outcome, words } }: Asked): void {
  const seen = outcome === 'refused' ? `a refusal that says ${json(words)}` : `the answer ${outcome}`;
  expect(outcome === 'refused' && !isBlank(words), 'a refusal, in words', seen);
}

/** The agent is where he was: state, queues, device and reason. */
export function expectSameAgent(name: string, before: AgentAtAcd | undefined, after: AgentAtAcd | undefined): void {
  const facts = (held: AgentAtAcd | undefined) =>
    held && [held.state, [...held.queues].sort(), held.extension, held.reasonCode, held.callId];
  const words = (held: AgentAtAcd | undefined) =>
    [describeAgent(held), held?.extension && `at ${held.extension}`, held?.reasonCode && `reason ${held.reasonCode}`]
      .filter((part) => part !== undefined)
      .join(', ');
  expect(json(facts(before)) === json(facts(after)), `${name} is still ${words(before)}`, `${name} is ${words(after)}`);
}

/** The states in which a login leaves an agent; where the policy lets whoever asks choose, both will do. */
const AFTER_LOGIN: Readonly<Record<string, readonly string[]>> = {
  Ready: ['Ready'],
  NotReady: ['NotReady'],
  asAsked: ['Ready', 'NotReady'],
};

export function expectStateAfterLogin(name: string, { state }: AgentAtAcd, policy: ServerRun['acd']['policy']): void {
  const { afterLogin } = policy;
  const expected = (AFTER_LOGIN[String(afterLogin)] ?? []).map(
    (one) => `${name} is ${one} (afterLogin is ${afterLogin})`,
  );
  expect(AFTER_LOGIN[String(afterLogin)]?.includes(state) ?? false, expected, `${name} is ${state}`);
}

/** What was accepted for later is settled by now. */
export async function expectSettled(
  { acd, last }: Pick<ServerRun, 'acd' | 'last'>,
  how: 'done' | 'refused',
): Promise<void> {
  const { exchange } = await acd.exchange.since(last().mark);
  const [first] = exchange.settled;
  const seen = first === undefined ? 'nothing came of it' : `${first.outcome}: ${first.said ?? 'without a word'}`;
  const holds = exchange.settled.length === 1 && first?.outcome === how && (how === 'done' || !isBlank(first.said));
  expect(holds, how === 'done' ? 'it is settled once: done' : 'it is settled once: refused, in words', seen);
}
