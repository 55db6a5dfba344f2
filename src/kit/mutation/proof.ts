// The judging of a proof, from trials alone: who survived, who was killed by what it did not name, which variant or server
// was failed, which requirement and which scenario nobody tests in earnest. Requirements on servers are for servers alone.

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
import type { OutsideDialect, ScenarioResult } from '../../report-model/run-report.ts';
import { applyingIn } from '../suite/applicability.ts';
import { type Catalogue, isOfServer, SERVER_TAG } from '../suite/catalogue.ts';
import { spokenIn } from '../suite/dialects.ts';
import type { Scenario } from '../suite/features.ts';
import { familiesOf, familyOf } from '../suite/tiers.ts';

export interface Tried {
  readonly trials: readonly Trial[];
  readonly leftOut?: readonly LeftOut[] | undefined;
  /** Whether mutants and broken servers too were played on everything. */
  readonly isFull: boolean;
  /** Whether only who belongs to the dialect alone was tried. */
  readonly isOwn?: boolean | undefined;
}

export interface Suite {
  readonly catalogue: Catalogue;
  readonly scenarios: readonly Scenario[];
  /** In which it was played; absent: the native one. */
  readonly dialect?: string | undefined;
  /** What that says of itself where the product does not bring it. */
  readonly outside?: OutsideDialect | undefined;
}

