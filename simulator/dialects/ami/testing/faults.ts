// What the tests of faults over this dialect share: the action that is struck, what it is answered, and who asks.

import assert from 'node:assert/strict';
import { FAULT_KINDS } from '../../../faults/index.ts';
import { timers } from '../../../net/testing/wire.ts';
import { SIM, type TestAmi, type TestClient } from './ami.ts';

export { FOR_EVER } from '../../../faults/testing/faulty.ts';

export const MEMBER = { Queue: 'sales', Interface: 'Local/1001@agents' };
export const REMOVE = { Action: 'QueueRemove', ...MEMBER, ActionID: 'struck' };
export const DONE = 'Response: Success\r\nActionID: struck\r\nMessage: Removed interface from queue\r\n\r\n';
export const error = (words: string) => `Response: Error\r\nActionID: struck\r\nMessage: ${words}\r\n\r\n`;

export const sentenceOf = (kind: string) => FAULT_KINDS.find((one) => one.kind === kind)?.sentence;

/** Something a supervisor does with agent 1001. */
export const command = ({ control }: TestAmi, type: string, more: object = {}) =>
  control('POST', 'agents/1001/commands', { type, ...more });

/** A session that hears of no events. */
export const quiet = ({ logIn }: TestAmi): Promise<TestClient> => logIn({ ...SIM, events: 'off' });

/** Whatever was spoiled and held open is gone: connections, faults, timers. */
export async function assertNothingLeft({ control }: TestAmi, timersBefore: number): Promise<void> {
  while ((await control('GET', 'usage')).connections > 0);
  assert.deepEqual(await control('GET', 'faults'), []);
  assert.equal(timers(), timersBefore);
}
