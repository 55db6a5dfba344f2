// The badge says the verdict, with the tier and what was declined, stands alone, and is there only where a verdict is.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { RunVerdict } from '../report-model/requirement.ts';
import { badgeSvg } from './badge.ts';
import { report } from './testing/report.ts';
import { allOf, parseXml } from './testing/xml.ts';

const LOGOUT = { tier: 'logout', isReached: true, declined: ['queueLogout'] } as const;

const textsOf = (svg: string | undefined): readonly string[] => {
  assert.ok(svg !== undefined);
  return allOf(parseXml(svg)).flatMap(({ name, text }) => (name === 'text' ? [text] : []));
};

test('a certified run is told with its tier and what was declined', () => {
  assert.deepEqual(textsOf(badgeSvg(report({ tiers: [LOGOUT] }))), [
    'signoff',
    'certified: logout, without queue logout',
  ]);
  const reasons = { ...LOGOUT, declined: ['reasonCodes', 'breakReasons'] as const };
  assert.deepEqual(textsOf(badgeSvg(report({ tiers: [reasons] }))), [
    'signoff',
    'certified: logout, without reason codes and break reasons',
  ]);
  assert.deepEqual(textsOf(badgeSvg(report())), ['signoff', 'certified']);
});

const OTHERS: readonly [verdict: RunVerdict, message: string | undefined][] = [
  ['not-certified', 'not certified'],
  ['incomplete', 'incomplete'],
  ['partial', undefined],
  ['none', undefined],
];

for (const [verdict, message] of OTHERS)
  test(`a run that is ${verdict} has ${message === undefined ? 'no badge' : `the badge ${message}`}`, () => {
    const svg = badgeSvg(report({ tiers: [LOGOUT], ruling: { verdict, exitCode: 1 } }));
    if (message === undefined) assert.equal(svg, undefined);
    else assert.deepEqual(textsOf(svg), ['signoff', message]);
  });

test('it says what it is of to those who cannot see it, whatever the connector is called, and loads nothing', () => {
  const name = `"><script>alert('x')</script>&\u0007`;
  const svg = badgeSvg(report({ connector: { name, version: '1' }, tiers: [LOGOUT] })) ?? '';
  const elements = allOf(parseXml(svg));
  const title = `Signoff: ${name.replace('\u0007', '\ufffd')} 1, native, profile opencti: certified: logout, without queue logout`;
  assert.equal(elements.find((element) => element.name === 'title')?.text, title);
  assert.deepEqual([elements[0]?.attributes.role, elements[0]?.attributes['aria-label']], ['img', title]);
  assert.deepEqual([...new Set(elements.map((element) => element.name))].sort(), [
    'clipPath',
    'g',
    'rect',
    'svg',
    'text',
    'title',
  ]);
  assert.deepEqual(svg.match(/https?:[^"]*/g), ['http://www.w3.org/2000/svg']);
});

test('it is as wide as its two parts', () => {
  const [svg, ...rest] = allOf(parseXml(badgeSvg(report({ tiers: [LOGOUT] })) ?? ''));
  const rects = rest.filter(({ name, attributes }) => name === 'rect' && attributes.fill !== undefined);
  const width = rects.reduce((sum, { attributes }) => sum + Number(attributes.width), 0);
  assert.equal(Number(svg?.attributes.width), width);
  assert.ok(width > 100 && rects.length === 2);
});
