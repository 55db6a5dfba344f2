// The judging of a proof, from trials alone: who survived, who was killed by what it did not name, which variant was
// failed, which requirement and which scenario nobody tests in earnest.

import { isDeepStrictEqual } from 'node:util';
import { CAPABILITIES } from '../../connector/connector.ts';
import { VERSION } from '../../package-root.ts';
import {
  isKill,
  type LeftOut,
  type MemberKind,
  type Proof,
  type ProofIssue,
  type ProvenRequirement,
  type Trial,
  type TrialRuling,
} from '../../report-model/proof.ts';
import { isUnmet } from '../../report-model/requirement.ts';
import type { ScenarioResult } from '../../report-model/run-report.ts';
import { applyingIn } from '../suite/applicability.ts';
import type { Catalogue } from '../suite/catalogue.ts';
import type { Scenario } from '../suite/features.ts';
import { familiesOf, familyOf } from '../suite/tiers.ts';

export interface Tried {
  readonly trials: readonly Trial[];
  readonly leftOut?: readonly LeftOut[] | undefined;
  /** Whether mutants too were played on everything. */
  readonly isFull: boolean;
  /** Whether only who belongs to the dialect alone was tried. */
  readonly isOwn?: boolean | undefined;
}

export interface Suite {
  readonly catalogue: Catalogue;
  readonly scenarios: readonly Scenario[];
  /** In which it was played; absent: the native one. */
  readonly dialect?: string | undefined;
}

/** What the trials prove of a suite. */
export function judgeProof(
  { catalogue, scenarios, dialect = 'native' }: Suite,
  { trials, isFull, isOwn = false, leftOut = [] }: Tried,
): Proof {
  const applying = applyingIn(catalogue, scenarios, dialect);
  const requirements = catalogue.requirements
    .filter(
      ({ id }) => applying.requirementIds.includes(id) && (!isOwn || trials.some(({ member }) => member.target === id)),
    )
    .map(({ id, level, requirement }) => ({ id, level, requirement, killers: killersOf(id, trials) }));
  const issues = [
    ...trials.flatMap((trial) => issuesOf(trial, catalogue, isFull)),
    ...requirements.flatMap(issuesOfRequirement),
    ...(isOwn ? [] : issuesOfScenarios(applying.scenarios, trials)),
  ];
  const exitCode = issues.length === 0 ? 0 : 1;
  const kit = { name: 'signoff', version: VERSION };
  const { notApplicable } = applying;
  return { kit, dialect, isFull, requirements, notApplicable, leftOut, trials, issues, exitCode };
}

/** The mutants aimed at a requirement that it failed. */
function killersOf(id: string, trials: readonly Trial[]): readonly string[] {
  return trials.filter(({ member, rulings }) => member.target === id && isKilledBy(id, rulings)).map(nameOf);
}

const isKilledBy = (id: string, rulings: readonly TrialRuling[]): boolean =>
  rulings.some((ruling) => ruling.id === id && isKill(ruling));

const nameOf = ({ member }: Trial): string => member.name;

function issuesOf(trial: Trial, catalogue: Catalogue, isFull: boolean): readonly ProofIssue[] {
  const { member, accident } = trial;
  if (accident !== undefined) return [issue('no-trial', member.name, `could not be tried: ${accident}`)];
  if (member.kind === 'mutant') return issuesOfMutant(trial, isFull);
  if (member.kind === 'declining') return issuesOfDeclining(trial, catalogue);
  return member.kind === 'variant' ? issuesOfCertified(trial, 'failed-variant') : issuesOfPathological(trial);
}

