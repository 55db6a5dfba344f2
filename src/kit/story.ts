// The story of a scenario, as it goes into the evidence: what was done, what went over the wire, what the ACD held.

import type { Story, StoryInvocation } from '../contract/story.ts';
import { describeHeld, describeStatus } from './expectations.ts';
import type { Invocation, Scene } from './scene.ts';

/** Everything that a person needs who was not there; `secrets` are masked. */
export function storyOf(scene: Scene, secrets: readonly string[]): Story {
  const story: Story = {
    cast: scene.cast.names(),
    invocations: scene.invocations.map(toStoryInvocation),
    log: scene.log,
  };
  return JSON.parse(maskAll(JSON.stringify(story), secrets)) as Story;
}

function toStoryInvocation({
  activity,
  person,
  before,
  result,
  exchange,
  heldBefore,
  heldAfter,
}: Invocation): StoryInvocation {
  return {
    activity,
    agent: person.name,
    pageBefore: before,
    pageAfter: result.page,
    status: describeStatus(result),
    heldBefore: describeHeld(heldBefore),
    heldAfter: describeHeld(heldAfter),
    timeline: exchange.timeline,
  };
}

/** `text` without any of the secrets. */
export const maskAll = (text: string, secrets: readonly string[]): string =>
  secrets.reduce((left, secret) => left.replaceAll(JSON.stringify(secret).slice(1, -1), '***'), text);
