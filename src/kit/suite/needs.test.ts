// Whether a scenario applies: what its requirements and its own tags need, against what the connector declares.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Declaration } from '../../connector/connector.ts';
import { readCatalogue } from './catalogue.ts';
import { lacking, lackOf } from './needs.ts';

const row = (id: string, needs: string[]) => ({
  ...{ id, level: 'MUST', source: 'S', requirement: 'It holds.', pitfall: 'It does not.' },
  needs,
});
const CATALOGUE = readCatalogue(
  JSON.stringify({
    version: 1,
    requirements: [
      ...[row('A-01', []), row('A-02', ['look', 'LoginAgent']), row('A-03', ['events', 'look'])],
      row('A-04', ['breakReasons']),
    ],
  }),
);

const declaring = (activities: string[], capabilities: Declaration['capabilities']): Declaration => ({
  ...{ protocolVersion: 1, name: 'c', version: '1', timeoutMs: 1 },
  activities: ['LogoutAgent', ...activities],
  capabilities,
});

const CASES: readonly [title: string, tags: string[], declaration: Declaration, lacks: string[]][] = [
  ['what needs nothing lacks nothing', ['@A-01'], declaring([], {}), []],
  ['what is declared is not lacking', ['@A-02'], declaring(['LoginAgent'], { look: true }), []],
  ['what is not declared is lacking', ['@A-02'], declaring([], {}), ['look', 'LoginAgent']],
  ['what is declined is lacking', ['@A-02'], declaring(['LoginAgent'], { look: false }), ['look']],
  ['an activity is no capability', ['@A-02'], declaring(['look'], { look: false }), ['look', 'LoginAgent']],
  ["a scenario's own need counts", ['@A-01', '@needs:queueLogout'], declaring([], {}), ['queueLogout']],
  ["a scenario's own need may be an activity", ['@A-01', '@needs:LogoutAgent'], declaring([], {}), []],
  [
    'two requirements add up, and each need is named once',
    ['@A-02', '@A-03'],
    declaring([], {}),
    ['look', 'LoginAgent', 'events'],
  ],
  ['who says nothing of a break has for it what a logout has', ['@A-04'], declaring([], { reasonCodes: true }), []],
  [
    'who declines the reason of a break lacks it',
    ['@A-04'],
    declaring([], { reasonCodes: true, breakReasons: false }),
    ['breakReasons'],
  ],
  [
    'what is shown of whoever does not declare it is not lacking, and the rest is',
    ['@A-02', '@undeclared:look'],
    declaring([], {}),
    ['LoginAgent'],
  ],
  ['tags of another kind need nothing', ['@A-01', '@slow', '@A-02x'], declaring([], {}), []],
];

for (const [title, tags, declaration, lacks] of CASES)
  test(title, () => assert.deepEqual(lacking(CATALOGUE, tags, declaration), lacks));

test('what takes TLS asks for nothing of a connector, and applies where the CTI server speaks it', () => {
  const tags = ['@A-01', '@needs:tls'];
  const under = { declaration: declaring([], {}), spoken: 'native', policy: {} };
  assert.deepEqual(lacking(CATALOGUE, tags, under.declaration), []);
  assert.equal(lackOf(CATALOGUE, tags, { ...under, isTls: true }), undefined);
  assert.deepEqual(lackOf(CATALOGUE, tags, { ...under, isTls: false }), {
    lacks: [],
    uncarried: [],
    unserved: ['tls'],
    ruledOut: [],
  });
});

const REPEATED: readonly (readonly [spoken: string, repeatedLogin: string, isServed: boolean])[] = [
  ['native', 'ignore', true],
  ['ami', 'refuse', true],
  ['ami', 'ignore', false],
];

for (const [spoken, repeatedLogin, isServed] of REPEATED)
  test(`a login of whoever is logged in can be refused over ${spoken} where it is up to "${repeatedLogin}": ${isServed}`, () => {
    const lack = lackOf(CATALOGUE, ['@needs:loginRefusal'], { spoken, isTls: false, policy: { repeatedLogin } });
    assert.deepEqual(lack?.unserved ?? [], isServed ? [] : ['loginRefusal']);
  });

test('what the policy rules out is told by its choice, and a server scenario asks nothing of a connector', () => {
  const under = { spoken: 'native', isTls: false };
  const tags = ['@A-02', '@policy:logoutOnCall=refuse|defer', '@policy:logoutFrom=Ready'];
  const policy = { logoutOnCall: 'allow', logoutFrom: ['NotReady'] };
  assert.deepEqual(lackOf(CATALOGUE, [...tags, '@server'], { ...under, declaration: declaring([], {}), policy }), {
    ...{ lacks: [], uncarried: [], unserved: [] },
    ruledOut: ['logoutOnCall is allow', 'logoutFrom is NotReady'],
  });
  const other = { logoutOnCall: 'defer', logoutFrom: ['NotReady', 'Ready'] };
  assert.equal(lackOf(CATALOGUE, [...tags, '@server'], { ...under, policy: other }), undefined);
});

test('nobody is logged out where a reason is demanded that the dialect cannot carry, and no extension named where it has none', () => {
  const lack = (spoken: string, logoutReason: string) =>
    lackOf(CATALOGUE, ['@needs:logout', '@needs:extensions'], { spoken, isTls: false, policy: { logoutReason } });
  assert.deepEqual(lack('ami', 'required')?.unserved, ['logout', 'extensions']);
  assert.deepEqual(lack('ami', 'optional')?.unserved, ['extensions']);
  assert.equal(lack('native', 'required'), undefined);
});

test('what a wire cannot show is not asked of a server that says so; of one that says nothing, all is', () => {
  const tags = ['@A-01', '@needs:correlation', '@needs:subscription'];
  const lack = (lacks?: string[]) => {
    const spoken = { source: './desk.mjs', profile: 'opencti', capabilities: [], secrets: [], lacks };
    return lackOf(CATALOGUE, tags, { spoken, isTls: false, policy: {} });
  };
  assert.deepEqual(lack(['correlation'])?.unserved, ['correlation']);
  assert.deepEqual(lack(['subscription', 'correlation'])?.unserved, ['correlation', 'subscription']);
  assert.equal(lack(), undefined);
  for (const spoken of ['native', 'ami'])
    assert.equal(lackOf(CATALOGUE, tags, { spoken, isTls: false, policy: {} }), undefined);
});
