// When: what an agent asks for, as the page that the framework hands to the activity, in all its variations.

import { type DataTable, defineParameterType, When } from '@cucumber/cucumber';
import type { AgentStateActivity } from '../src/connector/activity.ts';
import type { ClipboardPage } from '../src/connector/page.ts';
import { reasonOptions } from '../src/kit/scenario/framework-page.ts';
import type { Invocation } from '../src/kit/scenario/invocation.ts';
import type { Reason, SignoffWorld } from './world.ts';

export interface Request {
  readonly activity: AgentStateActivity;
  readonly properties?: ClipboardPage;
}

const LOGIN: Request = { activity: 'LoginAgent' };
const LOGOUT: Request = { activity: 'LogoutAgent' };

/** What a feature calls a request, and what the framework makes of it. */
const REQUESTS: Readonly<Record<string, Request>> = {
  'logs in': LOGIN,
  'logs out': LOGOUT,
  'asks to be Ready': { activity: 'SetAgentReady' },
  'asks to be NotReady': { activity: 'SetAgentNotReady' },
  'asks for after-call work': { activity: 'SetAgentNotReady', properties: { WorkMode: 'AFTER_CALL_WORK' } },
};

defineParameterType({
  name: 'request',
  regexp: Object.keys(REQUESTS),
  transformer: (words: string) => REQUESTS[words],
});

/** Has the activity run on the page of `name`, with `more` set on it. */
export async function act(
  world: SignoffWorld,
  name: string,
  { activity, properties }: Request,
  more?: ClipboardPage,
): Promise<Invocation> {
  const person = world.person(name);
  const isChoice = activity === 'LoginAgent' && more?.Queue === undefined;
  if (isChoice) world.scenario.fixtures.loggedInByChoice(person);
  return world.scenario.invoke(activity, person, world.scenario.page(person, activity, { ...properties, ...more }));
}

defineParameterType({
  name: 'reason',
  regexp: /"[^"]*"|\w+/,
  transformer: (words: string): Reason => (words.startsWith('"') ? { code: words.slice(1, -1) } : { name: words }),
});

/** What a feature calls a blank value; a property that is undefined is not on the page. */
const BLANKS: Readonly<Record<string, string | null | undefined>> = {
  nothing: undefined,
  null: null,
  'an empty text': '',
  blanks: '   ',
};

When('{word} {request}', async function (this: SignoffWorld, name: string, request: Request) {
  await act(this, name, request);
});

When('{word} {request} with the reason {reason}', actWithReason);
When('{word} {request} on a page that still holds the reason {reason}', actWithReason);

async function actWithReason(this: SignoffWorld, name: string, request: Request, reason: Reason): Promise<void> {
  await act(this, name, request, { AgentOptions: reasonOptions(this.codeOf(reason)) });
}

When(
  '{word} {request} with these properties on the page:',
  async function (this: SignoffWorld, name: string, request: Request, table: DataTable) {
    await act(this, name, request, table.rowsHash());
  },
);

When('{word} logs in to {word}', async function (this: SignoffWorld, name: string, queue: string) {
  await act(this, name, LOGIN, { Queue: await this.scenario.fixtures.queue(queue) });
});

When('{word} logs in to {word} at another extension', async function (this: SignoffWorld, name: string, queue: string) {
  const DN = this.person(name).otherExtension;
  await act(this, name, LOGIN, { Queue: await this.scenario.fixtures.queue(queue), DN });
});

When('{word} logs in with a wrong password', async function (this: SignoffWorld, name: string) {
  await act(this, name, LOGIN, { AgentPassword: this.person(name).wrongPassword });
});

When('{word} logs in and out {int} times', async function (this: SignoffWorld, name: string, times: number) {
  for (let time = 1; time <= times; time += 1) {
    await act(this, name, LOGIN);
    await act(this, name, LOGOUT);
    if (time === 5) this.usage = await this.scenario.acd.view.usage();
  }
});

When('{word} logs out of {word}', async function (this: SignoffWorld, name: string, queue: string) {
  await act(this, name, LOGOUT, { Queue: await this.scenario.fixtures.queue(queue) });
});

When('{word} logs out of a queue that does not exist', async function (this: SignoffWorld, name: string) {
  await act(this, name, LOGOUT, { Queue: 'no-such-queue' });
});

When(/^(\w+) logs out with (.+) as the Queue$/, async function (this: SignoffWorld, name: string, blank: string) {
  await act(this, name, LOGOUT, { Queue: BLANKS[blank] });
});

When(/^(\w+) logs out with (.+) as the reason$/, async function (this: SignoffWorld, name: string, blank: string) {
  await act(this, name, LOGOUT, { AgentOptions: reasonOptions(BLANKS[blank]) });
});

When('{word} {request} without a reason', async function (this: SignoffWorld, name: string, request: Request) {
  await act(this, name, request, { AgentOptions: undefined });
});

When('{word} logs out with options that hold no page for a reason', async function (this: SignoffWorld, name: string) {
  await act(this, name, LOGOUT, { AgentOptions: { ...reasonOptions(null), pyOpenCTI: undefined } });
});

When(
  '{word} {request} with these properties in AgentState:',
  async function (this: SignoffWorld, name: string, request: Request, table: DataTable) {
    await act(this, name, request, { AgentState: table.rowsHash() });
  },
);

When('{word} logs out with the password still on the page', async function (this: SignoffWorld, name: string) {
  await act(this, name, LOGOUT, { AgentPassword: this.person(name).password });
});

When('{word} logs out again on the same page', async function (this: SignoffWorld, name: string) {
  await this.scenario.invoke('LogoutAgent', this.person(name), this.last.result.page);
});

When(/^a logout is asked for with (.+) as the AgentID$/, async function (this: SignoffWorld, blank: string) {
  const [person] = this.scenario.fixtures.people();
  await act(this, person?.name ?? '', LOGOUT, { AgentID: BLANKS[blank] });
});

When('{word} and {word} log out at once', async function (this: SignoffWorld, one: string, other: string) {
  await Promise.all([act(this, one, LOGOUT), act(this, other, LOGOUT)]);
});

When(
  '{word} logs out of {word} while {word} logs out of {word}',
  async function (this: SignoffWorld, one: string, queue: string, other: string, another: string) {
    const [first, second] = [await this.scenario.fixtures.queue(queue), await this.scenario.fixtures.queue(another)];
    await Promise.all([act(this, one, LOGOUT, { Queue: first }), act(this, other, LOGOUT, { Queue: second })]);
  },
);

When('a call arrives in {word}', async function (this: SignoffWorld, queue: string) {
  await this.stage.call(queue);
});

When('the call ends', async function (this: SignoffWorld) {
  await this.scenario.endCall();
});
