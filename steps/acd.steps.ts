// Then: what the ACD holds, and what reached it. Read at the ACD, never from the connector's reply.

import { type DataTable, Then } from '@cucumber/cucumber';
import {
  expectAttributes,
  expectCommands,
  expectExtension,
  expectHoldsNoMore,
  expectNoCommand,
  expectNoneTwice,
  expectNoRequest,
  expectNothingAfterRefusal,
  expectQueues,
  expectState,
  expectUnderstood,
} from '../src/kit/scenario/expectations.ts';
import { expect } from '../src/kit/scenario/mismatch.ts';
import { names, type Reason, type SignoffWorld } from './world.ts';

Then('the ACD holds {word} as {word}', async function (this: SignoffWorld, name: string, state: string) {
  expectState(name, await this.held(name), [state]);
});

Then(/^(\w+) is logged in to ([\w, -]+)$/, async function (this: SignoffWorld, name: string, queues: string) {
  const queueIds = await this.stage.fixtures.idsHeld(this.person(name), names(queues));
  expectQueues(name, await this.held(name), queueIds);
});

Then('{word} is at the extension on the page', async function (this: SignoffWorld, name: string) {
  expectExtension(name, await this.held(name), String(this.last.before.DN));
});

Then('the call is offered to {word}', async function (this: SignoffWorld, name: string) {
  const { callId, state } = await this.held(name);
  expect(callId !== undefined, `a call is offered to ${name}`, `${name} is ${state} without a call`);
});

Then('the ACD refuses it', async function (this: SignoffWorld) {
  await this.scenario.checkRefusal();
});

Then('no call is offered to {word}', async function (this: SignoffWorld, name: string) {
  const { callId } = await this.held(name);
  expect(callId === undefined, `no call is offered to ${name}`, `${name} has the call ${callId}`);
});

Then(
  '{word} has left {word} alone, or none and the status is Fail',
  async function (this: SignoffWorld, name: string, queue: string) {
    const queueId = await this.scenario.fixtures.queue(queue);
    const { agentBefore, result } = this.last;
    const before = agentBefore?.queues ?? [];
    expectQueues(
      name,
      await this.held(name),
      result.status?.severity === 'Fail' ? before : before.filter((id) => id !== queueId),
    );
  },
);

Then(
  'the CTI server has no more connections and subscriptions than after the 5th time',
  async function (this: SignoffWorld) {
    await expectHoldsNoMore(this.usage, () => this.scenario.acd.view.usage());
  },
);

Then('every Command names {word}', function (this: SignoffWorld, name: string) {
  const { id } = this.person(name);
  expectCommands(this.last, ({ agentId }) => agentId === id, `Commands for agent "${id}"`);
});

Then('every Command keeps to the queues of {word}', function (this: SignoffWorld, name: string) {
  const own = this.last.agentBefore?.queues ?? [];
  expectCommands(
    this.last,
    ({ queueIds = [] }) => queueIds.every((queueId) => own.includes(queueId)),
    `Commands that name no queue, or only those of ${name}: ${own.join(' and ')}`,
  );
});

Then('no Command reached the ACD twice', function (this: SignoffWorld) {
  expectNoneTwice(this.last);
});

Then('no Command reached the ACD', function (this: SignoffWorld) {
  expectNoCommand(this.last);
});

Then('no request reached the CTI server', function (this: SignoffWorld) {
  expectNoRequest(this.last);
});

Then('nothing reached the ACD after the refusal', function (this: SignoffWorld) {
  expectNothingAfterRefusal(this.last);
});

Then('the CTI server understood every request', function (this: SignoffWorld) {
  expectUnderstood(this.last);
});

Then('the reason {reason} reached the ACD', function (this: SignoffWorld, reason: Reason) {
  const code = this.codeOf(reason);
  expectCommands(
    this.last,
    ({ reasonCode }) => reasonCode === code,
    `a Command with the reason ${JSON.stringify(code)}`,
  );
});

Then('no reason reached the ACD', function (this: SignoffWorld) {
  expectCommands(this.last, ({ reasonCode }) => reasonCode === undefined, 'a Command without a reason');
});

Then('the property {word} did not reach the ACD', function (this: SignoffWorld, property: string) {
  expectCommands(
    this.last,
    ({ attributes = {} }) => attributes[property] === undefined,
    `a Command without the property ${property}`,
  );
});

Then('these properties reached the ACD:', function (this: SignoffWorld, table: DataTable) {
  expectAttributes(this.last, table.rowsHash());
});
