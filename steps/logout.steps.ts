// When an agent logs out: the page that the framework hands to LogoutAgent, in all its variations.

import { type DataTable, When } from '@cucumber/cucumber';
import type { ClipboardPage } from '../src/contract/page.ts';
import type { SignoffWorld } from './world.ts';

/** Has LogoutAgent run on the page of `name`, with `properties` set on it. */
async function logOut(world: SignoffWorld, name: string, properties: ClipboardPage = {}): Promise<void> {
  const person = world.person(name);
  await world.scene.invoke('LogoutAgent', person, world.scene.page(person, 'LogoutAgent', properties));
}

/** What a feature calls a blank value; a property that is undefined is not on the page. */
const BLANKS: Readonly<Record<string, string | null | undefined>> = {
  nothing: undefined,
  null: null,
  'an empty text': '',
  blanks: '   ',
};

When('{word} logs out', async function (this: SignoffWorld, name: string) {
  await logOut(this, name);
});

When('{word} logs out of {word}', async function (this: SignoffWorld, name: string, queue: string) {
  await logOut(this, name, { Queue: await this.scene.queue(queue) });
});

When('{word} logs out of a queue that does not exist', async function (this: SignoffWorld, name: string) {
  await logOut(this, name, { Queue: 'no-such-queue' });
});

When(/^(\w+) logs out with (.+) as the Queue$/, async function (this: SignoffWorld, name: string, blank: string) {
  await logOut(this, name, { Queue: BLANKS[blank] });
});

When('{word} logs out with the reason {string}', async function (this: SignoffWorld, name: string, code: string) {
  await logOut(this, name, { AgentOptions: { pyOpenCTI: { pyReasonCode: code } } });
});

When('{word} logs out without a reason', async function (this: SignoffWorld, name: string) {
  await logOut(this, name, { AgentOptions: undefined });
});

When(
  '{word} logs out with these properties on the page:',
  async function (this: SignoffWorld, name: string, table: DataTable) {
    await logOut(this, name, table.rowsHash());
  },
);

When(
  '{word} logs out with these properties in AgentState:',
  async function (this: SignoffWorld, name: string, table: DataTable) {
    await logOut(this, name, { AgentState: table.rowsHash() });
  },
);

When('{word} logs out with the password still on the page', async function (this: SignoffWorld, name: string) {
  await logOut(this, name, { AgentPassword: this.person(name).password });
});

When('{word} logs out again on the same page', async function (this: SignoffWorld, name: string) {
  await this.scene.invoke('LogoutAgent', this.person(name), this.last.result.page);
});

When(/^a logout is asked for with (.+) as the AgentID$/, async function (this: SignoffWorld, blank: string) {
  const [person] = this.scene.people();
  await logOut(this, person?.name ?? '', { AgentID: BLANKS[blank] });
});
