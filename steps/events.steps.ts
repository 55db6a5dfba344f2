// The adapter's life and events: what the framework does by itself, what happens behind the connector's back, and what the desktop
// is told of it.

import { type DataTable, defineParameterType, Given, Then, When } from '@cucumber/cucumber';
import type { AdapterActivity } from '../src/connector/activity.ts';
import {
  expectCallTold,
  expectCallToldTimes,
  expectEachOnce,
  expectInAgreement,
  expectKnownNames,
  expectLastTold,
  expectNothingAfterLogout,
  expectToldAmong,
  expectToldOfNobodyBut,
  expectValues,
} from '../src/kit/scenario/desktop-expectations.ts';
import { expectHoldsNoMore } from '../src/kit/scenario/expectations.ts';
import type { Person } from '../src/kit/scenario/fixtures.ts';
import { ROUTINE_REASON } from '../src/kit/scenario/framework-page.ts';
import { expect } from '../src/kit/scenario/mismatch.ts';
import type { SignoffWorld } from './world.ts';

/** What a feature says of the adapter's life, and the activity that it is. */
const ADAPTER: Readonly<Record<string, AdapterActivity>> = {
  'opens the adapter of': 'OpenAdapter',
  'closes the adapter of': 'CloseAdapter',
  'subscribes to the events of': 'SubscribeForEvents',
  'unsubscribes from the events of': 'UnSubscribeForEvents',
};

defineParameterType({
  name: 'adapterLife',
  regexp: Object.keys(ADAPTER),
  transformer: (words: string) => ADAPTER[words],
});

/** What a feature says of an agent, and what the event is called. */
const STATES: Readonly<Record<string, string>> = {
  Ready: 'Ready',
  NotReady: 'NotReady',
  'logged in': 'Login',
  'logged out': 'Logout',
};

defineParameterType({ name: 'told', regexp: Object.keys(STATES), transformer: (words: string) => STATES[words] });

When(
  'the framework {adapterLife} {word}',
  async function (this: SignoffWorld, activity: AdapterActivity, name: string) {
    await this.scenario.invokeAdapter(activity, this.person(name));
  },
);

/** What fails then is the login itself, and not what goes before the first one. */
Given('the adapter of {word} is open, where there is one', async function (this: SignoffWorld, name: string) {
  const { connector } = this.scenario;
  if (connector.declaration.activities.includes('OpenAdapter'))
    await this.scenario.invokeAdapter('OpenAdapter', this.person(name));
});

Given('it is counted what the connector holds at the CTI server', async function (this: SignoffWorld) {
  this.usage = await this.scenario.acd.view.usage();
});

Then('the connector holds no more at the CTI server than was counted', async function (this: SignoffWorld) {
  await expectHoldsNoMore(this.usage, () => this.scenario.acd.view.usage(), ['connections', 'subscriptions']);
});

Then('no more devices are subscribed to than were counted', async function (this: SignoffWorld) {
  await expectHoldsNoMore(this.usage, () => this.scenario.acd.view.usage(), ['subscriptions']);
});

Then('that has failed, or nothing was said of it', function (this: SignoffWorld) {
  const { status } = this.last.result;
  const seen = `status ${status?.severity}`;
  expect(status?.severity !== 'Warn', ['status Fail', 'no status'], seen);
});

/** One after the other, each only where it is a change. */
When(
  /^somebody else makes (\w+) ((?:Ready|NotReady)(?:, (?:Ready|NotReady))*)$/,
  async function (this: SignoffWorld, name: string, states: string) {
    for (const state of states.split(', ')) await bringTo(this, this.person(name), state);
  },
);

/** From outside; false where the ACD holds the agent so already. */
async function bringTo({ scenario }: SignoffWorld, { id }: Person, wanted: string): Promise<boolean> {
  const { state } = await scenario.acd.view.agent(id);
  if (state === wanted) return false;
  const type = wanted === 'Ready' ? 'SetReady' : 'SetNotReady';
  const reasonCode = wanted === 'Ready' ? undefined : ROUTINE_REASON;
  await scenario.acd.arrange.command(id, { type, reasonCode });
  return true;
}

/**
 * Each change that somebody else makes is told; it ends NotReady. One is waited for before the next is made: a server may tell only
 * that something has changed, and then two that follow each other at once are none.
 */
async function follow(world: SignoffWorld, person: Person): Promise<void> {
  for (const state of ['Ready', 'NotReady', 'Ready', 'NotReady'])
    if (await bringTo(world, person, state)) await expectLastTold(world.scenario.desktop, person, state);
  world.toldBefore = world.scenario.desktop.events().length;
}

Given('the desktop follows {word}', async function (this: SignoffWorld, name: string) {
  await follow(this, this.person(name));
});

Then('the desktop follows each of them', async function (this: SignoffWorld) {
  for (const person of this.scenario.fixtures.people()) {
    const state = (await bringTo(this, person, 'Ready')) ? 'Ready' : 'NotReady';
    await bringTo(this, person, state);
    await expectLastTold(this.scenario.desktop, person, state);
  }
});

When('somebody else logs {word} in', async function (this: SignoffWorld, name: string) {
  const { acd, fixtures } = this.scenario;
  await acd.arrange.command(this.person(name).id, { type: 'LogIn', queueIds: fixtures.defaultQueueIds() });
});

