// The entries of a baseline against what was found: which entries would let a run through.

import type { KnownFailure } from '../../report-model/baseline.ts';
import { isUnmet } from '../../report-model/requirement.ts';
import type { Ruling, RunJudgement } from '../../report-model/run-report.ts';
import type { Case } from '../judge/judgement.ts';
import { blockers } from '../judge/verdicts.ts';

/** The longest reason that is made up, in characters. */
const REASON_LENGTH = 200;

/**
 * The entries that stand after the run, in their order, and then what is new. Reasons that stand are kept; an entry that
 * has expired stays expired, for its day was a promise that only a person can extend.
 */
export function updatedEntries(
  entries: readonly KnownFailure[],
  judgement: RunJudgement,
  about: Case,
): readonly KnownFailure[] {
  const met = judgement.rulings.filter((ruling) => !isUnmet(ruling));
  const standing = entries.filter(({ requirement }) => !met.some(({ id }) => id === requirement));
  const fresh = blockers(judgement.rulings, about).filter(
    ({ id }) => !entries.some(({ requirement }) => requirement === id),
  );
  return [...standing, ...fresh.map(toEntry)];
}

const toEntry = (ruling: Ruling): KnownFailure => ({ requirement: ruling.id, reason: reasonFor(ruling) });

/** A person is to say why; until then it says what was seen. */
function reasonFor({ mismatch, reason = 'nothing' }: Ruling): string {
  const seen = `not explained yet; seen: ${mismatch?.seen ?? reason}`.replace(/\s+/g, ' ');
  return seen.length > REASON_LENGTH ? `${seen.slice(0, REASON_LENGTH - 1)}…` : seen;
}
