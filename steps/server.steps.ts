// The CTI server asked by the kit itself, over the dialect's own wire, and what becomes of it at the ACD.

import { defineParameterType, Given, Then, When } from '@cucumber/cucumber';
import type { AgentStateActivity } from '../src/connector/activity.ts';
import { reasonOptions } from '../src/kit/scenario/framework-page.ts';
import { expect } from '../src/kit/scenario/mismatch.ts';
import {
  expectOutcome,
  expectRefusedInWords,
  expectSameAgent,
  expectSettled,
  expectStateAfterLogin,
} from '../src/kit/scenario/server-expectations.ts';
import { KitFailure } from '../src/report-model/failure.ts';
import type { Reason, SignoffWorld } from './world.ts';

/** What a client is said to make of an agent, and what it asks for. */
const STATES: Readonly<Record<string, AgentStateActivity>> = { Ready: 'SetAgentReady', NotReady: 'SetAgentNotReady' };

/** What a client is said to ask for. */
const ASKED: Readonly<Record<string, AgentStateActivity>> = {
  login: 'LoginAgent',
  logout: 'LogoutAgent',
  break: 'SetAgentNotReady',
};

defineParameterType({ name: 'wanted', regexp: Object.keys(STATES), transformer: (word: string) => STATES[word] });
defineParameterType({ name: 'asked', regexp: Object.keys(ASKED), transformer: (word: string) => ASKED[word] });

Given('{word} is NotReady for a while', async function (this: SignoffWorld, name: string) {
  const { state } = await this.held(name);
  if (state !== 'NotReady') await this.server.reachState(this.person(name), 'SetAgentNotReady');
});

Given('the caller hangs up', async function (this: SignoffWorld) {
  await this.server.endCall();
});

When('a client logs {word} in', async function (this: SignoffWorld, name: string) {
  await this.server.ask('LoginAgent', this.person(name));
});

When('a client logs {word} in to {word}', async function (this: SignoffWorld, name: string, queue: string) {
  await this.server.ask('LoginAgent', this.person(name), { Queue: await this.server.fixtures.queue(queue) });
});

When('a client logs {word} in with a wrong password', async function (this: SignoffWorld, name: string) {
  const person = this.person(name);
  await this.server.ask('LoginAgent', person, { AgentPassword: person.wrongPassword });
});

When(
  'a client logs {word} in at the extension of {word}',
  async function (this: SignoffWorld, name: string, other: string) {
    await this.server.ask('LoginAgent', this.person(name), { DN: this.person(other).extension });
  },
);

When('a client logs {word} out', async function (this: SignoffWorld, name: string) {
  await this.server.ask('LogoutAgent', this.person(name));
});

When('a client logs {word} out of {word}', async function (this: SignoffWorld, name: string, queue: string) {
  await this.server.ask('LogoutAgent', this.person(name), { Queue: await this.server.fixtures.queue(queue) });
});

When('a client logs {word} out of a queue that does not exist', async function (this: SignoffWorld, name: string) {
  await this.server.ask('LogoutAgent', this.person(name), { Queue: 'no-such-queue' });
});

When(
  'a client logs {word} out with the reason {reason}',
  async function (this: SignoffWorld, name: string, reason: Reason) {
    const AgentOptions = reasonOptions(this.codeOf(reason));
    await this.server.ask('LogoutAgent', this.person(name), { AgentOptions });
  },
);

When('a client logs {word} out without a reason', async function (this: SignoffWorld, name: string) {
  await this.server.ask('LogoutAgent', this.person(name), { AgentOptions: reasonOptions('') });
});

When('a client makes {word} {wanted}', async function (this: SignoffWorld, name: string, activity: AgentStateActivity) {
  await this.server.ask(activity, this.person(name));
});

When(
  'a client makes {word} NotReady with the reason {reason}',
  async function (this: SignoffWorld, name: string, reason: Reason) {
    const AgentOptions = reasonOptions(this.codeOf(reason));
    await this.server.ask('SetAgentNotReady', this.person(name), { AgentOptions });
  },
);

When('a client makes {word} NotReady without a reason', async function (this: SignoffWorld, name: string) {
  await this.server.ask('SetAgentNotReady', this.person(name), { AgentOptions: reasonOptions('') });
});

When(
  'a client asks for a {asked} of {word}',
  async function (this: SignoffWorld, activity: AgentStateActivity, name: string) {
    await this.server.ask(activity, this.person(name));
  },
);

/** What the ACD holds afterwards tells whether it was done; a refusal is no failure of the kit's. */
When('a supervisor asks for a logout of {word}', async function (this: SignoffWorld, name: string) {
  const logout = { type: 'LogOut', by: 'supervisor' } as const;
  await this.server.acd.arrange.command(this.person(name).id, logout).catch((error) => {
    if (!(error instanceof KitFailure)) throw error;
  });
});

Then('it is done', function (this: SignoffWorld) {
  expectOutcome(this.server.last(), 'done');
});

Then('it is accepted for later', function (this: SignoffWorld) {
  expectOutcome(this.server.last(), 'accepted');
});

Then('it is refused, in words', function (this: SignoffWorld) {
  expectRefusedInWords(this.server.last());
});

Then(/^it is settled later: (done|refused, in words)$/, async function (this: SignoffWorld, how: string) {
  await this.server.moveClock(Number(this.server.acd.policy.outcomeDelayMs));
  await expectSettled(this.server, how === 'done' ? 'done' : 'refused');
});

Then('nothing has changed for {word}', async function (this: SignoffWorld, name: string) {
  const { before } = this.server.last();
  expectSameAgent(name, before, await this.held(name));
});

Then('{word} is Ready or not as the policy says', async function (this: SignoffWorld, name: string) {
  expectStateAfterLogin(name, await this.held(name), this.server.acd.policy);
});

Then('{word} is held as logged in', async function (this: SignoffWorld, name: string) {
  const { state } = await this.held(name);
  expect(state !== 'LoggedOut', `${name} is logged in`, `${name} is ${state}`);
});

Then('the ACD holds the reason {reason} of {word}', async function (this: SignoffWorld, reason: Reason, name: string) {
  const code = this.codeOf(reason);
  const { reasonCode } = await this.held(name);
  expect(reasonCode === code, `the reason ${JSON.stringify(code)}`, `the reason ${JSON.stringify(reasonCode)}`);
});

Then('the ACD holds the reason {reason} of the logout', function (this: SignoffWorld, reason: Reason) {
  const code = this.codeOf(reason);
  const [command] = this.server.last().exchange.commands;
  const seen = `the reason ${JSON.stringify(command?.reasonCode)}`;
  expect(command?.reasonCode === code, `the reason ${JSON.stringify(code)}`, seen);
});

Then(
  'a colleague {word} who goes Ready in {word} is offered the call',
  async function (this: SignoffWorld, name: string, queue: string) {
    const { acd, fixtures } = this.server;
    const { id } = await fixtures.addAgent(name, [queue]);
    await acd.arrange.command(id, { type: 'LogIn' });
    await acd.arrange.command(id, { type: 'SetReady' });
    const { callId, state } = await this.held(name);
    expect(callId !== undefined, `the call is offered to ${name}`, `${name} is ${state} without a call`);
  },
);

Then('the call can be answered', async function (this: SignoffWorld) {
  await this.server.answerCall();
});
