// What is told by the CTI server to whoever listens, what stands in the evidence, the ACD's clock, and the bytes of an answer
// that a fault spoils: the instruments by which connectors are judged, looked at by the kit itself.

import { Given, Then, When } from '@cucumber/cucumber';
import { expectState } from '../src/kit/scenario/expectations.ts';
import { expectStruck } from '../src/kit/scenario/fault-sightings.ts';
import { expect } from '../src/kit/scenario/mismatch.ts';
import { expectEvidence, expectNoSecretInEvidence } from '../src/kit/scenario/server-evidence.ts';
import { expectOutcome } from '../src/kit/scenario/server-expectations.ts';
import {
  expectToldInOrder,
  expectToldOfNobodyBut,
  expectToldOnce,
  expectToldSettled,
} from '../src/kit/scenario/told.ts';
import type { SignoffWorld } from './world.ts';

Given('a client listens', async function (this: SignoffWorld) {
  await this.server.listen();
});

Given('a client listens that has subscribed to nobody', async function (this: SignoffWorld) {
  await this.server.listenToNobody();
});

Then('the client is told once that {word} is logged out', async function (this: SignoffWorld, name: string) {
  const person = this.person(name);
  expectToldOnce(await this.server.told(person.id), person, 'logged out');
});

Then(
  /^the client is told of (\w+), in order: (.+)$/,
  async function (this: SignoffWorld, name: string, changes: string) {
    const person = this.person(name);
    const expected = await Promise.all(changes.split(', ').map((change) => withId(this, change)));
    expectToldInOrder(await this.server.told(person.id), person, expected);
  },
);

Then(
  /^the client is told once what became of (\w+): (done|refused, in words)$/,
  async function (this: SignoffWorld, name: string, how: string) {
    const { id } = this.person(name);
    expectToldSettled(await this.server.told(id), id, how === 'done' ? 'done' : 'refused');
  },
);

Then('whoever listens to {word} is told of nobody else', async function (this: SignoffWorld, name: string) {
  const { id } = this.person(name);
  expectToldOfNobodyBut(await this.server.told(id), [id], `who listens to ${name}`);
});

Then('whoever has subscribed to nobody is told of nobody', async function (this: SignoffWorld) {
  expectToldOfNobodyBut(await this.server.told(), [], 'who has subscribed to nobody');
});

Then('the evidence holds exactly what was asked and answered', function (this: SignoffWorld) {
  for (const asked of this.server.asked) expectEvidence(asked);
});

Then('no secret shows in the evidence', function (this: SignoffWorld) {
  expectNoSecretInEvidence(this.server.asked, this.secrets());
});

Given("the ACD's clock stands still", async function (this: SignoffWorld) {
  await this.server.stopClock();
});

Given('the ACD ends after-call work after {int} seconds', async function (this: SignoffWorld, seconds: number) {
  await this.server.choose({ wrapUpMs: seconds * 1000 });
});

Given(
  'a call rings for {int} seconds, and who does not answer it is NotReady',
  async function (this: SignoffWorld, seconds: number) {
    await this.server.choose({ ringTimeoutMs: seconds * 1000, afterNoAnswer: 'NotReady' });
  },
);

When('a while goes by for everybody else', async function (this: SignoffWorld) {
  await this.server.passRealTime();
});

When('the clock is moved by {int} milliseconds', async function (this: SignoffWorld, ms: number) {
  await this.server.moveClock(ms);
});

Then("the ACD's clock is where it was", async function (this: SignoffWorld) {
  const { stoppedAt, acd } = this.server;
  const [before, now] = [stoppedAt(), await acd.clock.now()];
  expect(now === before, `the time ${before}`, `the time ${now}`);
});

Then('the clock has been moved by {int} milliseconds', async function (this: SignoffWorld, ms: number) {
  const { stoppedAt, acd } = this.server;
  const [before, now] = [stoppedAt(), await acd.clock.now()];
  expect(now - (before ?? now) === ms, `${ms} ms later`, `${now - (before ?? now)} ms later`);
});

When('a client that sees every byte makes {word} Ready', async function (this: SignoffWorld, name: string) {
  await this.server.look(this.person(name));
});

Then('the fault strikes as its sentence says', function (this: SignoffWorld) {
  expectStruck(this.server.fault(), this.server.sighting());
});

Then('a client can make {word} NotReady and Ready as before', async function (this: SignoffWorld, name: string) {
  const person = this.person(name);
  const { state } = await this.held(name);
  if (state === 'Ready') expectOutcome(await this.server.ask('SetAgentNotReady', person), 'done');
  expectState(name, await this.held(name), ['NotReady']);
  expectOutcome(await this.server.ask('SetAgentReady', person), 'done');
  expectState(name, await this.held(name), ['Ready']);
});

/** A change as it is told: `out of sales` has the id of the queue in it. */
async function withId({ server }: SignoffWorld, change: string): Promise<string> {
  const queue = /^out of (\w+)$/.exec(change)?.[1];
  return queue === undefined ? change : `out of ${await server.fixtures.queue(queue)}`;
}
