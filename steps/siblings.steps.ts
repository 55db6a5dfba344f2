// When an agent logs in or changes state, and when calls come in.

import { When } from '@cucumber/cucumber';
import type { AgentStateActivity } from '../src/contract/activity.ts';
import type { SignoffWorld } from './world.ts';

async function act(world: SignoffWorld, name: string, activity: AgentStateActivity): Promise<void> {
  const person = world.person(name);
  await world.scene.invoke(activity, person, world.scene.page(person, activity));
}

When('{word} logs in', async function (this: SignoffWorld, name: string) {
  await act(this, name, 'LoginAgent');
});

When('{word} asks to be Ready', async function (this: SignoffWorld, name: string) {
  await act(this, name, 'SetAgentReady');
});

When('a call arrives in {word}', async function (this: SignoffWorld, queue: string) {
  await this.scene.call(queue);
});
