// The gate: a run held against a baseline. Known failures do not close it; a new one does, and so does an entry that is
// stale or expired. The verdict of the run stays what it is: a gate that is passed certifies nothing.

import type { GateRuling, KnownFailure } from '../../report-model/baseline.ts';
import { isUnmet } from '../../report-model/requirement.ts';
import type { Ruling, RunJudgement } from '../../report-model/run-report.ts';
import { type Case, conclude } from '../judge/judgement.ts';
import { blockers } from '../judge/verdicts.ts';
import { updatedEntries } from './baseline-entries.ts';

/** What a run is held against. */
export interface Baseline {
  /** As the user calls it. */
  readonly name: string;
  readonly entries: readonly KnownFailure[];
  /** Today in UTC: `2027-01-31`. */
  readonly today: string;
  /** What stands after the run is what it is held against. */
  readonly isToBeUpdated?: boolean | undefined;
}

/** Undefined where there is nothing to hold: no verdict, an interrupted run, or a runner that ended early. */
export function holdAgainst(judgement: RunJudgement, baseline: Baseline, about: Case): GateRuling | undefined {
  if (!isWhole(judgement, about)) return undefined;
  const { name, today, isToBeUpdated = false } = baseline;
  const entries = isToBeUpdated ? updatedEntries(baseline.entries, judgement, about) : baseline.entries;
  const verdicts = new Map(judgement.rulings.map((ruling) => [ruling.id, ruling]));
  const ruled = entries.filter(({ requirement }) => verdicts.has(requirement));
  const isStillUnmet = ({ requirement }: KnownFailure) => isUnmet(verdicts.get(requirement) as Ruling);
  const stale = ruled.filter((entry) => !isStillUnmet(entry));
  const expired = ruled.filter((entry) => isStillUnmet(entry) && entry.expires !== undefined && entry.expires < today);
  const known = ruled.filter((entry) => isStillUnmet(entry) && !expired.includes(entry));
  const listed = new Set([...known, ...expired].map(({ requirement }) => requirement));
  const fresh = blockers(judgement.rulings, about).filter(({ id }) => !listed.has(id));
  const excused = judgement.rulings.map((ruling) => (listed.has(ruling.id) ? excuse(ruling) : ruling));
  const { ruling } = conclude(excused, judgement.outcomes, about);
  const exitCode = ruling.exitCode === 0 && stale.length + expired.length > 0 ? 1 : ruling.exitCode;
  const found = { known, fresh: fresh.map(({ id }) => id), stale, expired };
  return {
    baseline: name,
    entries,
    isPassed: exitCode === 0,
    exitCode,
    reason: reasonOf(found, ruling.reason),
    ...found,
  };
}

/** Whether the run says something of everything that it was to play. */
function isWhole({ ruling, outcomes }: RunJudgement, { isInterrupted }: Case): boolean {
  return ruling.verdict !== 'none' && !isInterrupted && outcomes.every(({ result }) => result !== 'unfinished');
}

/** As if the requirement were met: what the gate asks is whether the run were green but for it. */
const excuse = (ruling: Ruling): Ruling => ({ ...ruling, verdict: 'pass' });

type Found = Pick<GateRuling, 'known' | 'fresh' | 'stale' | 'expired'>;

function reasonOf({ known, fresh, stale, expired }: Found, reason: string | undefined): string {
  const ids = (entries: readonly KnownFailure[]) => entries.map(({ requirement }) => requirement).join(', ');
  const days = expired.map(({ requirement, expires }) => `${requirement} (${expires})`).join(', ');
  const sentences = [
    fresh.length === 0 ? '' : `New: ${fresh.join(', ')}.`,
    stale.length === 0 ? '' : `Met by now, so the entry is stale: ${ids(stale)}.`,
    expired.length === 0 ? '' : `Expired: ${days}.`,
    fresh.length === 0 && reason !== undefined ? reason : '',
  ].filter((sentence) => sentence !== '');
  if (sentences.length > 0) return sentences.join(' ');
  return known.length === 0 ? 'Everything is met.' : `Known failures only: ${ids(known)}.`;
}