/** What the trials prove of a suite. */
export function judgeProof(
  { catalogue, scenarios, dialect = 'native', outside }: Suite,
  { trials, isFull, isOwn = false, leftOut = [] }: Tried,
): Proof {
  const applying = applyingIn(catalogue, scenarios, spokenIn({ dialect, outside }));
  const requirements = catalogue.requirements
    .filter(
      ({ id }) => applying.requirementIds.includes(id) && (!isOwn || trials.some(({ member }) => member.target === id)),
    )
    .map(({ id, level, requirement }) => {
      return { id, isOfServer: isOfServer(id), level, requirement, killers: killersOf(id, trials) };
    });
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

/** The mutants, or broken servers, aimed at a requirement that it failed. */
function killersOf(id: string, trials: readonly Trial[]): readonly string[] {
  return trials.filter(({ member, rulings }) => member.target === id && isKilledBy(id, rulings)).map(nameOf);
}

const isKilledBy = (id: string, rulings: readonly TrialRuling[]): boolean =>
  rulings.some((ruling) => ruling.id === id && isKill(ruling));

const nameOf = ({ member }: Trial): string => member.name;

function issuesOf(trial: Trial, catalogue: Catalogue, isFull: boolean): readonly ProofIssue[] {
  const { member, accident } = trial;
  if (accident !== undefined) return [issue('no-trial', member.name, `could not be tried: ${accident}`)];
  return ISSUES[member.kind](trial, { catalogue, isFull });
}

const ISSUES: Readonly<Record<MemberKind, (trial: Trial, about: About) => readonly ProofIssue[]>> = {
  mutant: (trial, { isFull }) => issuesOfMutant(trial, isFull),
  'broken-server': (trial, { isFull }) => issuesOfMutant(trial, isFull),
  variant: (trial) => issuesOfHonest(trial, { verdict: 'certified', kind: 'failed-variant' }),
  server: (trial) => issuesOfHonest(trial, { verdict: 'met', kind: 'failed-server' }),
  declining: (trial, { catalogue }) => issuesOfDeclining(trial, catalogue),
  pathological: issuesOfPathological,
};

interface About {
  readonly catalogue: Catalogue;
  readonly isFull: boolean;
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

/** Whoever is honest meets every SHOULD as well, and has that verdict; anything else is an issue of that `kind`. */
function issuesOfHonest(
  { member, rulings, verdict, reason }: Trial,
  { verdict: due, kind }: Pick<Trial, 'verdict'> & Pick<ProofIssue, 'kind'>,
): readonly ProofIssue[] {
  const unmet = rulings.filter(isUnmet);
  if (unmet.length > 0) return unmet.map(({ id, seen }) => issue(kind, member.name, `is failed by ${id}: ${seen}`));
  if (verdict === due) return [];
  return [issue(kind, member.name, `ends as ${verdict}: ${reason ?? 'no reason was given'}`)];
}

/** Whoever declines something is certified for the rest, and what was declined of the tier is told with it, no less. */
function issuesOfDeclining(trial: Trial, { requirements }: Catalogue): readonly ProofIssue[] {
  const { member, tier } = trial;
  // Who declines to look believes a switch that takes every logout: that is told with the tier, and all that is told.
  const isTold = (id: string) =>
    id === 'LOGOUT-31' && tier?.believesSwitch === true && member.declines?.includes('look');
  const others = { ...trial, rulings: trial.rulings.filter(({ id }) => !isTold(id)) };
  const refused = issuesOfHonest(others, { verdict: 'certified', kind: 'refused-declining' });
  if (refused.length > 0 || tier === undefined) return refused;
  const families = familiesOf(tier.tier);
  const active = requirements.filter(({ id, status }) => status === 'active' && families.includes(familyOf(id)));
  const needed = new Set(active.flatMap(({ needs }) => needs));
  const declined = CAPABILITIES.filter((one) => member.declines?.includes(one) && needed.has(one));
  // Where a switch tells only that something may have changed, whoever does not look has no events to hand on either.
  const isImplied = (one: string) => one === 'events' && member.declines?.includes('look') && !declined.includes(one);
  const told = (tier.declined ?? []).filter((one) => !isImplied(one));
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

function issuesOfRequirement({ id, isOfServer: isServers, killers }: ProvenRequirement): readonly ProofIssue[] {
  const whom = isServers ? 'broken server' : 'mutant';
  return killers.length > 0 ? [] : [issue('no-killer', id, `is shown to be failed by no ${whom} of its own`)];
}

function issuesOfScenarios(scenarios: readonly Scenario[], trials: readonly Trial[]): readonly ProofIssue[] {
  const isServers = ({ tags }: Scenario): boolean => tags.includes(SERVER_TAG);
  const ofConnectors = scenarios.filter((scenario) => !isServers(scenario));
  return [
    ...untried(ofConnectors, trials, { broken: 'mutant', honest: 'variant' }),
    ...untried(scenarios.filter(isServers), trials, { broken: 'broken-server', honest: 'server' }),
  ];
}

/** Which of the scenarios nobody fails who is there to be failed, or nobody passes who is there to pass. The rows of an outline are one. */
function untried(
  scenarios: readonly Scenario[],
  trials: readonly Trial[],
  { broken, honest }: Readonly<Record<'broken' | 'honest', MemberKind>>,
): readonly ProofIssue[] {
  const key = ({ location, name }: { location: string; name: string }) => `${location.split(':')[0]}: ${name}`;
  const all = [...new Set(scenarios.map(key))];
  /** Those that came to `result` in no trial of such a member; none where no such member was tried. */
  const never = (kind: MemberKind, result: ScenarioResult): readonly string[] => {
    const tried = trials.filter(({ member }) => member.kind === kind);
    const found = new Set(tried.flatMap((trial) => trial.scenarios.filter((one) => one.result === result).map(key)));
    return tried.length === 0 ? [] : all.filter((scenario) => !found.has(scenario));
  };
  return [
    ...never(broken, 'failed').map((scenario) =>
      issue('toothless-scenario', scenario, `is failed by no ${spoken(broken)}`),
    ),
    ...never(honest, 'passed').map((scenario) =>
      issue('unpassed-scenario', scenario, `is passed by no ${spoken(honest)}`),
    ),
  ];
}

const spoken = (kind: MemberKind): string => kind.replace('-', ' ');

const issue = (kind: ProofIssue['kind'], who: string, predicate: string): ProofIssue => ({
  kind,
  who,
  sentence: `${who} ${predicate.trimEnd().replace(/\.$/, '')}.`,
});
