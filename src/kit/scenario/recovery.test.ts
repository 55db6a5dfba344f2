// Whether a connector recovers: it is asked again for as long as there is time, and no longer than it takes.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Status } from '../../connector/page.ts';
import { MismatchFound } from './mismatch.ts';
import { expectWorksAgain } from './recovery.ts';
import { invocation } from './testing/invocation.ts';

const FAIL: Status = { severity: 'Fail', message: 'nobody answers' };

/** A connector that gives these statuses one after the other, the last for ever; counts how often it was asked. */
function scripted(...statuses: readonly (Status | undefined)[]) {
  let asked = 0;
  const again = async () => {
    asked += 1;
    return invocation({ status: statuses[Math.min(asked, statuses.length) - 1] });
  };
  return { again, asked: () => asked };
}

test('what works at once is asked once, though there is no time', async () => {
  for (const status of [undefined, { severity: 'Good', message: '' }, { severity: 'Warn', message: 'x' }] as const) {
    const { again, asked } = scripted(status, FAIL);
    await expectWorksAgain(again, 0);
    assert.equal(asked(), 1);
  }
});

test('what fails is asked again until it works', async () => {
  const { again, asked } = scripted(FAIL, undefined, FAIL);
  await expectWorksAgain(again, 10_000);
  assert.equal(asked(), 2);
});

test('what fails until the time is over is a mismatch that says how long, and with what', async () => {
  const { again, asked } = scripted(FAIL);
  await assert.rejects(expectWorksAgain(again, 0), (error) => {
    assert.ok(error instanceof MismatchFound);
    assert.deepEqual(error.mismatch.expected, ['a success within 0 seconds']);
    assert.equal(error.mismatch.seen, 'after that time still status Fail: nobody answers');
    return true;
  });
  assert.equal(asked(), 1);
});

test('what breaks is not asked again', async () => {
  const broken = async () => {
    throw new Error('it exited');
  };
  await assert.rejects(expectWorksAgain(broken, 10_000), /it exited/);
});
