// The judgement on made-up messages: every planned scenario must have finished, a tier is ruled on whole, and what a
// connector declares in the middle of a run does not excuse it.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Envelope } from '@cucumber/messages';
import type { Declaration } from '../../connector/connector.ts';
import { EVIDENCE } from '../scenario/evidence.ts';
import { readCatalogue } from '../suite/catalogue.ts';
import { type Case, judge } from './judgement.ts';

const row = (id: string, more: object = {}) => ({
  ...{ id, level: 'MUST', source: 'S', requirement: 'It holds.', pitfall: 'It does not.' },
  ...more,
});
const CATALOGUE = readCatalogue(
  JSON.stringify({
    version: 1,
    requirements: [
      ...[row('LOGOUT-01'), row('LOGOUT-02', { level: 'SHOULD' }), row('LOGOUT-04', { needs: ['queueLogout'] })],
      row('LOGIN-01', { needs: ['LoginAgent'] }),
    ],
  }),
);

const SIBLINGS = ['LoginAgent', 'SetAgentReady', 'SetAgentNotReady'];
const DECLARATION: Declaration = {
  ...{ protocolVersion: 1, name: 'c', version: '1', timeoutMs: 1 },
  activities: ['LogoutAgent', ...SIBLINGS],
  capabilities: { queueLogout: true },
};
const scenario = (line: number, ...tags: string[]) => ({ name: `s${line}`, location: `a.feature:${line}`, tags });
const PLANNED = [
  ...[scenario(1, '@LOGOUT-01'), scenario(2, '@LOGOUT-02'), scenario(4, '@LOGOUT-04')],
  scenario(5, '@LOGIN-01'),
];

/** The same, the last of them for a CTI server that speaks TLS. */
const OVER_TLS = [...PLANNED.slice(0, -1), scenario(5, '@LOGIN-01', '@needs:tls')];

const ABOUT: Case = {
  ...{ catalogue: CATALOGUE, planned: PLANNED, declaration: DECLARATION, dialect: 'native' },
  ...{ isTls: false, isStrict: false, isFiltered: false, isInterrupted: false },
  ...{ policy: {}, isServerChecked: false },
};

type How = 'passed' | 'mismatch' | 'undefined' | 'unfinished' | { lacks: string[] } | { unserved: string[] };

/** The messages of a run in which the scenarios at these lines came to this; the others do not occur. */
function played(results: Readonly<Record<number, How>>): Envelope[] {
  return PLANNED.filter(({ location }) => lineOf(location) in results).flatMap(({ name, location, tags }) => {
    const line = lineOf(location);
    const pickle = {
      id: name,
      name,
      uri: 'features/a.feature',
      astNodeIds: [],
      location: { line },
      tags: tags.map((tag) => ({ name: tag })),
    };
    const head = [
      { pickle },
      { testCase: { id: name, pickleId: name } },
      { testCaseStarted: { id: name, testCaseId: name } },
    ];
    return [...head, ...messagesOf(results[line] ?? 'passed', name)] as unknown as Envelope[];
  });
}

const lineOf = (location: string): number => Number(location.split(':')[1]);

function messagesOf(how: How, testCaseStartedId: string): object[] {
  const attach = (mediaType: string, content: object) => ({
    attachment: { testCaseStartedId, mediaType, body: JSON.stringify(content) },
  });
  const step = (status: string) => ({ testStepFinished: { testCaseStartedId, testStepResult: { status } } });
  const finished = { testCaseFinished: { testCaseStartedId } };
  const traffic = attach(EVIDENCE.traffic, { requests: 1 });
  if (how === 'unfinished') return [traffic];
  if (how === 'passed') return [step('PASSED'), traffic, finished];
  if (how === 'undefined') return [step('UNDEFINED'), traffic, finished];
  if (how === 'mismatch') return [attach(EVIDENCE.mismatch, { expected: ['a'], seen: 'b' }), traffic, finished];
  return [
    attach(EVIDENCE.notApplicable, { lacks: [], uncarried: [], unserved: [], ruledOut: [], ...how }),
    step('SKIPPED'),
    finished,
  ];
}

const GREEN = { 1: 'passed', 2: 'passed', 4: 'passed', 5: 'passed' } as const;
const DECLINING = { ...DECLARATION, capabilities: {} };
const { 5: _login, ...LOGOUT_ONLY } = GREEN;

type Row = readonly [title: string, results: Readonly<Record<number, How>>, about: Partial<Case>, comesTo: string];

