// The one way in which the tests of the core look at a refusal: with its facts, in its words, and nothing has changed.

import assert from 'node:assert/strict';
import type { Command } from '../commands.ts';
import { describeRejection, type Rejection } from '../rejection.ts';
import { takeSnapshot } from '../snapshot.ts';
import type { TestFloor } from './floor.ts';

export interface Refused {
  readonly command: Command;
  readonly rejection: Rejection;
  readonly sentence: string;
}

export function assertRefused(floor: TestFloor, { command, rejection, sentence }: Refused): void {
  const before = takeSnapshot(floor.engine.acd);
  const { decision, happened } = floor.tell(command);
  assert.deepEqual(decision, { outcome: 'refused', rejection });
  assert.equal(describeRejection(rejection), sentence);
  assert.deepEqual(happened, []);
  assert.deepEqual(takeSnapshot(floor.engine.acd), before);
}
