// The world of a scenario: the bench of its worker, and its own scene on it.

import { World } from '@cucumber/cucumber';
import type { RunParameters } from '../src/contract/run-report.ts';
import type { Invocation, Person, Scene } from '../src/kit/scene.ts';

export class SignoffWorld extends World<RunParameters> {
  private opened: Scene | undefined;

  /** The scenario's scene; there is none before the first hook has opened it. */
  get scene(): Scene {
    if (this.opened === undefined) throw new Error('The scene has not been opened.');
    return this.opened;
  }

  set scene(scene: Scene) {
    this.opened = scene;
  }

  get isOpen(): boolean {
    return this.opened !== undefined;
  }

  /** What the connector did last. */
  get last(): Invocation {
    return this.scene.last();
  }

  person(name: string): Person {
    return this.scene.person(name);
  }

  /** The agent as the ACD holds it now. */
  held(name: string) {
    return this.scene.acd.agent(this.person(name).id);
  }
}

/** `sales, support and billing` as a list; `no queue` is an empty one. */
export const names = (list: string): string[] => (list === 'no queue' ? [] : list.split(/, | and /));