const ROWS: readonly Row[] = [
  ['all passed', GREEN, {}, 'certified 0 | pass pass pass pass | logout! agent-state!'],
  ['one is red', { ...GREEN, 1: 'mismatch' }, {}, 'not-certified 1 | fail pass pass pass | logout agent-state'],
  ['a SHOULD is red', { ...GREEN, 2: 'mismatch' }, {}, 'certified 0 | pass warn pass pass | logout! agent-state!'],
  [
    'a SHOULD is red in a strict run',
    { ...GREEN, 2: 'mismatch' },
    { isStrict: true },
    'not-certified 1 | pass fail pass pass | logout agent-state',
  ],
  [
    'one did not finish',
    { ...GREEN, 5: 'unfinished' },
    {},
    'incomplete 2 | pass pass pass untestable | logout! agent-state',
  ],
  ['the runner never came to one', LOGOUT_ONLY, {}, 'incomplete 2 | pass pass pass untestable | logout! agent-state'],
  ['the runner never came to any', {}, {}, 'none 2 | untestable untestable untestable untestable | logout agent-state'],
  [
    'the runner never came to one of a filtered run',
    { 1: 'passed' },
    { isFiltered: true, planned: PLANNED.slice(0, 2) },
    'incomplete 2 | pass untestable | ',
  ],
  ['a filtered run', { 1: 'passed' }, { isFiltered: true, planned: PLANNED.slice(0, 1) }, 'partial 0 | pass | '],
  [
    'a run of one tier is ruled on whole and on nothing else',
    LOGOUT_ONLY,
    { tier: 'logout', planned: PLANNED.slice(0, 3) },
    'certified 0 | pass pass pass | logout!',
  ],
  [
    'a scenario of the tier was not even planned',
    { 1: 'passed', 2: 'passed' },
    { tier: 'logout', planned: PLANNED.slice(0, 2) },
    'incomplete 2 | pass pass untestable | logout',
  ],
  [
    'a tier is asked for that the connector does not claim',
    { ...GREEN, 5: { lacks: ['LoginAgent'] } },
    { tier: 'agent-state', declaration: { ...DECLARATION, activities: ['LogoutAgent'] } },
    'not-certified 1 | pass pass pass not-applicable | logout!',
  ],
  [
    'a capability is declined from the start',
    { ...GREEN, 4: { lacks: ['queueLogout'] } },
    { declaration: DECLINING },
    'certified 0 | pass pass not-applicable pass | logout!-queueLogout agent-state!-queueLogout',
  ],
  [
    'a capability is declined in the middle of the run only',
    { ...GREEN, 4: { lacks: ['queueLogout'] } },
    {},
    'incomplete 2 | pass pass untestable pass | logout agent-state',
  ],
  [
    'a capability is declared in the middle of the run only',
    GREEN,
    { declaration: DECLINING },
    'incomplete 2 | pass pass untestable pass | logout-queueLogout agent-state-queueLogout',
  ],
  [
    'something else is declined in the middle of the run',
    { ...GREEN, 4: { lacks: ['events'] } },
    { declaration: DECLINING },
    'incomplete 2 | pass pass untestable pass | logout-queueLogout agent-state-queueLogout',
  ],
  [
    'a scenario takes TLS, which is not spoken',
    { ...GREEN, 5: { unserved: ['tls'] } },
    { planned: OVER_TLS },
    'incomplete 2 | pass pass pass not-applicable | logout! agent-state',
  ],
  [
    'a scenario is passed over for want of TLS, which is spoken',
    { ...GREEN, 5: { unserved: ['tls'] } },
    { planned: OVER_TLS, isTls: true },
    'incomplete 2 | pass pass pass untestable | logout! agent-state',
  ],
  [
    'a scenario is played that takes TLS, which is not spoken',
    GREEN,
    { planned: OVER_TLS },
    'incomplete 2 | pass pass pass untestable | logout! agent-state',
  ],
  [
    'a scenario is passed over for want of TLS, and takes none',
    { ...GREEN, 5: { unserved: ['tls'] } },
    {},
    'incomplete 2 | pass pass pass untestable | logout! agent-state',
  ],
  [
    'the run was interrupted',
    GREEN,
    { isInterrupted: true },
    'incomplete 2 | pass pass pass pass | logout! agent-state!',
  ],
];

for (const [title, results, about, comesTo] of ROWS)
  test(`${title}: ${comesTo}`, () => {
    const { rulings, tiers, ruling } = judge(played(results), { ...ABOUT, ...about });
    const words = tiers.map(({ tier, isReached, declined = [] }) =>
      [`${tier}${isReached ? '!' : ''}`, ...declined].join('-'),
    );
    const found = [
      `${ruling.verdict} ${ruling.exitCode}`,
      rulings.map(({ verdict }) => verdict).join(' '),
      words.join(' '),
    ];
    assert.equal(found.join(' | '), comesTo);
  });

test('a scenario that was never begun is told of', () => {
  const { outcomes } = judge(played(LOGOUT_ONLY), ABOUT);
  assert.deepEqual(outcomes.at(-1), {
    ...{ name: 's5', location: 'a.feature:5', requirementIds: ['LOGIN-01'], requests: 0 },
    ...{ result: 'unfinished', reason: 'It was never begun.' },
  });
});
