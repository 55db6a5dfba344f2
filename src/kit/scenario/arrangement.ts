// What a scenario asks of the ACD besides what the connector does: policy and clock, calls, and faults.

import { setTimeout } from 'node:timers/promises';
import type { AcdUnderTest, ClockMode, Fault, PolicyChoices } from '../acd/acd-under-test.ts';
import type { Fixtures } from './fixtures.ts';
import { ROUTINE_CODES } from './framework-page.ts';

/** How long it waits before it looks again whether the connector has asked something, in milliseconds. */
const LOOK_AGAIN_MS = 5;

/** Begins with the run's profile, and no fault. */
export async function createArrangement(acd: AcdUnderTest, fixtures: Fixtures) {
  const calls: string[] = [];
  const faults: string[] = [];
  let clock = acd.usualClock;
  let choices: PolicyChoices = {};
  let policy = await acd.choosePolicy(choices);
  await acd.seed({ reasonCodes: ROUTINE_CODES });

  async function setClock(mode: ClockMode): Promise<void> {
    if (mode !== clock) await acd.setClock(mode);
    clock = mode;
  }

  async function removeFaults(): Promise<void> {
    for (const faultId of faults.splice(0)) await acd.removeFault(faultId);
  }

  return {
    policy: () => policy,
    /** Adds to what the scenario asks of the ACD. */
    async choose(more: PolicyChoices): Promise<void> {
      if (more.outcome === 'later') await setClock('real'); // the connector waits in its own time
      choices = { ...choices, ...more };
      policy = await acd.choosePolicy(choices);
    },
    /** Spoils the CTI server's side until it is repaired, or the scenario closes. */
    async inject(fault: Fault): Promise<void> {
      faults.push(await acd.inject(fault));
    },
    removeFaults,
    /**
     * Runs `work`, and repairs as soon as the connector has turned to the CTI server in it: answers that were held back
     * come while it waits for another one. Where it never turns there, repairs after it.
     */
    async removeFaultsDuring(work: () => Promise<unknown>): Promise<void> {
      const mark = await acd.mark();
      let isOver = false;
      const done = work().finally(() => {
        isOver = true;
      });
      done.catch(() => undefined); // told to whoever waits for it below
      while (!isOver && (await acd.exchangeSince(mark)).requests === 0) await setTimeout(LOOK_AGAIN_MS);
      await removeFaults();
      await done;
    },
    /** A call to a queue; the scenario ends it when it closes, if nobody did. */
    async call(queueName: string): Promise<string> {
      const callId = await acd.placeCall(await fixtures.queue(queueName));
      calls.push(callId);
      return callId;
    },
    endCall: (): Promise<void> => acd.endCall(calls.pop() ?? ''),
    /** Ends what would go on otherwise. */
    async close(): Promise<void> {
      await removeFaults();
      await setClock(acd.usualClock);
      for (const callId of calls.splice(0)) await acd.endCall(callId);
    },
  };
}
