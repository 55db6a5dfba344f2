// Choices of a policy in one line of text: each with its word, and whatever is no choice named, with the nearest that is one.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readPolicyChoices } from './policy-choices.ts';

test('each choice has its word', () => {
  assert.deepEqual(readPolicyChoices('outcome=later, logoutOnCall = defer'), {
    outcome: 'later',
    logoutOnCall: 'defer',
  });
});

const WRONG: readonly (readonly [text: string, says: string, hint: RegExp])[] = [
  ['outcom=later', 'A policy has no choice "outcom".', /^Did you mean outcome\?$/],
  ['outcome=latr', 'The policy\'s outcome cannot be "latr".', /^Did you mean later\?$/],
  ['outcome=xyzzy', 'The policy\'s outcome cannot be "xyzzy".', /^There is immediate, later\.$/],
  ['outcome=about', 'The policy\'s outcome cannot be "about".', /^There is /],
  ['toString=x', 'A policy has no choice "toString".', /^There is pauseScope, /],
  ['outcome', '--policy takes choices as name=word, separated by commas, not "outcome".', /^For example: /],
  ['outcome=later,', '--policy takes choices as name=word, separated by commas, not "".', /^For example: /],
  ['a=b=c', '--policy takes choices as name=word, separated by commas, not "a=b=c".', /^For example: /],
  ['outcome=later,outcome=later', '--policy chooses outcome twice.', /^For example: /],
];

for (const [text, message, hint] of WRONG)
  test(`${text} is refused: ${message}`, () => {
    assert.throws(() => readPolicyChoices(text), { code: 'InvalidSetting', message, hint });
  });
