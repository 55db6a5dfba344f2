// Tiers: open to whoever declares the activities, reached when no obstacle is left, and told with what was declined.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { CALL_ACTIVITIES } from '../../connector/activity.ts';
import { CAPABILITIES, type Declaration } from '../../connector/connector.ts';
import type { Level, Verdict } from '../../report-model/requirement.ts';
import type { Ruling } from '../../report-model/run-report.ts';
import { readCatalogue } from './catalogue.ts';
import type { Spoken } from './dialects.ts';
import { tierRulings, undeclaredFor } from './tiers.ts';

const row = (id: string, needs: string[] = [], status = 'active') => ({
  ...{ id, level: 'SHOULD', source: 'S', requirement: 'It holds.', pitfall: 'It does not.', needs, status },
});
const CATALOGUE = readCatalogue(
  JSON.stringify({
    version: 1,
    requirements: [
      ...[row('LOGOUT-01'), row('LOGOUT-02', ['queueLogout']), row('LOGOUT-03', ['events'], 'planned')],
      ...[row('LOGIN-01', ['LoginAgent', 'look']), row('LOGIN-02'), row('FAULT-01', [], 'planned')],
    ],
  }),
);

const SUBSCRIBING = ['SubscribeForEvents', 'UnSubscribeForEvents'];
const SIBLINGS = ['LoginAgent', 'SetAgentReady', 'SetAgentNotReady'];
const declaring = (activities: string[], ...capabilities: string[]): Declaration => ({
  ...{ protocolVersion: 1, name: 'c', version: '1', timeoutMs: 1 },
  activities: ['LogoutAgent', ...activities],
  capabilities: Object.fromEntries(capabilities.map((name) => [name, true])),
});
const ALL = declaring(SIBLINGS, ...CAPABILITIES);

const ruling = (id: string, verdict: Verdict = 'pass', level: Level = 'MUST'): Ruling => ({
  ...{ id, verdict, level, requirement: 'It holds.', scenarios: [] },
});
const PASSED = [ruling('LOGOUT-01'), ruling('LOGOUT-02'), ruling('LOGIN-01'), ruling('LOGIN-02')];
const with1 = (verdict: Verdict, level?: Level) => [ruling('LOGOUT-01', verdict, level), ...PASSED.slice(1)];
const withLogin = (verdict: Verdict, level?: Level) => [
  ...PASSED.filter(({ id }) => id !== 'LOGIN-01'),
  ruling('LOGIN-01', verdict, level),
];
const exceptLogin = (verdict: Verdict) => [
  ...PASSED.slice(0, 2),
  ruling('LOGIN-01', verdict),
  ruling('LOGIN-02', verdict),
];

type Row = readonly [
  title: string,
  rulings: readonly Ruling[],
  how: { declaration?: Declaration; upTo?: string; isStrict?: boolean },
  tiers: string,
];

const ROWS: readonly Row[] = [
  ['everything passes', PASSED, {}, 'logout! agent-state!'],
  ['a MUST of the lowest tier fails, and every tier stands on it', with1('fail'), {}, 'logout agent-state'],
  ['a MUST of the second tier fails', withLogin('fail'), {}, 'logout! agent-state'],
  ['a MUST is untestable', withLogin('untestable'), {}, 'logout! agent-state'],
  ['a MUST does not apply', withLogin('not-applicable'), {}, 'logout! agent-state!'],
  ['nothing of a family applies', exceptLogin('not-applicable'), {}, 'logout! agent-state'],
  ['nothing of a family could be exercised', exceptLogin('not-exercised'), {}, 'logout! agent-state'],
  ['a MUST was not exercised', withLogin('not-exercised'), {}, 'logout! agent-state'],
  ['what a tier cannot do without does not apply', with1('not-applicable'), {}, 'logout agent-state'],
  ['a SHOULD is not met', withLogin('warn', 'SHOULD'), {}, 'logout! agent-state!'],
  ['a SHOULD is untestable', withLogin('untestable', 'SHOULD'), {}, 'logout! agent-state!'],
  ['a SHOULD is not met in a strict run', withLogin('fail', 'SHOULD'), { isStrict: true }, 'logout! agent-state'],
  ['a SHOULD is untestable, strictly', withLogin('untestable', 'SHOULD'), { isStrict: true }, 'logout! agent-state'],
  ['a tier was asked for', PASSED, { upTo: 'logout' }, 'logout!'],
  ['a tier was asked for that is planned still', PASSED, { upTo: 'telephony' }, 'logout! agent-state!'],
  ['the siblings are not declared', PASSED, { declaration: declaring([], ...CAPABILITIES) }, 'logout!'],
  ['one sibling is missing', PASSED, { declaration: declaring(SIBLINGS.slice(1), ...CAPABILITIES) }, 'logout!'],
  ['nothing was ruled on', [], {}, 'logout agent-state'],
  [
    'a capability is declined',
    PASSED,
    { declaration: declaring(SIBLINGS, 'look') },
    'logout!-queueLogout agent-state!-queueLogout',
  ],
  [
    'what only a higher tier needs is declined there, and what nothing needs is not told',
    PASSED,
    { declaration: declaring(SIBLINGS, 'queueLogout') },
    'logout! agent-state!-look',
  ],
];

