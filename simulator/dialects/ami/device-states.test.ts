// How many states of devices are kept: those of who is there, and so many of who is gone.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { MOST_ENTRIES } from '../../core/limits.ts';
import type { AmiContext } from './context.ts';
import { forgetSurplus, tellPauseDevice } from './device-states.ts';
import type { Member } from './members.ts';

test('the states of members who have gone are kept, but not without end', () => {
  const deviceStates = new Map<string, string>();
  const context = { deviceStates, tell: () => undefined } as unknown as AmiContext;
  for (let number = 0; number < MOST_ENTRIES + 100; number += 1) {
    const device = `Local/${number}@agents`;
    const member = { queueId: 'sales', interface: device, stateInterface: device } as Member;
    tellPauseDevice(context, member, true);
    tellPauseDevice(context, member, false);
    assert.equal(deviceStates.get(`Queue:sales_pause_${device}`), 'NOT_INUSE');
    forgetSurplus(context, member);
  }
  assert.equal(deviceStates.size, MOST_ENTRIES);
});
