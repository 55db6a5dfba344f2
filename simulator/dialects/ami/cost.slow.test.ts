// Shows that what a call costs does not grow with the number of calls there are: counted in looks at what is kept in maps,
// not in time.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Snapshot } from '../../core/snapshot.ts';
import { takeSnapshot } from '../../core/snapshot.ts';
import { openStage, perform, type Stage } from './testing/stage.ts';

const CALL = { Action: 'Originate', Channel: 'Local/c@callers', Application: 'Queue', Data: 'sales' };
const FEW = 500;
const MANY = 4000;

/** The calls in the order in which they came stand first in a line; so the last to come costs the most. */
const WAYS: Readonly<Record<string, (calls: number) => number>> = {
  'calls that come': (calls) => looksOf(() => waiting(openStage(['sales']), calls)),
  'a snapshot that is put in place': (calls) => {
    const stage = waiting(openStage(['sales']), calls);
    const snapshot: Snapshot = JSON.parse(JSON.stringify(takeSnapshot(stage.context.engine.acd)));
    return looksOf(() => stage.context.engine.restore(snapshot));
  },
  'all that are hung up by a pattern': (calls) => {
    const stage = waiting(openStage(['sales']), calls);
    return looksOf(() => perform(stage, { Action: 'Hangup', Channel: '/.*/' }));
  },
  'each that is hung up by its name, the first first': (calls) => {
    const stage = waiting(openStage(['sales']), calls);
    const names = stage.context.channels
      .all()
      .flatMap(({ channel }) => (channel.name.endsWith(';1') ? channel.name : []));
    return looksOf(() => {
      for (const Channel of names) perform(stage, { Action: 'Hangup', Channel });
    });
  },
};

for (const [name, cost] of Object.entries(WAYS))
  test(`the cost of ${name} grows as their number does`, () => {
    const [few, many] = [cost(FEW) / FEW, cost(MANY) / MANY];
    assert.ok(few > 0);
    assert.ok(many < few * 2, `${few} looks a call of ${FEW}, ${many} of ${MANY}`);
  });

function waiting(stage: Stage, calls: number): Stage {
  for (let call = 0; call < calls; call += 1) perform(stage, CALL);
  stage.told.length = 0;
  return stage;
}

/** How often `run` looks something up in a map, or comes past it there. */
function looksOf(run: () => void): number {
  const { get, values, entries } = Map.prototype;
  let looks = 0;
  function* counted<T>(row: Iterable<T>): MapIterator<T> {
    for (const one of row) {
      looks += 1;
      yield one;
    }
  }
  Object.assign(Map.prototype, {
    get(this: Map<unknown, unknown>, key: unknown) {
      looks += 1;
      return get.call(this, key);
    },
    values(this: Map<unknown, unknown>) {
      return counted(values.call(this));
    },
    entries(this: Map<unknown, unknown>) {
      return counted(entries.call(this));
    },
  });
  Map.prototype[Symbol.iterator] = Map.prototype.entries;
  try {
    run();
  } finally {
    Object.assign(Map.prototype, { get, values, entries });
    Map.prototype[Symbol.iterator] = entries;
  }
  return looks;
}
