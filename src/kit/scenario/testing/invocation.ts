// What the tests of expectations share: an invocation of which only what matters is said, and the one way in which an
// expectation is looked at.

import assert from 'node:assert/strict';
import type { ClipboardPage, Status } from '../../../connector/page.ts';
import type { SentCommand, SentReply } from '../../acd/acd-under-test.ts';
import type { Invocation } from '../invocation.ts';
import { MismatchFound, Untestable } from '../mismatch.ts';
import { plainPerson } from './person.ts';

interface Given {
  readonly before?: ClipboardPage;
  readonly page?: ClipboardPage;
  readonly status?: Status | null | undefined;
  readonly commands?: readonly SentCommand[];
  readonly replies?: readonly SentReply[];
}

export const invocation = ({ before = {}, page = {}, status, commands = [], replies = [] }: Given): Invocation => ({
  activity: 'LogoutAgent',
  isRoutine: false,
  person: plainPerson('1', 'Ada'),
  before,
  result: { page, status },
  exchange: {
    ...{ commands, replies, requests: 1, struck: 0, laterRefusals: [], failures: [], settled: [], timeline: [] },
    ...{ changes: [], startedAt: 0 },
  },
  agentBefore: undefined,
  agentAfter: undefined,
});

export const command = (more: Partial<SentCommand> = {}): SentCommand => ({
  ...{ number: 1, type: 'LogOut', agentId: '1', outcome: 'done' },
  ...more,
});

export const reply = (more: Partial<SentReply> = {}): SentReply => ({
  ...{ number: 1, understood: true, positive: true },
  ...more,
});

/** An expectation, and what is seen instead where it does not hold; a `RegExp` where it cannot be exercised. */
export type Case = readonly [title: string, expectation: () => void, seen?: string | { readonly untestable: RegExp }];

export function assertExpectation(expectation: () => void, seen: Case[2]): void {
  if (seen === undefined) {
    expectation();
    return;
  }
  assert.throws(expectation, (error) => {
    if (typeof seen !== 'string') {
      assert.ok(error instanceof Untestable, String(error));
      assert.match(error.message, seen.untestable);
      return true;
    }
    assert.ok(error instanceof MismatchFound, String(error));
    assert.equal(error.mismatch.seen, seen);
    assert.ok(error.mismatch.expected.length > 0 && error.mismatch.expected.every((one) => one !== ''));
    return true;
  });
}
