// What a desktop is expected to have been told: each expectation where it holds, and where it does not.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Exchange } from '../acd/acd-under-test.ts';
import type { Desktop, EventPage } from './desktop.ts';
import {
  expectCallToldTimes,
  expectEachOnce,
  expectKnownNames,
  expectNothingAfterLogout,
  expectToldAmong,
  expectToldOfNobodyBut,
  expectValues,
} from './desktop-expectations.ts';
import { MismatchFound } from './mismatch.ts';
import { plainPerson } from './testing/person.ts';

const ADA = plainPerson('1001', 'Ada');

/** Of which nothing more comes. */
function desktop(events: readonly (EventPage | string)[], changes: readonly string[] = []): Desktop {
  const pages = events.map((one) => (typeof one === 'string' ? { pyEventName: one } : one));
  const happened = { changes: changes.map((to) => ({ agentId: ADA.id, to })) } as unknown as Exchange;
  return { events: () => pages, until: async () => pages, happened: async () => happened };
}

const SHIFT = ['LoggedIn', 'Ready', 'NotReady', 'Ready', 'LoggedOut'];

type Case = readonly [title: string, expectation: () => Promise<void> | void, seen?: RegExp];

const CASES: readonly Case[] = [
  [
    'all changes, in order',
    () => expectEachOnce(desktop(['Login', 'Ready', 'NotReady', 'Ready', 'Logout'], SHIFT), ADA),
  ],
  ['some of them', () => expectEachOnce(desktop(['NotReady', 'Logout'], SHIFT), ADA)],
  ['the state that a login led to', () => expectEachOnce(desktop(['Login', 'NotReady', 'Ready'], SHIFT), ADA)],
  ['a login told as the state it led to', () => expectEachOnce(desktop(['NotReady', 'Ready'], SHIFT), ADA)],
  [
    'one too many',
    () => expectEachOnce(desktop(['Login', 'Ready', 'Ready', 'Ready', 'Ready'], SHIFT), ADA),
    /told Login, then Ready, then Ready, then Ready, then Ready; at the ACD there was LoggedIn/,
  ],
  ['in another order', () => expectEachOnce(desktop(['Logout', 'NotReady'], SHIFT), ADA), /told Logout, then NotReady/],
  ['nobody else', () => expectToldOfNobodyBut(desktop([{ pyEventName: 'Ready', AgentID: ADA.id }], SHIFT), ADA)],
  [
    'somebody else, by name',
    () => expectToldOfNobodyBut(desktop([{ pyEventName: 'Ready', DN: '9' }], SHIFT), ADA),
    /told \{"pyEventName":"Ready","DN":"9"\}/,
  ],
  [
    'somebody else, without a name',
    () => expectToldOfNobodyBut(desktop(['Ready'], ['LoggedOut']), ADA),
    /told Ready; of Ada there was LoggedOut/,
  ],
  [
    'what came behind the logout',
    () => expectNothingAfterLogout(desktop(['Logout', 'Login'], ['LoggedOut', 'LoggedIn']), ADA),
    /told Logout, then Login/,
  ],
  ['names that are known', () => expectKnownNames(desktop(['Offering', 'Logout']))],
  ['a name that nobody knows', () => expectKnownNames(desktop(['Zap'])), /an event \{"pyEventName":"Zap"\}/],
  ['a page without a name', () => expectKnownNames(desktop([{}])), /an event \{\}/],
  ['one call, once', () => expectCallToldTimes(desktop(['Offering', 'Established']), ['Offering'], 1)],
  ['twice', () => expectCallToldTimes(desktop(['Offering', 'Offering']), ['Offering'], 1), /2 of them/],
  ['none at all', () => expectCallToldTimes(desktop([]), ['Offering'], 1), /0 of them; told, in order: nothing/],
  ['a part of what may be', () => expectToldAmong(desktop(['Ready', 'Ready']), ADA, ['NotReady', 'Ready'], 1)],
  ['a logout at the end', () => expectToldAmong(desktop(['Ready', 'Logout']), ADA, ['NotReady', 'Ready', 'Logout'], 0)],
  [
    'more than may be',
    () => expectToldAmong(desktop(['Ready', 'NotReady', 'Ready']), ADA, ['NotReady', 'Ready'], 0),
    /told Ready, then NotReady, then Ready/,
  ],
  ['values as they are', () => expectValues({ pyANI: '1' }, { pyANI: '1' })],
  ['another value', () => expectValues({ pyANI: '1' }, { pyANI: '2' }), /pyANI is "1"/],
];

for (const [title, expectation, seen] of CASES)
  test(title, async () => {
    if (seen === undefined) return void (await expectation());
    await assert.rejects(
      async () => expectation(),
      (error) => {
        assert.ok(error instanceof MismatchFound, String(error));
        assert.match(error.mismatch.seen, seen);
        return true;
      },
    );
  });
