// Whether a connector recovers: once the link is back, a request works again, soon and without a restart.

import { setTimeout } from 'node:timers/promises';
import { describeStatus } from './expectations.ts';
import type { Invocation } from './invocation.ts';
import { expect } from './mismatch.ts';

/** A connector that tries again at once need not be asked more often than this, in milliseconds. */
const PAUSE_MS = 250;

/** `again` until it is no Fail, or `limitMs` of wire time are over. */
export async function expectWorksAgain(again: () => Promise<Invocation>, limitMs: number): Promise<void> {
  const end = Date.now() + limitMs;
  let latest = await again();
  while (latest.result.status?.severity === 'Fail' && Date.now() < end) {
    await setTimeout(PAUSE_MS);
    latest = await again();
  }
  const works = latest.result.status?.severity !== 'Fail';
  expect(works, `a success within ${limitMs / 1000} seconds`, `after that time still ${describeStatus(latest.result)}`);
}
