// What a scenario asks of the ACD besides what the connector does: policy and clock, calls, and faults.

import { setTimeout } from 'node:timers/promises';
import type { AcdUnderTest, CallDetails, ClockMode, Fault, PolicyChoices } from '../acd/acd-under-test.ts';
import { json } from '../acd/wording.ts';
import type { Fixtures } from './fixtures.ts';
import { Untestable } from './mismatch.ts';
import { endIfThere } from './telephone.ts';

/** How long it waits before it looks again whether the connector has asked something, in milliseconds. */
const LOOK_AGAIN_MS = 5;

/** Begins with the run's profile, and no fault. */
export async function createArrangement(acd: AcdUnderTest, fixtures: Fixtures) {
  const calls: string[] = [];
  const faults: { readonly id: string; readonly fault: Fault }[] = [];
  let clock = acd.clock.usual;
  let choices: PolicyChoices = {};
  let policy = await acd.arrange.choosePolicy(choices);

  async function setClock(mode: ClockMode): Promise<void> {
    if (mode !== clock) await acd.clock.set(mode);
    clock = mode;
  }

  async function removeFaults(): Promise<void> {
    for (const { id } of faults.splice(0)) await acd.faults.remove(id);
  }

  return {
    policy: () => policy,
    /** The policy is what the scenario says of it. Throws `Untestable`. */
    checkPolicy(choice: keyof PolicyChoices, value: string): void {
      if (policy[choice] !== value)
        throw new Untestable(`The policy of the ACD has ${choice} ${json(policy[choice])}, not ${value}.`);
    },
    /** The ACD's time stands still from now on, and goes on as is usual when the scenario closes. */
    stopClock: () => setClock('manual'),
    /** Moves the ACD's time, which stands still then; what is due on the way has happened when it resolves. */
    async moveClock(ms: number): Promise<void> {
      await setClock('manual');
      await acd.clock.advance(ms);
    },
    /** Adds to what the scenario asks of the ACD. */
    async choose(more: PolicyChoices): Promise<void> {
      if (more.outcome === 'later') await setClock('real'); // the connector waits in its own time
      choices = { ...choices, ...more };
      policy = await acd.arrange.choosePolicy(choices);
    },
    /** Has the ACD know the codes, for that one use. */
    async addReasons(codes: readonly string[], use: 'LoggedOut' | 'NotReady'): Promise<void> {
      const reasonCodes = codes.map((code) => ({ code, label: `Reason ${code}`, uses: [use] }));
      await acd.arrange.addToFloor({ reasonCodes });
    },
    /** Spoils the CTI server's side until it is repaired, or the scenario closes. */
    async inject(fault: Fault): Promise<void> {
      faults.push({ id: await acd.faults.inject(fault), fault });
    },
    /** The faults that are to strike now. */
    activeFaults: (): readonly Fault[] => faults.map(({ fault }) => fault),
    removeFaults,
    /**
     * Runs `work`, and repairs as soon as the connector has turned to the CTI server in it: answers that were held back
     * come while it waits for another one. Where it never turns there, repairs after it.
     */
    async removeFaultsDuring(work: () => Promise<unknown>): Promise<void> {
      const { mark } = await acd.exchange.mark();
      let isOver = false;
      const done = work().finally(() => {
        isOver = true;
      });
      done.catch(() => undefined); // told to whoever waits for it below
      while (!isOver && (await acd.exchange.since(mark)).exchange.requests === 0) await setTimeout(LOOK_AGAIN_MS);
      await removeFaults();
      await done;
    },
    /** A call to a queue; the scenario ends it when it closes, if nobody did. */
    async call(queueName: string, details?: CallDetails): Promise<string> {
      const callId = await acd.arrange.placeCall(await fixtures.queue(queueName), details);
      calls.push(callId);
      return callId;
    },
    /** An agent calls somebody at the telephone; the scenario ends that call likewise. */
    async dial(agentId: string, destination: string): Promise<string> {
      const callId = await acd.arrange.dial(agentId, destination);
      calls.push(callId);
      return callId;
    },
    /** An agent calls somebody beside the latest call. */
    async consult(agentId: string, destination: string): Promise<void> {
      const callId = calls.at(-1) ?? '';
      const consultId = `${callId}-consultation`;
      await acd.arrange.doWithCall(callId, { type: 'Consult', agentId, destination, consultId });
      calls.push(consultId);
    },
    /** The id of the latest call that is not over. */
    latestCallId(): string {
      const callId = calls.at(-1);
      if (callId === undefined) throw new Error('There is no call in this scenario.');
      return callId;
    },
    /** The latest call is answered. */
    answerCall: (): Promise<void> => acd.arrange.answerCall(calls.at(-1) ?? ''),
    endCall: (): Promise<void> => acd.arrange.endCall(calls.pop() ?? ''),
    /** Ends what would go on otherwise. */
    async close(): Promise<void> {
      await removeFaults();
      await setClock(acd.clock.usual);
      for (const callId of calls.splice(0)) await endIfThere(acd, callId);
    },
  };
}
