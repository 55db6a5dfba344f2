// Given: what the ACD is like, who works there, and where they stand when the scenario starts.

import { Given } from '@cucumber/cucumber';
import { ROUTINE_REASON, reasonOptions } from '../src/kit/scenario/framework-page.ts';
import { names, type Reason, type SignoffWorld } from './world.ts';

Given(/^agent (\w+) is logged in to ([\w, -]+)$/, async function (this: SignoffWorld, name: string, queues: string) {
  await this.stage.reachState(await this.stage.fixtures.addAgent(name, names(queues)), 'LoginAgent');
});

Given(
  /^agent (\w+) works in ([\w, -]+) but is not logged in$/,
  async function (this: SignoffWorld, name: string, queues: string) {
    await this.stage.fixtures.addAgent(name, names(queues));
  },
);

Given('agent {word} is unknown to the ACD', function (this: SignoffWorld, name: string) {
  this.person(name);
});

Given('{word} is Ready', async function (this: SignoffWorld, name: string) {
  await this.stage.reachState(this.person(name), 'SetAgentReady');
});

Given('{word} is logged in again', async function (this: SignoffWorld, name: string) {
  await this.stage.reachState(this.person(name), 'LoginAgent');
});

Given('{word} is logged in from elsewhere', async function (this: SignoffWorld, name: string) {
  const { acd, fixtures } = this.stage;
  await acd.arrange.command(this.person(name).id, { type: 'LogIn', queueIds: fixtures.defaultQueueIds() });
});

Given('{word} is logged in from elsewhere, at another extension', async function (this: SignoffWorld, name: string) {
  const { id, otherExtension: extension } = this.person(name);
  const { acd, fixtures } = this.stage;
  await acd.arrange.command(id, { type: 'LogIn', queueIds: fixtures.defaultQueueIds(), extension });
});

Given('a supervisor adds {word} to {word}', async function (this: SignoffWorld, name: string, queue: string) {
  const queueIds = [await this.stage.fixtures.queue(queue)];
  await this.stage.acd.arrange.command(this.person(name).id, { type: 'LogIn', queueIds });
});

Given('a supervisor logs {word} out', async function (this: SignoffWorld, name: string) {
  const logout = { type: 'LogOut', by: 'supervisor', reasonCode: ROUTINE_REASON } as const;
  await this.stage.acd.arrange.command(this.person(name).id, logout);
});

Given('a supervisor makes {word} NotReady', async function (this: SignoffWorld, name: string) {
  await this.stage.acd.arrange.command(this.person(name).id, { type: 'SetNotReady', reasonCode: ROUTINE_REASON });
});

Given('{word} is NotReady with the reason {reason}', async function (this: SignoffWorld, name: string, reason: Reason) {
  const AgentOptions = reasonOptions(this.codeOf(reason));
  await this.stage.reachState(this.person(name), 'SetAgentNotReady', { AgentOptions });
});

Given('a colleague {word} is Ready in {word}', async function (this: SignoffWorld, name: string, queue: string) {
  const { id } = await this.stage.fixtures.addAgent(name, [queue]);
  await this.stage.acd.arrange.command(id, { type: 'LogIn' });
  await this.stage.acd.arrange.command(id, { type: 'SetReady' });
});

Given('{word} is on a call of {word}', async function (this: SignoffWorld, name: string, queue: string) {
  await this.stage.reachState(this.person(name), 'SetAgentReady');
  await this.stage.acd.arrange.answerCall(await this.stage.call(queue));
});

Given('there is the queue {word}', async function (this: SignoffWorld, queue: string) {
  await this.stage.fixtures.queue(queue);
});

Given('the ACD lets agents log out when they are Ready', async function (this: SignoffWorld) {
  await this.stage.choose({ logoutFrom: ['NotReady', 'Ready'] });
});

Given('the ACD lets agents log out only when they are NotReady', async function (this: SignoffWorld) {
  await this.stage.choose({ logoutFrom: ['NotReady'] });
});

Given('the ACD refuses a logout during a call', async function (this: SignoffWorld) {
  await this.stage.choose({ logoutOnCall: 'refuse' });
});

Given('the ACD allows a logout during a call', async function (this: SignoffWorld) {
  await this.stage.choose({ logoutOnCall: 'allow' });
});

Given('the ACD defers a logout during a call', async function (this: SignoffWorld) {
  await this.stage.choose({ logoutOnCall: 'defer' });
});

/** Such an ACD refuses, by the policy that it declares: the scenario's tag says so too, and it does not apply elsewhere. */
Given('the ACD refuses other states to whoever is logged out', function (this: SignoffWorld) {
  this.stage.checkPolicy('stateChangeWhileLoggedOut', 'refuse');
});

Given('the ACD refuses a logout to whoever is logged out', function (this: SignoffWorld) {
  this.stage.checkPolicy('logoutWhileLoggedOut', 'refuse');
});

Given('the ACD takes a logout of whoever is logged out, and changes nothing', async function (this: SignoffWorld) {
  await this.stage.choose({ logoutWhileLoggedOut: 'ignore' });
});

Given('the ACD refuses a logout of a queue to whoever is not in it', function (this: SignoffWorld) {
  this.stage.checkPolicy('queueLogoutWhenNotIn', 'refuse');
});

Given('the ACD lets agents log in to any queue', async function (this: SignoffWorld) {
  await this.stage.choose({ queues: 'both' });
});

Given('the ACD demands a logout reason', async function (this: SignoffWorld) {
  await this.stage.choose({ logoutReason: 'required' });
});

Given('the ACD demands no logout reason', async function (this: SignoffWorld) {
  await this.stage.choose({ logoutReason: 'optional' });
});

Given('the ACD refuses reasons that it does not know', async function (this: SignoffWorld) {
  await this.stage.choose({ unknownReason: 'refuse' });
});

Given('the ACD knows the logout reason {reason}', async function (this: SignoffWorld, reason: Reason) {
  await this.stage.addReasons([this.codeOf(reason)], 'LoggedOut');
});

Given('the ACD knows the break reason {reason}', async function (this: SignoffWorld, reason: Reason) {
  await this.stage.addReasons([this.codeOf(reason)], 'NotReady');
});
