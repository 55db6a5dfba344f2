// Calls: how they come about behind the connector's back, what an agent has the connector do with them, and how the ACD holds them
// then.

import { type DataTable, defineParameterType, Given, Then, When } from '@cucumber/cucumber';
import type { CallActivity } from '../src/connector/activity.ts';
import type { ClipboardPage } from '../src/connector/page.ts';
import type { CallParty } from '../src/kit/acd/acd-under-test.ts';
import {
  expectData,
  expectDigits,
  expectInNoCall,
  expectMade,
  expectOver,
  expectStanding,
  type Named,
} from '../src/kit/scenario/call-expectations.ts';
import { CONSULTATION } from '../src/kit/scenario/telephone.ts';
import { spokenIn } from '../src/kit/suite/dialects.ts';
import { isOnWire } from '../src/kit/suite/needs.ts';
import { DEFAULT_PARAMETERS } from '../src/kit/suite/parameters.ts';
import type { SignoffWorld } from './world.ts';

/** `call one`, or the one that an agent has made beside it. */
defineParameterType({
  name: 'call',
  regexp: /call (\w+)|(the consultation|the new call)/,
  transformer: (name: string | undefined, other: string) => name ?? other,
});

/** Somebody by name, or a number outside. */
defineParameterType({
  name: 'callee',
  regexp: /\+?[\d*#]+|[A-Z]\w+|no-such-place/,
  transformer: (text: string) => text,
});

const isPerson = (callee: string): boolean => /^[A-Z]/.test(callee);

/** What has to be dialled to reach somebody. */
const numberOf = (world: SignoffWorld, callee: string): string =>
  isPerson(callee) ? world.person(callee).extension : callee;

function partyOf(world: SignoffWorld, callee: string): CallParty {
  return isPerson(callee) ? { agentId: world.person(callee).id } : { number: callee };
}

const namedAs = (world: SignoffWorld, callee: string): Named => ({ name: callee, ...partyOf(world, callee) });

/** Whether the wire of the run has it. */
const has = ({ parameters }: Pick<SignoffWorld, 'parameters'>, trait: 'directCalls' | 'callIds'): boolean =>
  isOnWire(trait, spokenIn({ ...DEFAULT_PARAMETERS, ...parameters }));

const isDirect = (world: SignoffWorld): boolean => has(world, 'directCalls');

Given('{call} comes to {word}', async function (this: SignoffWorld, call: string, name: string) {
  await this.scenario.telephone.come(call, this.person(name), isDirect(this));
});

Given('{word} has answered {call}', async function (this: SignoffWorld, name: string, call: string) {
  await this.scenario.telephone.answered(call, this.person(name), isDirect(this));
});

Given('{word} has put {call} on hold', async function (this: SignoffWorld, name: string, call: string) {
  await this.scenario.telephone.hold(call, this.person(name));
});

Given(
  '{word} has consulted {callee} beside {call}',
  async function (this: SignoffWorld, name: string, callee: string, call: string) {
    const other = partyOf(this, callee);
    await this.scenario.telephone.consult(call, this.person(name), numberOf(this, callee), other);
  },
);

Given(
  '{word} has {callee} take part in {call}',
  async function (this: SignoffWorld, name: string, callee: string, call: string) {
    await this.scenario.telephone.share(call, this.person(name), numberOf(this, callee), partyOf(this, callee));
  },
);

Given('{call} has ended', async function (this: SignoffWorld, call: string) {
  await this.scenario.telephone.end(call);
});

/** Where the CTI server has ids of its own for calls, the desktop knows them from events. */
const idOnPage = (world: SignoffWorld, call: string): Promise<string> =>
  world.scenario.telephone.idOnPage(call, has(world, 'callIds') ? undefined : world.scenario.desktop);

/** Has the connector run an activity about a call; `call`: the one that the page names. */
async function ask(
  world: SignoffWorld,
  name: string,
  activity: CallActivity,
  { call, ...properties }: ClipboardPage & { readonly call?: string },
): Promise<void> {
  const person = world.person(name);
  const named = call === undefined ? {} : { pyCallID: await idOnPage(world, call) };
  await world.scenario.invoke(activity, person, world.scenario.page(person, activity, { ...named, ...properties }));
}

/** The same, of one that calls somebody, with data that the call is to carry. */
async function askWithData(
  world: SignoffWorld,
  name: string,
  activity: CallActivity,
  { table, callee, call }: { readonly table: DataTable; readonly callee: string; readonly call?: string },
): Promise<void> {
  world.callData = table.rowsHash();
  const CallOptions = { pyNamedVariables: world.callData };
  await ask(world, name, activity, { call, Destination: numberOf(world, callee), CallOptions });
}

/** What a feature calls what is done with a call that is named. */
const DEEDS: Readonly<Record<string, CallActivity>> = {
  answers: 'AnswerCall',
  holds: 'HoldCall',
  retrieves: 'RetrieveCall',
  'hangs up': 'HangUpCall',
};

defineParameterType({ name: 'deed', regexp: Object.keys(DEEDS), transformer: (words: string) => DEEDS[words] });

When('{word} {deed} {call}', async function (this: SignoffWorld, name: string, activity: CallActivity, call: string) {
  await ask(this, name, activity, { call });
});

When('{word} {deed} and names no call', async function (this: SignoffWorld, name: string, activity: CallActivity) {
  await ask(this, name, activity, {});
});

When('{word} calls {callee}', async function (this: SignoffWorld, name: string, callee: string) {
  await ask(this, name, 'MakeCall', { Destination: numberOf(this, callee) });
});

When(
  '{word} calls {callee} with these data:',
  async function (this: SignoffWorld, name: string, callee: string, table: DataTable) {
    await askWithData(this, name, 'MakeCall', { table, callee });
  },
);

When(
  '{word} dials {callee} into {call}',
  async function (this: SignoffWorld, name: string, Digits: string, call: string) {
    await ask(this, name, 'SendDTMF', { call, Digits });
  },
);

/** What a feature calls it to call somebody for a call that there is. */
const BESIDE: Readonly<Record<string, CallActivity>> = {
  'passes on': 'BlindTransfer',
  'begins to transfer': 'TransferInitiate',
  'begins to extend': 'ConferenceInitiate',
  'takes a question about': 'ConsultationCall',
};

defineParameterType({ name: 'beside', regexp: Object.keys(BESIDE), transformer: (words: string) => BESIDE[words] });

When(
  '{word} {beside} {call} to {callee}',
  async function (this: SignoffWorld, name: string, activity: CallActivity, call: string, callee: string) {
    await ask(this, name, activity, { call, Destination: numberOf(this, callee) });
  },
);

When(
  '{word} begins to transfer {call} to {callee} with these data:',
  async function (this: SignoffWorld, name: string, call: string, callee: string, table: DataTable) {
    await askWithData(this, name, 'TransferInitiate', { table, callee, call });
  },
);

When(
  /^(\w+) completes the (transfer|conference) of call (\w+)$/,
  async function (this: SignoffWorld, name: string, what: string, call: string) {
    const pyOtherCallID = this.scenario.telephone.idOf(CONSULTATION);
    await ask(this, name, what === 'transfer' ? 'TransferComplete' : 'ConferenceComplete', { call, pyOtherCallID });
  },
);

When(
  '{word} drops {callee} from {call}',
  async function (this: SignoffWorld, name: string, callee: string, call: string) {
    await ask(this, name, 'DropParty', { call, Party: numberOf(this, callee) });
  },
);

Then('{call} still rings at {callee}', async function (this: SignoffWorld, call: string, callee: string) {
  expectStanding(await this.scenario.telephone.find(call), namedAs(this, callee), 'Ringing');
});

Then('{callee} talks in {call}', async function (this: SignoffWorld, callee: string, call: string) {
  expectStanding(await this.scenario.telephone.find(call), namedAs(this, callee), 'Talking');
});

Then('the caller talks in {call}', async function (this: SignoffWorld, call: string) {
  const found = await this.scenario.telephone.find(call);
  expectStanding(found, { name: 'the caller', number: found?.from }, 'Talking');
});

Then('{callee} is not in {call}', async function (this: SignoffWorld, callee: string, call: string) {
  expectStanding(await this.scenario.telephone.find(call), namedAs(this, callee), undefined);
});

Then('{word} has {call} on hold', async function (this: SignoffWorld, name: string, call: string) {
  expectStanding(await this.scenario.telephone.find(call), namedAs(this, name), 'Held');
});

Then('{call} is over', async function (this: SignoffWorld, call: string) {
  expectOver(await this.scenario.telephone.find(call));
});

Then('{word} is in no call', async function (this: SignoffWorld, name: string) {
  const person = this.person(name);
  expectInNoCall(person, await this.scenario.telephone.callsOf(person));
});

/** It is the new call, or the consultation, from then on. */
Then(
  '{word} has made {call} to {callee}',
  async function (this: SignoffWorld, name: string, call: string, callee: string) {
    const { telephone } = this.scenario;
    const person = this.person(name);
    telephone.name(call, expectMade(person, numberOf(this, callee), await telephone.callsOf(person)));
  },
);

Then('{call} carries the same', async function (this: SignoffWorld, call: string) {
  const found = await this.scenario.telephone.find(call);
  if (found === undefined) return expectOver(found);
  expectData(found, this.callData);
});

Then('{callee} has been dialled into {call}', function (this: SignoffWorld, digits: string, call: string) {
  expectDigits(this.last, this.scenario.telephone.idOf(call), digits);
});
