// What the tests of the gate share: runs of three requirements, by a letter for the result of each.

import type { Declaration } from '../../../connector/connector.ts';
import type { KnownFailure } from '../../../report-model/baseline.ts';
import type { Level } from '../../../report-model/requirement.ts';
import type { ScenarioOutcome, ScenarioResult } from '../../../report-model/run-report.ts';
import { readCatalogue } from '../../suite/catalogue.ts';
import { type Case, conclude } from '../judgement.ts';
import { rulingsOf, strictly } from '../verdicts.ts';

const row = (id: string, level: Level = 'MUST') => ({
  ...{ id, level, source: 'S', requirement: 'It holds.', pitfall: 'It does not.' },
});
export const CATALOGUE = readCatalogue(
  JSON.stringify({ version: 1, requirements: [row('LOGOUT-01'), row('LOGOUT-02'), row('LOGOUT-15', 'SHOULD')] }),
);
const DECLARATION: Declaration = {
  ...{ protocolVersion: 1, name: 'c', version: '1', timeoutMs: 1, activities: ['LogoutAgent'], capabilities: {} },
};
export const CASE: Case = {
  ...{ catalogue: CATALOGUE, planned: [], declaration: DECLARATION, dialect: 'native' },
  ...{ isTls: false, isStrict: false, isFiltered: false, isInterrupted: false },
  ...{ policy: {}, isServerChecked: false },
};

/** Two MUST and a SHOULD. */
export const IDS = ['LOGOUT-01', 'LOGOUT-02', 'LOGOUT-15'];
export const LETTERS: Readonly<Record<string, ScenarioResult>> = {
  ...{ p: 'passed', f: 'failed', u: 'untestable', n: 'not-applicable', x: 'unfinished' },
};

/** A run in which the three requirements came to the three results of `letters`; a dot: it was not selected. */
export function judged(letters: string, about: Case, requests = 1) {
  const outcomes = IDS.flatMap((id, index): ScenarioOutcome[] => {
    const result = LETTERS[letters[index] ?? ''];
    return result === undefined
      ? []
      : [{ name: id, location: `a.feature:${index}`, requirementIds: [id], result, requests, reason: 'so it was' }];
  });
  const lenient = rulingsOf(CATALOGUE, outcomes, about.isFiltered);
  const rulings = about.isStrict ? strictly(lenient) : lenient;
  return { outcomes, rulings, ...conclude(rulings, outcomes, about) };
}

/** An entry of a baseline. */
export const entry = (requirement: string, expires?: string): KnownFailure => ({
  requirement,
  reason: 'late',
  expires,
});