Then('the desktop is told that {word} is {told}', async function (this: SignoffWorld, name: string, event: string) {
  await expectLastTold(this.scenario.desktop, this.person(name), event);
});

Then(
  'the last that the desktop is told of {word} is what the ACD holds',
  async function (this: SignoffWorld, name: string) {
    await expectInAgreement(this.scenario.desktop, this.person(name), () => this.held(name));
  },
);

Then('each change of {word} has been told once at most, in order', async function (this: SignoffWorld, name: string) {
  await expectEachOnce(this.scenario.desktop, this.person(name));
});

Then('the desktop has been told of nobody but {word}', async function (this: SignoffWorld, name: string) {
  await expectToldOfNobodyBut(this.scenario.desktop, this.person(name));
});

Then(
  'the desktop has been told nothing of {word} behind the logout',
  async function (this: SignoffWorld, name: string) {
    await expectNothingAfterLogout(this.scenario.desktop, this.person(name));
  },
);

Then(
  /^what the desktop has been told of (\w+) since then is among (.+)$/,
  async function (this: SignoffWorld, name: string, list: string) {
    await expectToldAmong(this.scenario.desktop, this.person(name), list.split(', '), this.toldBefore);
  },
);

Then('the desktop has been told only what OpenCTI knows', function (this: SignoffWorld) {
  expectKnownNames(this.scenario.desktop);
});

Then('the CTI server has spoiled what it told', async function (this: SignoffWorld) {
  await this.scenario.checkEventFaults();
});

Then(
  /^the desktop is told that the call is (\w+)(?: or (\w+))?$/,
  async function (this: SignoffWorld, name: string, other: string | null) {
    await expectCallTold(this.scenario.desktop, other === null ? [name] : [name, other]);
  },
);

Then(
  /^the desktop has been told (\w+)(?: or (\w+))? (once|twice)$/,
  async function (this: SignoffWorld, name: string, other: string | null, times: string) {
    const names = other === null ? [name] : [name, other];
    await expectCallToldTimes(this.scenario.desktop, names, times === 'once' ? 1 : 2);
  },
);

When('the call is answered', async function (this: SignoffWorld) {
  await this.scenario.answerCall();
});

Then('the event {word} says of the call:', async function (this: SignoffWorld, name: string, table: DataTable) {
  const call = await this.scenario.acd.view.call(this.scenario.latestCallId());
  const values: Readonly<Record<string, string>> = {
    'the number of the caller': call.from,
    'the number that was dialled': call.dialled,
    'the id that the CTI server gave it': call.id,
  };
  const event = await expectCallTold(this.scenario.desktop, [name]);
  this.callId = call.id;
  const rows = Object.entries(table.rowsHash()).map(([property, value]) => [property, values[value] ?? value]);
  expectValues(event, Object.fromEntries(rows));
});

Then('the event {word} carries the id of the call', async function (this: SignoffWorld, name: string) {
  expectValues(await expectCallTold(this.scenario.desktop, [name]), { pyCallID: this.callId });
});

When('{word} puts the call on hold at the telephone', async function (this: SignoffWorld, name: string) {
  const { acd } = this.scenario;
  await acd.arrange.doWithCall(this.scenario.latestCallId(), { type: 'HoldCall', agentId: this.person(name).id });
});

When('{word} has the call back at the telephone', async function (this: SignoffWorld, name: string) {
  const { acd } = this.scenario;
  await acd.arrange.doWithCall(this.scenario.latestCallId(), { type: 'RetrieveCall', agentId: this.person(name).id });
});

When('{word} dials a number outside at the telephone', async function (this: SignoffWorld, name: string) {
  await this.scenario.dial(this.person(name).id, '+15550123');
});

When(
  '{word} dials the extension of {word} at the telephone',
  async function (this: SignoffWorld, name: string, other: string) {
    await this.scenario.dial(this.person(name).id, this.person(other).extension);
  },
);

When('{word} consults {word} at the telephone', async function (this: SignoffWorld, name: string, other: string) {
  await this.scenario.consult(this.person(name).id, this.person(other).extension);
});

/** Of which nobody else's call is called. */
const OWN_ID = 'the-only-one-in-its-scenario';

When('a call arrives in {word}, by an id of its own', async function (this: SignoffWorld, queue: string) {
  await this.scenario.call(queue, { callId: OWN_ID });
});

When(
  'a call arrives in {word} from another number, by the same id',
  async function (this: SignoffWorld, queue: string) {
    await this.scenario.call(queue, { callId: OWN_ID, from: '+15550177' });
  },
);

When('a call arrives in {word} that carries:', async function (this: SignoffWorld, queue: string, table: DataTable) {
  this.callData = table.rowsHash();
  await this.scenario.call(queue, { data: this.callData });
});

/** Under the name of the version: 8.7's, or that of those before it. */
Then('the event {word} carries the same', async function (this: SignoffWorld, name: string) {
  const event = await expectCallTold(this.scenario.desktop, [name]);
  const { pyNamedVariables = event.pyCallVariables } = event;
  expectValues({ ...event, pyNamedVariables }, { pyNamedVariables: this.callData });
});
