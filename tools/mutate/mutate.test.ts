// What a trial of a mutant counts as, and what is made of all of them: a kill has a name, nobody leaves the denominator,
// and no survivor goes unseen.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { MutantResult } from '@stryker-mutator/api/core';
import type { Trial, TrialRuling } from '../../src/report-model/proof.ts';
import { isDecided, resultOf } from './mutant-result.ts';
import { formatScore, type Mutant, scoreOf, toMutant } from './score.ts';
import { readSurvivors, shortened } from './survivors.ts';

const trial = (rulings: readonly TrialRuling[], more: Partial<Trial> = {}): Trial => ({
  member: { kind: 'mutant', name: 'mutant', about: '', path: '', collateral: [] },
  verdict: 'partial',
  exitCode: 1,
  rulings,
  scenarios: [],
  ...more,
});

const PASS: TrialRuling = { id: 'LOGIN-01', verdict: 'pass' };
const FAIL: TrialRuling = { id: 'LOGOUT-06', verdict: 'fail', seen: 'a success' };
const WARN: TrialRuling = { id: 'FAULT-14', verdict: 'warn', seen: 'it exited' };
const UNTESTABLE: TrialRuling = { id: 'READY-01', verdict: 'untestable', seen: 'no login' };
const NOT_APPLICABLE: TrialRuling = { id: 'NOTREADY-03', verdict: 'not-applicable', seen: 'not declared' };

test('a requirement that fails or warns kills by its name', () => {
  assert.deepEqual(resultOf(trial([PASS, FAIL, WARN, UNTESTABLE])), {
    status: 'killed',
    killedBy: ['LOGOUT-06', 'FAULT-14'],
    failureMessage: 'LOGOUT-06: a success\nFAULT-14: it exited',
    nrOfTests: 4,
  });
});

test('what passes or does not apply lets a mutant survive', () => {
  assert.deepEqual(resultOf(trial([PASS, NOT_APPLICABLE], { exitCode: 0 })), { status: 'survived', nrOfTests: 2 });
});

test('what was not exercised is neither a kill nor a survival', () => {
  assert.deepEqual(resultOf(trial([PASS, UNTESTABLE])), { status: 'error', errorMessage: 'READY-01: no login' });
});

test('who could not even be started was not judged', () => {
  const reason = 'ConnectorUnusable: it exited.';
  assert.deepEqual(resultOf(trial([], { verdict: 'none', exitCode: 2, reason })), {
    status: 'error',
    errorMessage: reason,
  });
});

test('only what was not exercised, and nothing failed, is worth playing on', () => {
  assert.equal(isDecided(trial([UNTESTABLE, PASS])), false);
  for (const rulings of [[FAIL, UNTESTABLE], [PASS], []]) assert.equal(isDecided(trial(rulings)), true);
});

const mutant = (end: Mutant['end'], original: string, file = 'src/reference/look.ts'): Mutant => ({
  ...{ file, mutator: 'StringLiteral', original, replacement: '""', line: 7, end, seen: '' },
});

const known = (original: string, more: object = {}) => ({
  ...{ file: 'src/reference/look.ts', mutator: 'StringLiteral', original, replacement: '""', why: 'It is prose.' },
  ...more,
});

test('every mutant counts, whatever became of it', () => {
  const ends = ['killed', 'killed', 'survived', 'not played', 'not judged'] as const;
  const { killedIn100, unexplained } = scoreOf(
    ends.map((end) => mutant(end, end)),
    [],
  );
  assert.equal(killedIn100, 40);
  assert.deepEqual(
    unexplained.map(({ end }) => end),
    ['survived', 'not played', 'not judged'],
  );
});

test('a reason explains as many survivors as it says; what it says beyond that is stale', () => {
  const list = readSurvivors([known("'a'"), known("'b'", { times: 2 }), known("'c'")]);
  const { killedIn100, ...score } = scoreOf(
    [mutant('survived', "'a'"), mutant('survived', "'a'"), mutant('survived', "'b'"), mutant('killed', "'c'")],
    list,
  );
  assert.equal(killedIn100, 25);
  assert.deepEqual(
    score.explained.map(({ original, why }) => [original, why]),
    [
      ["'a'", 'It is prose.'],
      ["'b'", 'It is prose.'],
    ],
  );
  assert.deepEqual(
    score.unexplained.map(({ original }) => original),
    ["'a'"],
  );
  assert.deepEqual(
    score.stale.map(({ original }) => original),
    ["'b'", "'c'"],
  );
});

test('a reason must be given', () => {
  assert.throws(() => readSurvivors([{ ...known("'a'"), why: undefined }]));
});

test('a mutant is known by what was replaced by what, in one line', () => {
  const source = 'const a = 1;\nfunction f() {\n  return a;\n}\n';
  const result = {
    ...{ id: '0', fileName: '', mutatorName: 'BlockStatement', replacement: '{}', status: 'Survived' },
    location: { start: { line: 2, column: 14 }, end: { line: 4, column: 2 } },
  } as MutantResult;
  assert.deepEqual(toMutant(result, source, 'src/reference/f.ts'), {
    ...{ file: 'src/reference/f.ts', mutator: 'BlockStatement', original: '{ return a; }', replacement: '{}' },
    ...{ line: 2, end: 'survived', seen: '' },
  });
  assert.equal(shortened(`${'a'.repeat(90)}${'b'.repeat(90)}`), `${'a'.repeat(70)} … ${'b'.repeat(25)}`);
});

test('the report names who was not killed, with line and reason', () => {
  const text = formatScore(
    scoreOf(
      [mutant('killed', "'a'"), mutant('survived', "'b'"), mutant('not judged', "'c'")],
      [...readSurvivors([known("'b'"), known("'d'")])],
    ),
  );
  assert.match(text, /^Score: 33\.3 in 100: 1 of 3 /);
  assert.match(text, /^\| src\/reference\/look\.ts \| 3 \| 1 \| 1 \| 0 \| 1 \| 33\.3 \|$/m);
  assert.match(
    text,
    /no reason given \(1\):\n\n- line 7: src\/reference\/look\.ts StringLiteral: `'c'` -> `""` \(not judged/,
  );
  assert.match(text, /does not matter \(1\):\n\n- line 7: .*`'b'` -> `""`\n {2}It is prose\./);
  assert.match(text, /no longer there \(1\):\n\n- src\/reference\/look\.ts StringLiteral: `'d'`/);
});
