// junit.xml agrees with the gate: whoever reads it alone comes to the same answer as whoever reads the exit code, whatever
// the scenarios came to, however strict the run was, and whatever was known of the connector.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { assertJunit } from '../../test/testing/junit-schema.ts';
import { holdAgainst } from '../kit/gate/gate.ts';
import { CASE, entry, judged, LETTERS } from '../kit/judge/testing/judged.ts';
import { blockers } from '../kit/judge/verdicts.ts';
import { exitCodeOf, type RunReport } from '../report-model/run-report.ts';
import { junitXml } from './junit.ts';
import { report } from './testing/report.ts';
import { allOf, parseXml } from './testing/xml.ts';

const TODAY = '2026-06-15';
const STRICT = { isStrict: true };
const FILTERED = { isFiltered: true };
const HOW = [{}, STRICT, FILTERED, { ...STRICT, ...FILTERED }, { isInterrupted: true }, { tier: 'agent-state' }];
const KNOWN = [
  undefined,
  [],
  [entry('LOGOUT-01')],
  [entry('LOGOUT-15')],
  [entry('LOGOUT-01', '2020-01-01')],
  [entry('LOGOUT-15', '2020-01-01')],
];
const RESULTS = [...Object.keys(LETTERS), '.'];
const RUNS = RESULTS.flatMap((one) => RESULTS.flatMap((two) => RESULTS.map((three) => one + two + three)));

/** The report of a run of two MUST and a SHOULD; `requests` of each scenario. */
function run(letters: string, how: object, known: (typeof KNOWN)[number], requests = 1): RunReport {
  const about = { ...CASE, ...how };
  const judgement = judged(letters, about, requests);
  const baseline = known && { name: 'known.yaml', entries: known, today: TODAY };
  return report({
    ...judgement,
    blockers: blockers(judgement.rulings, about).map(({ id }) => id),
    gate: baseline && holdAgainst(judgement, baseline, about),
  });
}

/** Failures and errors among the test cases, and the numbers that the report says there are. */
function countIn(xml: string) {
  const elements = allOf(parseXml(xml));
  const attributes = elements[0]?.attributes ?? {};
  const count = (name: string) => elements.filter((element) => element.name === name).length;
  assert.deepEqual([attributes.tests, attributes.failures, attributes.errors].map(Number), [
    count('testcase'),
    count('failure'),
    count('error'),
  ]);
  return { failures: count('failure'), errors: count('error') };
}

for (const how of HOW)
  test(`there is a failure or an error where the exit code is not 0, and only there: ${JSON.stringify(how)}`, () => {
    let red = 0;
    for (const letters of RUNS)
      for (const known of KNOWN)
        for (const requests of [0, 1]) {
          const told = run(letters, how, known, requests);
          const { failures, errors } = countIn(junitXml(told));
          const isRed = failures + errors > 0;
          if (isRed) red += 1;
          assert.equal(isRed, exitCodeOf(told) !== 0, `${letters} ${JSON.stringify(known)} ${requests}`);
        }
    assert.ok(red > 100);
  });

const only = (xml: string, ...names: string[]) =>
  allOf(parseXml(xml)).flatMap(({ name, attributes }) => (names.includes(name) ? [[name, attributes.message]] : []));

test('a SHOULD that is not met is no failure, and is told; in a strict run it is one failure', () => {
  const lenient = junitXml(run('ppf', {}, undefined));
  assert.deepEqual(only(lenient, 'failure', 'error', 'skipped'), [
    ['skipped', 'not met, but no more than a SHOULD: LOGOUT-15'],
  ]);
  assert.match(lenient, /LOGOUT-15 \(SHOULD\): warn/);
  const strict = junitXml(run('ppf', STRICT, undefined));
  assert.deepEqual(
    only(strict, 'failure', 'error', 'skipped').map(([name]) => name),
    ['failure'],
  );
});

test('what closes the gate and is no scenario has a case of its own', () => {
  const stale = run('ppp', {}, [entry('LOGOUT-01')]);
  const message = 'Met by now, so the entry is stale: LOGOUT-01.';
  assert.deepEqual(only(junitXml(stale), 'failure', 'error'), [['failure', message]]);
  const none = run('...', {}, undefined);
  assert.deepEqual(only(junitXml(none), 'failure', 'error'), [['error', 'No scenario was selected.']]);
});

test('each kind of report is valid', async () => {
  for (const letters of ['pfu', 'nxf', 'ppf', '...', 'ppp'])
    for (const known of [undefined, [entry('LOGOUT-01')]]) await assertJunit(junitXml(run(letters, {}, known)));
});
