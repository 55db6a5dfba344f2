// Values of every kind that the dialect can carry, and for each another that is nearly the same: what the ACD knows of them,
// what is asked with each, and what became of it. The first activity that fails is the last: nothing is known of the rest.

import { Given, Then, When } from '@cucumber/cucumber';
import type { AgentStateActivity } from '../src/connector/activity.ts';
import { describeStatus, expectCommands, expectExtension, expectQueues } from '../src/kit/scenario/expectations.ts';
import type { Person } from '../src/kit/scenario/fixtures.ts';
import { hasFailed } from '../src/kit/scenario/framework.ts';
import { reasonOptions } from '../src/kit/scenario/framework-page.ts';
import type { Invocation } from '../src/kit/scenario/invocation.ts';
import { expect } from '../src/kit/scenario/mismatch.ts';
import { act, type Request } from './activities.steps.ts';
import { names, type SignoffWorld } from './world.ts';

/** What is asked with each of them in turn; `between` brings about what the next one starts from. */
async function actForEach<T>(
  world: SignoffWorld,
  each: readonly T[],
  { ask, between = async () => undefined }: { ask: (one: T) => Promise<Invocation>; between?: () => Promise<void> },
): Promise<void> {
  const done: Invocation[] = [];
  for (const one of each) {
    if (done.length > 0) await between();
    const invocation = await ask(one);
    done.push(invocation);
    if (hasFailed(invocation)) break;
  }
  world.batch = { wanted: each.length, done };
}

/** Nothing that was asked failed; with that nobody was left out. */
function expectAllWell({ batch }: SignoffWorld): void {
  for (const invocation of batch.done)
    expect(!hasFailed(invocation), 'no status Fail', describeStatus(invocation.result));
  expect(batch.done.length === batch.wanted, `${batch.wanted} activities`, `${batch.done.length} of them`);
}

async function addPeople(world: SignoffWorld, queues: string): Promise<readonly Person[]> {
  const people = world.scenario.fixtures.peopleOfEveryKind();
  await world.scenario.fixtures.addAgents(people, names(queues));
  return people;
}

Given('agents with ids of every kind are logged in to {word}', async function (this: SignoffWorld, queue: string) {
  for (const person of await addPeople(this, queue)) await this.scenario.reachState(person, 'LoginAgent');
});

Given(
  'agents with ids of every kind work in {word} but are not logged in',
  async function (this: SignoffWorld, queue: string) {
    await addPeople(this, queue);
  },
);

Given(
  'there are two queues of every kind, and agent {word} is logged in to them all',
  async function (this: SignoffWorld, name: string) {
    const { ones, others } = this.scenario.fixtures.queuesOfEveryKind();
    const person = await this.scenario.fixtures.addAgent(name, [...ones, ...others]);
    await this.scenario.reachState(person, 'LoginAgent');
  },
);

Given('the ACD knows logout reasons of every kind', async function (this: SignoffWorld) {
  await this.scenario.addReasons(this.scenario.fixtures.reasonsOfEveryKind(), 'LoggedOut');
});

Given('the ACD knows break reasons of every kind', async function (this: SignoffWorld) {
  await this.scenario.addReasons(this.scenario.fixtures.reasonsOfEveryKind(), 'NotReady');
});

When('each of them {request}', async function (this: SignoffWorld, request: Request) {
  const ask = ({ name }: Person) => act(this, name, request);
  await actForEach(this, this.scenario.fixtures.people(), { ask });
});

When('{word} logs out of one of each kind', async function (this: SignoffWorld, name: string) {
  const { ones } = this.scenario.fixtures.queuesOfEveryKind();
  const ask = async (queue: string) =>
    act(this, name, { activity: 'LogoutAgent' }, { Queue: await this.scenario.fixtures.queue(queue) });
  await actForEach(this, ones, { ask });
});

/** Where an agent stands before the next request of its kind. */
const STARTS: Partial<Record<AgentStateActivity, 'LoginAgent' | 'SetAgentReady'>> = {
  LogoutAgent: 'LoginAgent',
  SetAgentNotReady: 'SetAgentReady',
};

When(
  '{word} {request} with each of them, and starts anew in between',
  async function (this: SignoffWorld, name: string, request: Request) {
    const ask = (code: string) => act(this, name, request, { AgentOptions: reasonOptions(code) });
    const start = STARTS[request.activity] ?? 'LoginAgent';
    const between = () => this.scenario.reachState(this.person(name), start);
    await actForEach(this, this.scenario.fixtures.reasonsOfEveryKind(), { ask, between });
  },
);

Then('every Command names the agent on its page', function (this: SignoffWorld) {
  for (const invocation of this.batch.done) {
    const { id } = invocation.person;
    expectCommands(invocation, ({ agentId }) => agentId === id, `Commands for agent ${JSON.stringify(id)}`);
  }
  expectAllWell(this);
});

Then(
  'each of them is logged in to {word}, at the extension on the page',
  async function (this: SignoffWorld, queue: string) {
    for (const { person, before } of this.batch.done) {
      const held = await this.held(person.name);
      expectQueues(person.name, held, await this.scenario.fixtures.idsHeld(person, [queue]));
      expectExtension(person.name, held, String(before.DN));
    }
    expectAllWell(this);
  },
);

Then('{word} is still in the other one of each kind', async function (this: SignoffWorld, name: string) {
  const { others } = this.scenario.fixtures.queuesOfEveryKind();
  const queueIds = await Promise.all(others.map((queue) => this.scenario.fixtures.queue(queue)));
  expectQueues(name, await this.held(name), queueIds);
});

Then('each of them reached the ACD', function (this: SignoffWorld) {
  for (const invocation of this.batch.done) {
    const code = invocation.before.AgentOptions?.pyOpenCTI?.pyReasonCode;
    expectCommands(
      invocation,
      ({ reasonCode }) => reasonCode === code,
      `a Command with the reason ${JSON.stringify(code)}`,
    );
  }
  expectAllWell(this);
});