for (const [title, rulings, how, tiers] of ROWS)
  test(`${title}: ${tiers}`, () => {
    const found = tierRulings(CATALOGUE, rulings, { declaration: ALL, spoken: 'native', ...how });
    const words = found.map(({ tier, isReached, declined = [] }) =>
      [`${tier}${isReached ? '!' : ''}`, ...declined].join('-'),
    );
    assert.equal(words.join(' '), tiers);
  });

const BELIEVING: readonly (readonly [verdict: Verdict, logoutWhileLoggedOut: string, believes: boolean])[] = [
  ['warn', 'ignore', true],
  ['fail', 'ignore', true],
  ['pass', 'ignore', false],
  ['untestable', 'ignore', false],
  ['warn', 'refuse', false],
];

for (const [verdict, logoutWhileLoggedOut, believes] of BELIEVING)
  test(`LOGOUT-31 ends as ${verdict}, and a logout of who is out is up to "${logoutWhileLoggedOut}": ${believes}`, () => {
    const how = { declaration: ALL, spoken: 'native', policy: { logoutWhileLoggedOut } };
    const tiers = tierRulings(CATALOGUE, [...PASSED, ruling('LOGOUT-31', verdict, 'SHOULD')], how);
    assert.deepEqual(
      tiers.map(({ believesSwitch = false }) => believesSwitch),
      [believes, believes],
    );
  });

const WITH_CALLS = readCatalogue(
  JSON.stringify({
    version: 1,
    requirements: ['LOGOUT-01', 'LOGIN-01', 'FAULT-01', 'EVENT-01', 'CALL-01'].map((id) => row(id)),
  }),
);
const ALL_PASSED = WITH_CALLS.requirements.map(({ id }) => ruling(id));
/** What passes for what a tier cannot do without. */
const NEEDED = ['LOGOUT-12', 'LOGOUT-14'].map((id) => ruling(id));

const CALL_ROWS: readonly (readonly [title: string, activities: string[], upTo: string | undefined, tiers: string])[] =
  [
    ['no events', ['AnswerCall'], undefined, 'logout agent-state resilient telephony'],
    ['events too', ['AnswerCall', ...SUBSCRIBING], undefined, 'logout agent-state resilient events telephony'],
    ['no calls', SUBSCRIBING, undefined, 'logout agent-state resilient events'],
    ['any activity about calls', ['DropParty'], 'telephony', 'logout agent-state resilient telephony'],
  ];

for (const [title, activities, upTo, tiers] of CALL_ROWS)
  test(`telephony stands on resilient, and not on events: ${title}`, () => {
    const declaration = declaring([...SIBLINGS, ...activities], ...CAPABILITIES);
    const found = tierRulings(WITH_CALLS, [...ALL_PASSED, ...NEEDED], { declaration, spoken: 'native', upTo });
    assert.deepEqual(
      found.map(({ tier }) => tier),
      tiers.split(' '),
    );
  });

test('of calls it is told which activities are declined, and a dialect without any has no such tier', () => {
  const declaration = declaring([...SIBLINGS, ...CALL_ACTIVITIES.slice(1)], ...CAPABILITIES);
  const rulings = [...ALL_PASSED, ...NEEDED];
  const over = (spoken: Spoken) => tierRulings(WITH_CALLS, rulings, { declaration, spoken }).at(-1);
  assert.deepEqual(over('native'), {
    ...{ tier: 'telephony', isReached: true, declined: ['AnswerCall'] },
    ...{ ruledOut: [], notExercised: [] },
  });
  const noCalls = { source: './desk.mjs', profile: 'opencti', capabilities: CAPABILITIES, secrets: [] };
  assert.equal(over(noCalls)?.tier, 'resilient');
});

test('what a tier would take is told', () => {
  const [first = ''] = undeclaredFor('telephony', declaring(SIBLINGS));
  assert.match(first, /^any of AnswerCall, .*, DropParty$/);
  assert.deepEqual(undeclaredFor('telephony', declaring([...SIBLINGS, 'MakeCall'])), []);
  assert.deepEqual(undeclaredFor('logout', declaring([])), []);
  assert.deepEqual(undeclaredFor('resilient', declaring(['SetAgentReady'])), ['LoginAgent', 'SetAgentNotReady']);
});
