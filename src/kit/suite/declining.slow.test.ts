// Whom the proof tries as a connector that can do less: every two things that may be declined, in every profile; nobody
// who could not log an agent out; and whatever may be declined also where all tiers are open.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { TrialMember } from '../../report-model/proof.ts';
import { loadCatalogue } from './catalogue.ts';
import { decliningVariantsOf } from './declining.ts';

const catalogue = loadCatalogue();
const SIBLINGS = ['LoginAgent', 'SetAgentReady', 'SetAgentNotReady'];
/** Where the administrator has listed reasons, as the suite does. */
const DEMANDING = ['reason-required', 'finesse-cce', 'finesse-ccx'];
const NATIVE = ['queueLogout', 'reasonCodes', 'breakReasons', 'afterCallWork', 'attributes', 'credentials', 'look'];
const EXPECTED: Readonly<Record<string, readonly string[]>> = {
  native: [...SIBLINGS, ...NATIVE, 'asyncOutcome', 'calls', 'events', 'concurrent'],
  ami: [...SIBLINGS, 'queueLogout', 'breakReasons', 'look', 'events', 'concurrent'],
};

const declines = ({ declines: names = [] }: TrialMember, name: string): boolean => names.includes(name);

for (const [dialect, declinable] of Object.entries(EXPECTED)) {
  const few = decliningVariantsOf('pairs', catalogue, { dialect });

  test(`${dialect}: every two of what may be declined are declined together, kept together, and one without the other`, () => {
    for (const one of declinable)
      for (const other of declinable.filter((name) => name > one))
        for (const [hasOne, hasOther] of [
          [true, true],
          [true, false],
          [false, true],
          [false, false],
        ])
          assert.ok(
            few.some((member) => declines(member, one) === hasOne && declines(member, other) === hasOther),
            `${one} ${hasOne}, ${other} ${hasOther}`,
          );
    assert.ok(few.length <= 18, `${few.length} runs`);
  });

  test(`${dialect}: each is declined in each profile, but for a reason where reasons are demanded`, () => {
    const profiles = [...new Set(few.map(({ profile }) => profile))];
    assert.equal(profiles.length, dialect === 'native' ? 6 : 3, profiles.join(', '));
    for (const profile of profiles)
      for (const name of declinable) {
        const isPossible = !DEMANDING.includes(String(profile)) || !['reasonCodes', 'breakReasons'].includes(name);
        const some = few.filter((member) => member.profile === profile);
        assert.equal(
          some.some((member) => declines(member, name)),
          isPossible,
          `${name} under ${profile}`,
        );
        assert.ok(
          some.some((member) => !declines(member, name)),
          `${name} under ${profile}`,
        );
      }
  });

  test(`${dialect}: where all activities are declared, each capability is declined once, and each profile tried`, () => {
    const whole = few.filter((member) => !SIBLINGS.some((name) => declines(member, name)));
    for (const name of declinable.filter((one) => !SIBLINGS.includes(one)))
      assert.ok(
        whole.some((member) => declines(member, name)),
        name,
      );
    assert.deepEqual(
      [...new Set(whole.map(({ profile }) => profile))].sort(),
      [...new Set(few.map(({ profile }) => profile))].sort(),
    );
  });

  test(`${dialect}: nobody is tried twice, and everybody says how to be tried again`, () => {
    assert.equal(new Set(few.map(({ name }) => name)).size, few.length);
    for (const { about, declines: names = [], profile } of few)
      assert.equal(
        about,
        names.length === 0
          ? `signoff certify${dialect === 'native' ? '' : ` --dialect ${dialect}`} --profile ${profile}`
          : `signoff certify${dialect === 'native' ? '' : ` --dialect ${dialect}`} --profile ${profile} --without ${names.join(',')}`,
      );
    assert.deepEqual(decliningVariantsOf('pairs', catalogue, { dialect }), few);
  });
}

test('all of them are many, and none is nobody', () => {
  // eight things and three profiles; over AMI a logout has no reason
  assert.equal(decliningVariantsOf('all', catalogue, { dialect: 'ami' }).length, 2 ** 8 * 3);
  assert.deepEqual(decliningVariantsOf('none', catalogue, { dialect: 'ami' }), []);
});

test('a dialect of one switch is tried under the rules of its profile alone', () => {
  const tried = decliningVariantsOf('pairs', catalogue, { dialect: 'esl' });
  assert.deepEqual([...new Set(tried.map(({ profile }) => profile))], ['freeswitch']);
});
