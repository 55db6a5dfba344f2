// Tiers in words, with what was declined; every capability has a word.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { CAPABILITIES } from '../connector/connector.ts';
import { reachedTier, tierWords } from './tier-text.ts';

test('a tier is told with what was declined', () => {
  const words = (...declined: (typeof CAPABILITIES)[number][]) =>
    tierWords({ tier: 'logout', isReached: true, declined });
  assert.equal(words(), 'logout');
  assert.equal(words('queueLogout'), 'logout, without queue logout');
  assert.equal(words('queueLogout', 'events'), 'logout, without queue logout and events');
  assert.equal(words('queueLogout', 'calls', 'events'), 'logout, without queue logout, calls and events');
  assert.equal(words('reasonCodes'), 'logout, without reason codes');
  assert.equal(words('reasonCodes', 'breakReasons'), 'logout, without reason codes and break reasons');
  assert.equal(tierWords({ tier: 'logout', isReached: true }), 'logout');
  assert.doesNotMatch(words(...CAPABILITIES), /undefined/);
});

test('of several tiers the highest that was reached counts', () => {
  const [low, high] = [
    { tier: 'logout', isReached: true },
    { tier: 'agent-state', isReached: true },
  ];
  assert.equal(reachedTier([low, high]), 'agent-state');
  assert.equal(reachedTier([low, { ...high, isReached: false }]), 'logout');
  assert.equal(reachedTier([{ ...low, isReached: false }]), undefined);
  assert.equal(reachedTier([]), undefined);
  const events = { tier: 'events', isReached: true, declined: ['look' as const] };
  const telephony = { tier: 'telephony', isReached: true, declined: ['look' as const, 'DropParty' as const] };
  assert.equal(
    reachedTier([low, high, events, telephony]),
    'events and telephony, without a look at the outcome and DropParty',
  );
  assert.equal(reachedTier([low, high, telephony]), 'telephony, without a look at the outcome and DropParty');
  assert.equal(
    reachedTier([low, high, events, { ...telephony, isReached: false }]),
    'events, without a look at the outcome',
  );
});

test('what the policy rules out stands with the tier, and is no decline', () => {
  const tier = { tier: 'logout', isReached: true, ruledOut: ['LOGOUT-06', 'LOGOUT-08'] };
  assert.equal(tierWords(tier), 'logout; LOGOUT-06, LOGOUT-08 ruled out by the policy');
  const both = { ...tier, declined: ['queueLogout'] as const, ruledOut: ['LOGOUT-06'] };
  assert.equal(tierWords(both), 'logout, without queue logout; LOGOUT-06 ruled out by the policy');
});

test('who believes a switch that never refuses is told with the tier', () => {
  const tier = { tier: 'logout', isReached: true, ruledOut: ['LOGOUT-06'], believesSwitch: true } as const;
  assert.equal(tierWords(tier), 'logout; LOGOUT-06 ruled out by the policy; believes the switch');
});
