// kill-matrix.json: which mutant or broken server is failed by which requirement, for machines; and what the other forms of the matrix
// share. The same suite and mutants give the same bytes.

import { isKill, type MemberKind, type Proof, type Trial } from '../report-model/proof.ts';
import { isUnmet } from '../report-model/requirement.ts';
import { tierWords } from '../report-model/tier-text.ts';

export function killMatrixJson(proof: Proof): string {
  const { kit, dialect, isFull, requirements, notApplicable, leftOut, trials, issues } = proof;
  const matrix = {
    kit,
    dialect,
    proven: issues.length === 0,
    full: isFull,
    issues,
    requirements,
    notApplicable,
    leftOut,
    mutants: trialsOf('mutant', trials).map((trial) => ({ ...ofMutant(trial), ...facts(trial) })),
    variants: trialsOf('variant', trials).map(facts),
    declining: trialsOf('declining', trials).map(ofDeclining),
    pathological: trialsOf('pathological', trials).map(facts),
    brokenServers: trialsOf('broken-server', trials).map((trial) => ({ ...ofMutant(trial), ...facts(trial) })),
    servers: trialsOf('server', trials).map((trial) => ({ ...rulesOf(trial), ...facts(trial) })),
  };
  return `${JSON.stringify(matrix, null, 2)}\n`;
}

export const trialsOf = (kind: MemberKind, trials: readonly Trial[]): readonly Trial[] =>
  trials.filter(({ member }) => member.kind === kind);

/** Whether the requirement that a mutant or a broken server aims at failed it. */
export const isKilled = ({ member, rulings }: Trial): boolean =>
  rulings.some((ruling) => ruling.id === member.target && isKill(ruling));

/** How a trial ended, as a person would say it; of a declining, how far it came without what it declines. */
export function endOf({ member, verdict, exitCode, reason, accident, tier }: Trial): string {
  const reached = member.kind === 'declining' && tier !== undefined ? tierWords(tier) : undefined;
  const more = reason ?? reached;
  return accident ?? `${verdict}, exit code ${exitCode}${more === undefined ? '' : `: ${more}`}`;
}

/** `58 mutants` */
export const count = (number: number, noun: string): string => `${number} ${noun}${number === 1 ? '' : 's'}`;

function ofMutant(trial: Trial) {
  const { name, about, target, collateral } = trial.member;
  return { name, about, target, collateral, ...rulesOf(trial), killed: isKilled(trial) };
}

/** The rules under which a trial was held, where they were chosen. */
const rulesOf = ({ member: { profile, policy } }: Trial) => ({ profile, policy });

function ofDeclining({ member, verdict, exitCode, reason, accident, tier, rulings }: Trial) {
  const { name, about, declines, profile } = member;
  return { name, about, declines, profile, verdict, exitCode, reason, accident, tier, unmet: rulings };
}

function facts({ member, verdict, exitCode, reason, accident, rulings, scenarios }: Trial) {
  const { name, about } = member;
  const unmet = rulings.filter(isUnmet);
  return { name, about, verdict, exitCode, reason, accident, scenarios: scenarios.length, unmet };
}