function issuesOfMutant({ member, rulings, reason }: Trial, isFull: boolean): readonly ProofIssue[] {
  const { name, target = '', collateral } = member;
  const aimed = rulings.find(({ id }) => id === target);
  const survived =
    aimed !== undefined && isKill(aimed)
      ? []
      : [
          issue(
            'survivor',
            name,
            `survives ${target}: ${aimed?.seen ?? reason ?? aimed?.verdict ?? 'it was not played'}`,
          ),
        ];
  const unnamed = rulings.filter((ruling) => isUnmet(ruling) && ![target, ...collateral].includes(ruling.id));
  const applies = (id: string) => !rulings.some((ruling) => ruling.id === id && ruling.verdict === 'not-applicable');
  const isFailed = (id: string) => rulings.some((ruling) => ruling.id === id && isUnmet(ruling));
  const idle = isFull ? collateral.filter((id) => applies(id) && !isFailed(id)) : [];
  return [
    ...survived,
    ...unnamed.map((ruling) =>
      issue('unnamed-killer', name, `is killed by ${ruling.id}, which it does not name: ${ruling.seen}`),
    ),
    ...idle.map((id) => issue('idle-collateral', name, `names ${id} as collateral, and does not fail it`)),
  ];
}

/** Whoever is honest meets every SHOULD as well, and is certified; anything else is an issue of that `kind`. */
function issuesOfCertified(
  { member, rulings, verdict, reason }: Trial,
  kind: ProofIssue['kind'],
): readonly ProofIssue[] {
  const unmet = rulings.filter(isUnmet);
  if (unmet.length > 0) return unmet.map(({ id, seen }) => issue(kind, member.name, `is failed by ${id}: ${seen}`));
  if (verdict === 'certified') return [];
  return [issue(kind, member.name, `ends as ${verdict}: ${reason ?? 'no reason was given'}`)];
}

/** Whoever declines something is certified for the rest, and what was declined of the tier is told with it, no less. */
function issuesOfDeclining(trial: Trial, { requirements }: Catalogue): readonly ProofIssue[] {
  const refused = issuesOfCertified(trial, 'refused-declining');
  const { member, tier } = trial;
  if (refused.length > 0 || tier === undefined) return refused;
  const families = familiesOf(tier.tier);
  const active = requirements.filter(({ id, status }) => status === 'active' && families.includes(familyOf(id)));
  const needed = new Set(active.flatMap(({ needs }) => needs));
  const declined = CAPABILITIES.filter((one) => member.declines?.includes(one) && needed.has(one));
  const told = tier.declined ?? [];
  if (isDeepStrictEqual(new Set(told), new Set(declined))) return [];
  const list = (names: readonly string[]) => names.join(', ') || 'nothing';
  return [
    issue('untold-decline', member.name, `reaches ${tier.tier} without ${list(declined)}, and told is ${list(told)}`),
  ];
}

function issuesOfPathological({ member, verdict, exitCode }: Trial): readonly ProofIssue[] {
  if (exitCode !== 0) return [];
  return [issue('certified-pathological', member.name, `ends as ${verdict} with exit code 0`)];
}

function issuesOfRequirement({ id, killers }: ProvenRequirement): readonly ProofIssue[] {
  return killers.length > 0 ? [] : [issue('no-killer', id, 'is shown to be failed by no mutant of its own')];
}

/** Scenarios by feature file and name: the rows of an outline are one. */
function issuesOfScenarios(scenarios: readonly Scenario[], trials: readonly Trial[]): readonly ProofIssue[] {
  const key = ({ location, name }: { location: string; name: string }) => `${location.split(':')[0]}: ${name}`;
  const all = [...new Set(scenarios.map(key))];
  /** Those that came to `result` in no trial of such a member; none where no such member was tried. */
  const never = (kind: MemberKind, result: ScenarioResult): readonly string[] => {
    const tried = trials.filter(({ member }) => member.kind === kind);
    const found = new Set(tried.flatMap((trial) => trial.scenarios.filter((one) => one.result === result).map(key)));
    return tried.length === 0 ? [] : all.filter((scenario) => !found.has(scenario));
  };
  return [
    ...never('mutant', 'failed').map((scenario) => issue('toothless-scenario', scenario, 'is failed by no mutant')),
    ...never('variant', 'passed').map((scenario) => issue('unpassed-scenario', scenario, 'is passed by no variant')),
  ];
}

const issue = (kind: ProofIssue['kind'], who: string, predicate: string): ProofIssue => ({
  kind,
  who,
  sentence: `${who} ${predicate.trimEnd().replace(/\.$/, '')}.`,
});
